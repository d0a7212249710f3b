"""What the encoder adds to the words of the lexicon, and what it keeps it from."""

from legation.extraction.events.likelihood import ENOUGH, WEIGHTS
from legation.lexicon.events import event_lexicon
from legation.lexicon.tables import read_csv
from tests.extraction.events.telling import assert_silent, events_of


def test_a_word_that_the_lexicon_lacks_tells_of_an_event() -> None:
    assert "savage" not in event_lexicon().verbs
    (event,) = events_of("Moldova's foreign minister savaged Russia's claim on Monday as an insult to her country.")
    assert (event.kind, event.actors, event.recipients) == ("accusation", ("MDA",), ("RUS",))


def test_each_event_says_how_likely_it_is() -> None:
    (event,) = events_of("The foreign ministers of Kenya and Uganda met in Kampala on Monday.")
    assert event.confidence is not None
    assert 0.8 < event.confidence <= 1


def test_what_is_hardly_likely_is_no_event() -> None:
    assert_silent("Kenya met Uganda in the cup final in Kampala on Monday, and won on penalties.")
    for event in events_of("Norway's foreign minister visited Chad on Monday. Norway may some day strike more oil."):
        assert event.confidence is not None
        assert event.confidence >= ENOUGH


def test_each_weight_is_that_of_a_trait() -> None:
    names = {row.fields["trait"] for row in read_csv(WEIGHTS, ("trait", "weight"))}
    states = {"occurred", "planned", "cancelled", "background", "optional"}
    plain = {"bias", "kind", "event", "first", "sentence", "agreed", "guessed", "pattern"}
    assert names <= states | plain | {f"kind {kind}" for kind in event_lexicon().kinds}
    assert plain | states <= names
