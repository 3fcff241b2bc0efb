"""What `python -m geo coverage` finds out, and how it prints it."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from geo.cli.coverage_tables import read_both, router_of
from geo.coverage.bands import Band
from geo.coverage.counties import CountyRow
from geo.coverage.limits import read_limits, to_core_units
from geo.coverage.od_matrix import od_matrix
from geo.coverage.scenario import Scenario, scenario
from geo.coverage.summary import summarize
from geo.formatting import format_duration
from geo.routing.nearest import Rank
from geo.settings import Settings
from geo.tables.population import CountyPeople, read_county_people, sum_of_counties
from geo.units import minutes as in_minutes

WITHIN_MINUTES = 60
_UNKNOWN = CountyPeople(people_65_and_over=None, disability_percent=None, households=None, households_without_car=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed row: an area's figures and what surveys say of its people."""

    area: CountyRow
    facts: CountyPeople


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer: bands of the whole state, and a row per county or for the state."""

    by: str
    changes: str
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]


def coverage(*, minutes: str, by: str, add: Sequence[str], drop: Sequence[str]) -> Found:
    """Return the bands and rows for the tables of this machine's settings."""
    limits = to_core_units(read_limits(minutes), Rank.TIME)
    atlas, blocks = read_both()
    chosen = scenario(atlas.cities, atlas.gazetteer, add=add, drop=drop)
    cities = chosen.cities
    known = od_matrix(blocks, atlas.gazetteer.places, cities, router_of(atlas))
    found = summarize(known, range(len(cities)), limits=limits, threshold=WITHIN_MINUTES * 60, name=atlas.region.name)
    facts = read_county_people(Settings.from_env().data)
    state = Row(area=found.state, facts=sum_of_counties(facts.values()))
    counties = tuple(Row(area=row, facts=facts.get(row.name, _UNKNOWN)) for row in found.counties)
    return Found(by=by, changes=_say_changes(chosen), bands=found.bands, rows=(state,) if by == "state" else counties)


def as_json(found: Found) -> dict[str, object]:
    """Return the answer as plain values for JSON."""
    return {
        "bands": [_band_json(band.limit, band.people, band.share) for band in found.bands],
        "rows": [_row_json(row, found) for row in found.rows],
    }


def as_text(found: Found) -> str:
    """Return the answer as lines to read."""
    labels = [_label(band.limit) for band in found.bands]
    head = [
        f"{label:>16}  {band.people:>11,}  {band.share:>6.1%}" for label, band in zip(labels, found.bands, strict=True)
    ]
    names = f"{'people':>11}{'within 60 min':>15}{'mean':>12}{'90 % within':>14}  worst-off place"
    rows = [_row_text(row.area) for row in found.rows]
    return "\n".join(
        [
            f"Minutes to a listed city{found.changes}, people, share",
            *head,
            "",
            f"{found.by.capitalize():<14}{names}",
            *rows,
        ]
    )


def _say_changes(chosen: Scenario) -> str:
    said = [("with", chosen.added), ("without", chosen.dropped)]
    parts = [f" {word} {', '.join(city.name for city in cities)}" for word, cities in said if cities]
    return " and".join(parts)


def _band_json(limit: float | None, people: int, share: float) -> dict[str, object]:
    return {"minutes": None if limit is None else _plain(in_minutes(limit)), "people": people, "share": round(share, 6)}


def _row_json(row: Row, found: Found) -> dict[str, object]:
    area = row.area
    shares = [count / max(area.people, 1) for count in area.by_band]
    limits = [band.limit for band in found.bands]
    return {
        found.by: area.name,
        "people": area.people,
        "bands": [_band_json(*band) for band in zip(limits, area.by_band, shares, strict=True)],
        f"people_within_{WITHIN_MINUTES}": area.within,
        f"share_within_{WITHIN_MINUTES}": round(area.share, 6),
        "mean_minutes": _minutes(area.mean),
        "p90_minutes": _minutes(area.p90),
        "worst_off_place": area.worst_town,
        "worst_off_minutes": _minutes(area.worst_cost),
        **asdict(row.facts),
    }


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None or not math.isfinite(seconds) else round(in_minutes(seconds), 2)


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _label(limit: float | None) -> str:
    return "beyond" if limit is None else f"up to {in_minutes(limit):g} min"


def _row_text(row: CountyRow) -> str:
    worst = "" if row.worst_town is None else f"{row.worst_town} ({_said(row.worst_cost)})"
    numbers = f"{row.people:>11,}{row.share:>15.1%}{_said(row.mean):>12}{_said(row.p90):>14}"
    return f"{row.name:<14}{numbers}  {worst}"


def _said(seconds: float | None) -> str:
    return "no road" if seconds is None or not math.isfinite(seconds) else format_duration(seconds)
