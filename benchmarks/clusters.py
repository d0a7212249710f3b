"""How well accounts of one event find each other, on the clusters of the benchmark.

Over the pairs of events of different reports both of which were read: precision,
recall and F1 of saying that the two are one; and for how many of the gold's pairs
both events were read. By parts; the held part gives its figures only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from legation.evaluation.benchmark import PARTS, folder, part, records
from legation.evaluation.match import Sentences, match
from legation.evaluation.rows import Record, as_record
from legation.evaluation.run import report_of
from legation.linking import Told, accounts, link
from legation.model import Extraction
from legation.pipeline import read_reports

Event = tuple[str, int]


class Member(msgspec.Struct):
    """An event of the gold that belongs to a group: the report, and its place there."""

    report: str
    event: int


class Clusters(msgspec.Struct):
    """The file of the benchmark."""

    reports: list[str]
    groups: list[list[Member]]


def main() -> None:
    """Print the figures."""
    clusters = msgspec.json.decode((folder() / "clusters.json").read_bytes(), type=Clusters)
    gold = {record.id: record for record in records() if record.id in set(clusters.reports)}
    found = dict(zip(gold, read_reports(map(report_of, gold.values())), strict=True))
    group_of = {(m.report, m.event): n for n, group in enumerate(clusters.groups) for m in group}
    for name in PARTS:
        own = [report for report in clusters.reports if part(report) == name]
        told = [
            Told(r, r, found[r][1].header.published or found[r][0].published, found[r][1]) for r in own
        ]
        read, entries = {}, _entries(told)
        for report in told:
            for g, f in _read(gold[report.key], report.extraction):
                read[report.key, g] = entries[report.key, f]
        print(f"{name}: {_figures(own, group_of, read)}")


def _entries(told: Iterable[Told]) -> dict[Event, str]:
    told = list(told)
    links = link(told)
    return {(t.key, n): links.events[a.id] for t in told for n, a in enumerate(accounts(t))}


def _read(gold: Record, found: Extraction) -> list[tuple[int, int]]:
    """Which found event answers to which gold event, history too."""
    rows = [msgspec.structs.replace(e, optional=True) for e in gold.events or ()]
    return match(Sentences(gold.text), rows, as_record(found).events or (), lambda event: event.kind)


def _figures(reports: Iterable[str], group_of: Mapping[Event, int], read: Mapping[Event, str]) -> str:
    own = set(reports)
    members = defaultdict(list)
    for event, group in group_of.items():
        if event[0] in own:
            members[group].append(event)
    due = {pair for group in members.values() for pair in combinations(sorted(group), 2)}
    both = {pair for pair in due if pair[0] in read and pair[1] in read}
    joined = {
        (a, b) for a, b in combinations(sorted(read), 2) if a[0] != b[0] and read[a] == read[b]
    }
    right = len(joined & both)
    precision, recall = right / (len(joined) or 1), right / (len(both) or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    share = len(both) / (len(due) or 1)
    return (
        f"{len(due)} pairs, both read {share:.2f}; of these {len(both)}: "
        f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
    )


if __name__ == "__main__":
    main()
