"""One event once: whether a mention tells of an event that the report has told of already."""

from __future__ import annotations

from legation.extraction.events.drafts import Draft, Mention
from legation.lexicon.reference import reference

_DECLARATIONS = frozenset({"statement", "communique", "communiqué", "declaration"})
# Kinds told again and again with other words by the same party to the same: one event.
_STANCES = frozenset(
    {
        "accusation",
        "request",
        "support",
        "pledge",
        "threat",
        "rejection",
        "concession",
        "sanction",
        "assault",
        "coercion",
        "mobilization",
        "protest",
        "retreat",
        "exercise",
        "port_call",
        "arms_transfer",
        "cooperation",
    }
)


def facet_of(mention_words: list[str], kind: str) -> str:
    """What a ceremony centres on, or that an agreement is a joint declaration; else ""."""
    if kind == "agreement":
        return "declaration" if _DECLARATIONS & set(mention_words) else ""
    if kind != "ceremony":
        return ""
    facets = reference().ceremonies
    return next((facets[w] for w in mention_words if w in facets), "")


def find_event(mention: Mention, drafts: list[Draft]) -> Draft | None:
    """The event among `drafts` that `mention` tells of, the nearest first; None for a new one."""
    kinds = {mention.kind} | ({"call"} if mention.kind == "meeting" and mention.match.trigger.echo else set())
    if mention.kind == "visit" and mention.match.last.pos_ == "NOUN":
        call = next((d for d in reversed(drafts) if d.kind == "port_call"), None)
        if call is not None and _directed_agree(mention, call) and (mention.definite or _adjacent(mention, call)):
            return call  # the ship's stay
    candidates = [d for d in reversed(drafts) if d.kind in kinds]
    for draft in candidates:
        if _same(mention, draft):
            return draft
    return None


def _same(mention: Mention, draft: Draft) -> bool:
    if not _facets_agree(mention, draft) or not _dates_agree(mention, draft) or not _statuses_agree(mention, draft):
        return False
    bare = not mention.roles.both.codes and not mention.roles.both.people
    if bare:
        return mention.definite or mention.match.trigger.echo or _adjacent(mention, draft)
    if mention.kind in {"visit", *_STANCES}:
        return _directed_agree(mention, draft)
    return _parties_agree(mention, draft) and not _people_differ(mention, draft)


def _facets_agree(mention: Mention, draft: Draft) -> bool:
    if not mention.facet:
        return True
    if mention.kind == "agreement" and not draft.facet:
        return True
    if mention.facet != draft.facet:
        return False
    return not (
        mention.place
        and draft.place
        and mention.facet == "wreath"
        and mention.place.rank == draft.place.rank == 3
        and mention.place.name != draft.place.name
    )


def _dates_agree(mention: Mention, draft: Draft) -> bool:
    if mention.date is None or mention.date.iso is None or draft.date is None or mention.date.fuzzy:
        return True
    if mention.definite and mention.kind == "exercise":
        return True  # "the drill ends on Friday"
    return overlap(mention.date.iso, draft.date)


def overlap(a: str, b: str) -> bool:
    """Whether two ISO dates or spans share a day (a month holds its days)."""
    a0, a1 = a.split("/", maxsplit=1)[0], a.rsplit("/", maxsplit=1)[-1]
    b0, b1 = b.split("/", maxsplit=1)[0], b.rsplit("/", maxsplit=1)[-1]
    n = min(len(a0), len(b1))
    m = min(len(b0), len(a1))
    return a0[:n] <= b1[:n] and b0[:m] <= a1[:m]


def _statuses_agree(mention: Mention, draft: Draft) -> bool:
    if mention.background != draft.background and not mention.definite:
        return False
    if mention.status == draft.status:
        return True
    if "cancelled" in (mention.status, draft.status):
        return mention.kind == "visit" or mention.definite
    return mention.kind == "visit" or (mention.definite and not mention.roles.both.codes)


def _parties_agree(mention: Mention, draft: Draft) -> bool:
    codes = mention.roles.both.codes
    if len(codes) > 1 and len(draft.codes) > 1 and not mention.definite:
        return codes == draft.codes  # a meeting of two is none of three
    return not codes or not draft.codes or codes <= draft.codes or (draft.codes <= codes and len(draft.codes) >= 1)


def _directed_agree(mention: Mention, draft: Draft) -> bool:
    actors, recipients = mention.roles.actor.codes, mention.roles.recipient.codes
    if mention.place and mention.place.country and mention.kind == "visit" and not recipients:
        recipients = frozenset({mention.place.country})
    known = draft.roles.recipient.codes
    if mention.kind == "visit":
        if draft.place and draft.place.country and not known:
            known = frozenset({draft.place.country})
        if mention.match.trigger.echo and actors | recipients == draft.codes | known:
            return True  # "was welcomed by": the host's part in it
        if _visitors_differ(mention, draft):
            return False
    return _nested(actors, draft.roles.actor.codes) and _nested(recipients, known)


def _visitors_differ(mention: Mention, draft: Draft) -> bool:
    mine, theirs = set(mention.roles.actor.people), set(draft.roles.actor.people)
    return bool(mine and theirs) and not mine & theirs and not mention.definite


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or a <= b or b <= a


def _people_differ(mention: Mention, draft: Draft) -> bool:
    """Whether the two name different people for the same part ("met A", "met B")."""
    if mention.definite:
        return False
    mine, theirs = set(mention.roles.both.people), set(draft.people)
    return bool(mine - theirs) and bool(theirs - mine) and len(mine) > 1 and len(theirs) > 1


def _adjacent(mention: Mention, draft: Draft) -> bool:
    return int(mention.sentence.start) - int(draft.mentions[-1].sentence.end) <= 1
