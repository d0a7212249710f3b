"""How the values that several accounts give are put in order, and one of them is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from legation.linking.assembled import Variant
from legation.linking.names import folded
from legation.linking.told import Account, Attested, Edit
from legation.model import Amount, Event

T = TypeVar("T")
V = TypeVar("V")


def order(item: Account | Attested) -> tuple[str, str, str]:
    """The earlier report first, those without a date last."""
    return item.told.published or "9999", item.told.key, item.id


def latest(edits: Iterable[Mapping[str, Edit]]) -> dict[str, Edit]:
    """The edit of each slot that came last."""
    latest: dict[str, Edit] = {}
    for of_account in edits:
        for slot, edit in of_account.items():
            latest[slot] = max(edit, latest.get(slot, edit), key=lambda e: e.order)
    return latest


def variants(
    accounts: Sequence[Account], of: Callable[[Event], V | None], *, prefer: Callable[[V], int] = lambda _: 0
) -> tuple[Variant, ...]:
    """All values of a slot with their reports: preferred ones, then those of most sources, then the first.

    Copies of one story are one source.
    """
    given: dict[V, list[Account]] = {}
    for account in accounts:
        value = of(account.said)
        if value is not None:
            given.setdefault(value, []).append(account)
    sources = {value: len({a.told.source for a in own}) for value, own in given.items()}
    ranked = sorted(given, key=lambda value: (-prefer(value), -sources[value]))
    return tuple(
        Variant(value=value, reports=tuple(a.told.report for a in given[value])) for value in ranked
    )


def best(variants: tuple[Variant, ...]) -> Any:
    """The value chosen, None where there is none."""
    return variants[0].value if variants else None


def union(lists: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    """Every value once: those of most accounts first, then in the order of the accounts."""
    count: dict[T, int] = {}
    for values in lists:
        for value in dict.fromkeys(values):
            count[value] = count.get(value, 0) + 1
    return tuple(sorted(count, key=lambda value: -count[value]))


def amounts(ordered: Sequence[Account]) -> tuple[Amount, ...]:
    """The amounts that accounts give: of the same goods and measure the one of most reports, then of the first."""
    given: dict[tuple[Any, ...], list[Amount]] = {}
    for amount in union([a.said.amounts for a in ordered]):
        given.setdefault(_measure(amount), []).append(amount)
    return tuple(
        amount
        for measure, several in given.items()
        for amount in (several if _several(ordered, measure) else several[:1])
    )


def _several(ordered: Sequence[Account], measure: tuple[Any, ...]) -> bool:
    """Whether one account gives several amounts of this measure, so that they are no contradiction."""
    return any(sum(_measure(amount) == measure for amount in a.said.amounts) > 1 for a in ordered)


def different_amounts(ordered: Sequence[Account]) -> tuple[Variant, ...]:
    """The amounts of each account, where two give another quantity of the same goods and measure."""
    given = variants(ordered, lambda e: e.amounts or None)
    quantities: dict[tuple[Any, ...], set[float]] = {}
    for variant in given:
        for amount in variant.value:
            quantities.setdefault(_measure(amount), set()).add(amount.quantity)
    differ = any(len(q) > 1 and not _several(ordered, measure) for measure, q in quantities.items())
    return given if differ else ()


def _measure(amount: Amount) -> tuple[Any, ...]:
    return amount.unit, amount.currency, folded(amount.goods or "")
