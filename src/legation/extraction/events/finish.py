"""From drafts to events: sides completed, slots inherited, what is no event let go."""

from __future__ import annotations

from legation.extraction.events.attendance import attend
from legation.extraction.events.completion import complete, is_complete
from legation.extraction.events.coreference import overlap
from legation.extraction.events.details import whole_of
from legation.extraction.events.drafts import Draft
from legation.extraction.events.inheritance import inherit
from legation.extraction.events.likelihood import ENOUGH, likelihood
from legation.extraction.events.participants import Participants
from legation.extraction.events.record import event_of
from legation.extraction.events.senses import Senses
from legation.lexicon.events import EventLexicon
from legation.model import Event


def finish(
    drafts: list[Draft], participants: Participants, senses: Senses, lexicon: EventLexicon
) -> tuple[Event, ...]:
    """The events that `drafts` make."""
    whole = _likely(_whole(drafts, participants, lexicon), senses)
    inherit(whole, participants.index, lexicon)
    attend(whole, participants.index)
    ids = {id(draft): f"e{n}" for n, draft in enumerate(whole, 1)}
    events = []
    for draft in whole:
        wider = whole_of(draft, whole)
        events.append(event_of(ids[id(draft)], draft, ids[id(wider)] if wider else None, participants, lexicon))
    return tuple(events)


def _likely(drafts: list[Draft], senses: Senses) -> list[Draft]:
    """Those of `drafts` that are likely enough, each with its likelihood."""
    for draft in drafts:
        draft.likelihood = likelihood(draft, senses)
    return [draft for draft in drafts if draft.likelihood >= ENOUGH]


def _whole(drafts: list[Draft], participants: Participants, lexicon: EventLexicon) -> list[Draft]:
    """The drafts whose sides are known, told once each."""
    whole: list[Draft] = []
    for draft in drafts:
        complete(draft, participants, lexicon)
        if is_complete(draft.kind, draft.actors, draft.recipients, lexicon):
            twin = next((d for d in whole if _is_twin(d, draft)), None)
            if twin is None:
                whole.append(draft)
            else:
                for mention in draft.mentions:
                    twin.take(mention)
    return whole


def _is_twin(a: Draft, b: Draft) -> bool:
    """Two drafts that turned out alike once their sides were known."""
    return (
        a.kind == b.kind
        and a.status == b.status
        and a.background == b.background
        and a.facet == b.facet
        and a.actors == b.actors
        and a.recipients == b.recipients
        and a.kind not in {"aid"}
        and (a.date is None or b.date is None or overlap(a.date, b.date))
        and not (a.people - b.people and b.people - a.people)
        and not (a.facet == "wreath" and a.place and b.place and a.place.name != b.place.name)
    )
