"""What a visitor of "Coverage" has chosen, and the link that restores it: pure, checked at the door."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlencode

from geo.coverage.limits import DEFAULT_LIMITS, read_limit, read_limits
from geo.errors import InputError
from geo.routing.nearest import Rank

Value = TypeVar("Value")
_USUAL = 60.0
_MOST_NAMES = 20
_IN_PART = "The link was not understood in part"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The settings of the page: limits in minutes, or in miles by distance; names of places added and cities dropped.

    `limit` is one of `limits`: the one that shares, gaps and what-ifs are counted by.
    """

    limits: tuple[float, ...] = DEFAULT_LIMITS
    threshold: float = _USUAL
    rank: Rank = Rank.TIME
    county: str | None = None
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """Return the word for the unit of the limits."""
        return "minutes" if self.rank is Rank.TIME else "miles"


def with_limits(view: View, limits: Sequence[float]) -> View:
    """Return the view with other limits, keeping the one counted by where it is still among them."""
    kept = (
        view.threshold
        if view.threshold in limits
        else min(limits, key=lambda threshold: abs(threshold - view.threshold))
    )
    return replace(view, limits=tuple(limits), threshold=kept)


def from_link(
    given: Mapping[str, Sequence[str]], *, counties: Collection[str], places: Collection[str], cities: Collection[str]
) -> tuple[View, tuple[str, ...]]:
    """Return the view that an address describes, and a sentence for each part of it that cannot be used."""
    faults: list[str] = []
    known = {"rank": tuple(Rank), "county": counties, "add": places, "drop": cities}
    chosen = {name: _known(faults, name, given.get(name, ()), among) for name, among in known.items()}
    view = View(rank=Rank(next(iter(chosen["rank"]), Rank.TIME)), county=next(iter(chosen["county"]), None))
    view = with_limits(view, _try(faults, read_limits, _first(given, "limits")) or view.limits)
    threshold = _try(faults, lambda text: _one_of(view.limits, text), _first(given, "limit"))
    if all_gone := set(chosen["drop"]) == set(cities) and not chosen["add"]:
        faults.append(f"{_IN_PART}. It drops every city; keep one.")
    drop = () if all_gone else chosen["drop"]
    view = replace(view, threshold=threshold or view.threshold, add=chosen["add"], drop=drop)
    return view, tuple(faults)


def link(view: View) -> str:
    """Return the part of the address, from the question mark on, that restores the view."""
    usual = View()
    parts: list[tuple[str, str]] = []
    if view.limits != usual.limits:
        parts.append(("limits", ",".join(f"{limit:g}" for limit in view.limits)))
    if view.threshold != with_limits(usual, view.limits).threshold:
        parts.append(("limit", f"{view.threshold:g}"))
    if view.rank is not usual.rank:
        parts.append(("rank", view.rank.value))
    if view.county is not None:
        parts.append(("county", view.county))
    parts += [("add", name) for name in view.add] + [("drop", name) for name in view.drop]
    return f"?{urlencode(parts)}"


def _first(given: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(given.get(name, ())), "")


def _one_of(limits: Sequence[float], text: str) -> float:
    if (threshold := read_limit(text)) not in limits:
        raise InputError(f"{threshold:g} is none of the limits {', '.join(f'{each:g}' for each in limits)}.")
    return threshold


def _try(faults: list[str], read: Callable[[str], Value], text: str) -> Value | None:
    if not text:
        return None
    try:
        return read(text[:200])
    except InputError as error:
        faults.append(f"{_IN_PART}. {error}")
        return None


def _known(faults: list[str], name: str, values: Sequence[str], among: Collection[str]) -> tuple[str, ...]:
    unknown = [value for value in values if value not in among]
    if unknown:
        faults.append(f"{_IN_PART}: {unknown[0][:60]!r} is unknown as {name!r}.")
    return tuple(dict.fromkeys(value for value in values[:_MOST_NAMES] if value in among))
