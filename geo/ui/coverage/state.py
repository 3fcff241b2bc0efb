"""What a visitor has selected on the Coverage page, and the link that restores it; pure functions."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlencode

from geo.coverage.limits import DEFAULT_LIMITS, read_limit, read_limits
from geo.errors import InputError
from geo.routing.nearest import Rank

Value = TypeVar("Value")
MAX_NAMES = 20
_DEFAULT_THRESHOLD = 60.0
_MAX_TEXT = 200
_IGNORED = "Part of this link could not be used"
_SUBJECTS = {"rank": "a way to rank", "county": "a county", "add": "a place to add", "drop": "a listed city"}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The settings of the page: band limits in minutes, or miles by distance; names of cities added and dropped.

    `threshold` is one of `limits`: percentages, gaps and what-ifs count the people within it.
    """

    limits: tuple[float, ...] = DEFAULT_LIMITS
    threshold: float = _DEFAULT_THRESHOLD
    rank: Rank = Rank.TIME
    county: str | None = None
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """Return the unit of the limits: 'minutes' or 'miles'."""
        return "minutes" if self.rank is Rank.TIME else "miles"


def with_limits(view: View, limits: Sequence[float]) -> View:
    """Return the view with other band limits; a threshold that is no longer one of them moves to the nearest."""
    threshold = min(limits, key=lambda limit: abs(limit - view.threshold))
    return replace(view, limits=tuple(limits), threshold=threshold)


def from_link(
    parameters: Mapping[str, Sequence[str]],
    *,
    counties: Collection[str],
    places: Collection[str],
    cities: Collection[str],
) -> tuple[View, tuple[str, ...]]:
    """Return the view that the URL's query parameters describe, and one message per parameter that is invalid."""
    faults: list[str] = []
    valid = {"rank": tuple(Rank), "county": counties, "add": places, "drop": cities}
    values = {name: _valid(faults, name, parameters.get(name, ()), options) for name, options in valid.items()}
    view = View(rank=Rank(next(iter(values["rank"]), Rank.TIME)), county=next(iter(values["county"]), None))
    view = with_limits(view, _parse(faults, read_limits, _first(parameters, "limits")) or view.limits)
    threshold = _parse(faults, lambda text: _one_of(view.limits, text), _first(parameters, "limit"))
    if drops_all := set(values["drop"]) == set(cities) and not values["add"]:
        faults.append(f"{_IGNORED}. It drops every listed city; keep at least one.")
    drop = () if drops_all else values["drop"]
    view = replace(view, threshold=threshold or view.threshold, add=values["add"], drop=drop)
    return view, tuple(faults)


def link(view: View) -> str:
    """Return the query string, from the question mark on, that restores the view."""
    default = View()
    parts: list[tuple[str, str]] = []
    if view.limits != default.limits:
        parts.append(("limits", ",".join(f"{limit:g}" for limit in view.limits)))
    if view.threshold != with_limits(default, view.limits).threshold:
        parts.append(("limit", f"{view.threshold:g}"))
    if view.rank is not default.rank:
        parts.append(("rank", view.rank.value))
    if view.county is not None:
        parts.append(("county", view.county))
    parts += [("add", name) for name in view.add] + [("drop", name) for name in view.drop]
    return f"?{urlencode(parts)}"


def _first(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(parameters.get(name, ())), "")


def _one_of(limits: Sequence[float], text: str) -> float:
    if (threshold := read_limit(text)) not in limits:
        raise InputError(f"{threshold:g} is not one of the band limits {', '.join(f'{each:g}' for each in limits)}.")
    return threshold


def _parse(faults: list[str], parse: Callable[[str], Value], text: str) -> Value | None:
    if not text:
        return None
    try:
        return parse(text[:_MAX_TEXT])
    except InputError as error:
        faults.append(f"{_IGNORED}. {error}")
        return None


def _valid(faults: list[str], name: str, values: Sequence[str], options: Collection[str]) -> tuple[str, ...]:
    invalid = [value for value in values if value not in options]
    if invalid:
        faults.append(f"{_IGNORED}. {invalid[0][:60]!r} is not {_SUBJECTS[name]}.")
    return tuple(dict.fromkeys(value for value in values[:MAX_NAMES] if value in options))
