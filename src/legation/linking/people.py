"""Which mentions are one person: by name, country and post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from legation.linking.clusters import Pair, clusters, neighbours
from legation.linking.corrections import Verdict, fixed
from legation.linking.names import Words, compatible, folded, name_words, same_words, skeleton
from legation.linking.told import Attested


class _Look(NamedTuple):
    """What is compared; mentions that look the same are one person."""

    country: str
    words: Words
    post: Words
    own: str = ""  # the mention's id, where a reviewer says of it whom it is or is not


def link_people(
    mentions: Sequence[Attested], verdicts: Sequence[Verdict] = ()
) -> tuple[list[list[Attested]], list[tuple[str, str, str]]]:
    """Groups of mentions of one person, and why: pairs of mention ids with a reason.

    Two are one where the country is the same and the name too, or all words of
    a name of two words or more are among those of the other, or a one-word name
    is among the other's and the post is the same. Where the country of one is
    not known, only the same name of two words or more counts. `verdicts` of reviewers hold.
    """
    judged = {mention for verdict in verdicts for mention in verdict.ids | verdict.rest}
    alike: dict[_Look, list[Attested]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: m.id):
        person = mention.person
        own = mention.id if mention.id in judged else ""
        look = _Look(person.country or "", name_words(person.name), folded(person.post or ""), own)
        alike[look].append(mention)
    looks = sorted(alike)
    pairs = {}
    for left, right in sorted({pair for block in _blocks(looks) for pair in neighbours(block)}):
        strength, reason = _judge(looks[left], looks[right])
        if strength:
            pairs[left, right] = Pair(strength, left, right, reason)

    owners = [frozenset(m.told.key for m in alike[look]) for look in looks]
    places = {look.own: i for i, look in enumerate(looks) if look.own}
    groups, joined = clusters(
        owners, looks, pairs.values(), lambda i, j: _apart(looks[i], looks[j]), fixed(verdicts, places)
    )
    people = [[m for i in group for m in alike[looks[i]]] for group in groups]
    reasons = [
        (same[0].id, other.id, "same name, country and post") for same in alike.values() for other in same[1:]
    ]
    reasons += [(alike[looks[p.left]][0].id, alike[looks[p.right]][0].id, p.reason) for p in joined]
    return people, reasons


def _blocks(looks: Sequence[_Look]) -> list[list[int]]:
    """Indices of looks that share the skeletons of two words or of one and the post, or all letters of the name."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, look in enumerate(looks):
        bones = sorted({skeleton(word) for word in look.words})
        keys: set[tuple[object, ...]] = {("name", "".join(look.words))}
        keys |= {("two", *two) for two in combinations(bones[:8], 2)}
        keys |= {("post", bone, look.country, look.post) for bone in bones if look.post}
        for key in keys:
            blocks[key].append(i)
    return list(blocks.values())


def _judge(a: _Look, b: _Look) -> tuple[float, str]:
    if _apart(a, b) or not a.words or not b.words:
        return 0.0, ""
    known = bool(a.country and b.country)
    several = min(len(a.words), len(b.words)) > 1
    same_post = bool(a.post) and a.post == b.post
    if same_words(a.words, b.words) and (several or (known and same_post)):
        return 3.0 + known + same_post / 2, "same name" + (", same country" if known else "")
    if known and several:
        return 2.0 + same_post / 2, "one name within the other, same country"
    if known and same_post:
        return 1.0, "same surname, post and country"
    return 0.0, ""


def _apart(a: _Look, b: _Look) -> bool:
    return bool(a.country and b.country and a.country != b.country) or not compatible(a.words, b.words)
