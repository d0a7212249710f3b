"""Events of a report: triggers, their roles and reality, told once each, with their slots."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Span

from legation.extraction.document import Document, PlaceMention
from legation.extraction.events.completion import complete
from legation.extraction.events.coreference import facet_of, find_event
from legation.extraction.events.drafts import Draft, Mention, start_draft
from legation.extraction.events.finish import finish
from legation.extraction.events.index import TokenIndex
from legation.extraction.events.learned import matches_of
from legation.extraction.events.mentions import Match
from legation.extraction.events.participants import Discourse, Participants, Side
from legation.extraction.events.reality import reality_of
from legation.extraction.events.relevance import is_relevant
from legation.extraction.events.roles import Roles, roles_of
from legation.extraction.events.senses import Senses
from legation.extraction.events.slots import date_beside, place_beside
from legation.extraction.events.syntax import conjuncts, governor, is_passive, objects, subjects
from legation.language.encoder import load_encoder
from legation.lexicon.events import EventLexicon, event_lexicon
from legation.model import Event

# Kinds that a promise of them is told as, planned.
_CONCRETE = frozenset(
    {
        "visit",
        "meeting",
        "call",
        "agreement",
        "exercise",
        "port_call",
        "arms_transfer",
        "cooperation",
        "aid",
        "retreat",
        "support",
    }
)
# The rank of buildings, bases and squares among places.
SITE = 3


def find_events(document: Document) -> tuple[Event, ...]:
    """The events that `document` tells of, in the order of their first mention.

    The report is read twice: who visits whom is often told after "the guests"
    and "the host" have been spoken of.
    """
    lexicon = event_lexicon()
    if not is_relevant(document, lexicon):
        return ()
    index = TokenIndex.of(document)
    senses = _senses(document)
    matches = [(s, matches_of(s, index, senses, lexicon)) for s in document.story_sentences()]
    discourse = Discourse(home=_home(document))
    first = Participants(index, lexicon.actors, discourse)
    drafts = _read(matches, first, lexicon)
    for draft in drafts:
        complete(draft, first, lexicon)
    second = Participants(index, lexicon.actors, _outlook(drafts, discourse.home))
    return finish(_read(matches, second, lexicon), second, senses, lexicon)


def _senses(document: Document) -> Senses:
    """What the encoder takes the words of `document` to tell of."""
    encoder = load_encoder()
    sentences = [(s.start_char, s.end_char) for s in document.doc.sents]
    return Senses.of(document.doc, encoder.labels, encoder.read(document.text, sentences))


def _read(matches: list[tuple[Span, list[Match]]], participants: Participants, lexicon: EventLexicon) -> list[Draft]:
    """One reading of the report, sentence after sentence."""
    drafts: list[Draft] = []
    for sentence, found in matches:
        mentions = [_mention(match, sentence, participants, lexicon) for match in found]
        for mention in mentions:
            if mention is not None and _is_mere_promise(mention, mentions):
                continue
            if mention is not None and _is_stop(mention.match, mention.place):
                _stop(mention, drafts)
            elif mention is not None:
                for each in _several(mention, participants, lexicon):
                    draft = _place(each, drafts)
                    if draft is not None:
                        _remember(draft, participants)
        participants.move_on(sentence.start, sentence.end)
    return drafts


def _is_mere_promise(mention: Mention, beside: list[Mention | None]) -> bool:
    """Whether a promise only announces what is told as an event of its own ("agreed to hold talks in May")."""
    if mention.kind != "pledge" or mention.match.token.pos_ != "VERB":
        return False
    below = {t.i for t in mention.match.token.subtree}
    return any(
        other is not None
        and other.kind in _CONCRETE
        and other.status == "planned"
        and not other.tentative
        and other.match.token.i in below
        and other.match.token.i > mention.match.token.i
        for other in beside
    )


def _outlook(drafts: list[Draft], home: str | None) -> Discourse:
    """What a first reading has learnt of guests, hosts and the pair of parties."""
    outlook = Discourse(home=home)
    for draft in sorted(drafts, key=lambda d: (d.background, d.kind != "visit")):
        if draft.kind == "visit" and draft.actors and draft.recipients:
            outlook.visitors, outlook.hosts = (
                Side(frozenset(draft.actors), draft.roles.actor.people),
                Side(frozenset(draft.recipients)),
            )
            break
        country = draft.place.country if draft.place else None
        if draft.kind == "meeting" and len(draft.actors) == 2 and country in draft.actors:
            outlook.hosts, outlook.visitors = (
                Side(frozenset({country})),
                Side(frozenset(draft.actors) - {country}),
            )
            break
    pairs = [d for d in drafts if len({*d.actors, *d.recipients}) == 2 and not d.background]
    if pairs:
        outlook.pair = Side(frozenset({*pairs[0].actors, *pairs[0].recipients}), pairs[0].roles.both.people)
    return outlook


def _home(document: Document) -> str | None:
    """The country that the report speaks from: that of the dateline, else the party it names most."""
    if document.masthead.dateline_place:
        from legation.extraction.parties import resolve_code

        code = resolve_code(document.masthead.dateline_place)
        if code:
            return code
    counts = Counter(p.code for p in document.parties if len(p.code) == 3)
    return counts.most_common(1)[0][0] if counts else None


def _mention(match: Match, sentence: Span, participants: Participants, lexicon: EventLexicon) -> Mention | None:
    """The mention that a match makes, or None where its words tell of no event."""
    index = participants.index
    when = date_beside(match, index, lexicon)
    reality = reality_of(match, index, lexicon, when.iso if when and not when.fuzzy else None)
    place = place_beside(match, index)
    if reality.status is None:
        return None
    words = [t.lemma_.lower() for t in match.token.subtree] + [match.token.lower_]
    return Mention(
        match=match,
        sentence=sentence,
        kind=match.trigger.kind,
        status=reality.status,
        background=reality.background,
        roles=roles_of(match, participants, lexicon),
        date=when,
        place=place,
        facet=facet_of(words, match.trigger.kind),
        held=_is_held(match, lexicon),
    )


def _is_held(match: Match, lexicon: EventLexicon) -> bool:
    if match.last.pos_ not in {"NOUN", "PROPN"}:
        return False
    head = match.last.head
    if match.trigger.kind == "ceremony" and head.dep_ == "prep" and head.lower_ in {"at", "during", "in", "with"}:
        return any(t.lower_ in {"a", "an"} for t in match.last.children)
    verb = governor(match.last)
    return (
        verb is not None and match.last.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in lexicon.reality["hold"]
    )


def _is_stop(match: Match, place: PlaceMention | None) -> bool:
    """Whether a verb of motion only reaches a site ("went on to the park"): a stop, no visit."""
    return (
        match.trigger.kind == "visit"
        and bool(match.trigger.arguments)
        and place is not None
        and place.rank == SITE
        and any(a.form == "place" for a in match.trigger.arguments)
    )


def _several(mention: Mention, participants: Participants, lexicon: EventLexicon) -> list[Mention]:
    """A journey to several countries, calls to several people, several instruments: as many events."""
    if mention.kind == "visit":
        return _destinations(mention, participants.index)
    if mention.kind == "call" or (mention.kind == "meeting" and _is_separate(mention)):
        return _counterparts(mention, participants)
    if mention.kind == "agreement":
        return _instruments(mention, lexicon)
    return [mention]


def _instruments(mention: Mention, lexicon: EventLexicon) -> list[Mention]:
    """The signing of "an agreement on X and a memorandum on Y" is two events, each at its own noun."""
    verb = mention.match.token
    heads = objects(verb) + (subjects(verb)[0] if is_passive(verb) else [])
    nouns = [t for h in heads for t in conjuncts(h) if t.lemma_.lower() in lexicon.classes["instrument"]]
    if verb.pos_ != "VERB" or len(nouns) < 2:
        return [mention]
    return [
        replace(
            mention,
            match=replace(mention.match, token=noun, last=noun),
            facet=f"{noun.lemma_.lower()} {noun.i}",
        )
        for noun in nouns
    ]


def _destinations(mention: Mention, index: TokenIndex) -> list[Mention]:
    place = mention.place
    if place is None or place.rank == SITE:
        return [mention]
    head = next((t for t in mention.sentence if index.places.get(t.i) is place), None)
    joined = [index.places[t.i] for t in head.conjuncts if t.i in index.places] if head is not None else []
    countries = {p.country: p for p in (place, *joined) if p.country and p.rank != SITE}
    if len(countries) < 2:
        return [mention]
    return [
        replace(mention, place=p, roles=Roles(mention.roles.actor, Side(frozenset({code}))))
        for code, p in countries.items()
    ]


def _is_separate(mention: Mention) -> bool:
    """Whether the words say that each was met apart ("separately", "bilateral meetings with A and B")."""
    words = {t.lower_ for t in mention.sentence}
    plural = mention.match.last.tag_ in {"NNS", "NNPS"} and mention.match.last.lower_ != "talks"
    return bool(words & {"separately", "respectively"}) or (plural and not mention.match.trigger.echo)


def _counterparts(mention: Mention, participants: Participants) -> list[Mention]:
    actor, recipient = mention.roles.actor, mention.roles.recipient
    if len(actor.codes) != 1 or len(recipient.codes) < 2:
        return [mention]
    sides = [participants.person(i) for i in recipient.people]
    sides = [s for s in sides if s.codes]
    if not sides:
        sides = [Side(frozenset({c})) for c in sorted(recipient.codes)]
    return [replace(mention, roles=Roles(actor, side)) for side in sides]


def _is_homage(mention: Mention, drafts: list[Draft]) -> bool:
    """Whether words of tribute only say what a ceremony of the same sentence was for."""
    return (
        mention.kind == "support"
        and any(
            d.kind == "ceremony" and any(m.sentence.start == mention.sentence.start for m in d.mentions) for d in drafts
        )
        and mention.match.token.lemma_.lower() in {"pay", "tribute", "homage", "commemorate", "honour", "honor"}
    )


def _stop(mention: Mention, drafts: list[Draft]) -> None:
    """Add the site that a visit stopped at to the visit's programme."""
    visit = next((d for d in reversed(drafts) if d.kind == "visit" and not d.background), None)
    if visit is not None and mention.place is not None and mention.place not in visit.programme:
        visit.programme.append(mention.place)


def _place(mention: Mention, drafts: list[Draft]) -> Draft | None:
    """Put `mention` with the event that it tells of; None where it makes none."""
    if _is_homage(mention, drafts):
        return None
    draft = find_event(mention, drafts)
    if draft is not None:
        draft.take(mention)
        return draft
    if mention.tentative and len(mention.roles.both.codes) < 2:
        return None
    draft = start_draft(mention)
    drafts.append(draft)
    return draft


def _remember(draft: Draft, participants: Participants) -> None:
    """What later words may refer back to."""
    memory = participants.discourse
    both = draft.roles.both
    if both.codes:
        memory.last = both
    country = draft.place.country if draft.place else None
    if draft.kind == "visit" and not (draft.status == "planned" and memory.hosts):
        if draft.roles.actor.codes:
            memory.visitors = draft.roles.actor
        host = draft.roles.recipient.codes or ({country} if country else set())
        if host:
            memory.hosts = Side(frozenset(host))
            both |= memory.hosts
    if len(both.codes) == 2:
        memory.pair = both
        if country in both.codes and draft.kind != "visit":
            memory.hosts = memory.hosts or Side(frozenset({country}))
            memory.visitors = memory.visitors or Side(both.codes - {country}, both.people)
