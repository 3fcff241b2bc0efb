"""The figures of `python -m geo coverage best`, as JSON and as text."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.cli.coverage_bands import duration_text, read_tables
from geo.coverage.limits import read_limit
from geo.coverage.od_matrix import od_matrix
from geo.coverage.scenario import candidates, scenario
from geo.coverage.siting.next_sites import NextSites, Objective, next_sites
from geo.coverage.what_if import nearest_cost
from geo.formatting import format_list, format_people
from geo.routing.routers import city_router
from geo.units import minutes as to_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class SitingReport:
    """The best new locations by name, and the figures before and after."""

    places: tuple[str, ...]
    threshold_minutes: float
    sites: NextSites


def best(*, k: int, minutes: str, goal: str, add: Sequence[str], drop: Sequence[str]) -> SitingReport:
    """Return the best new locations; raise `InputError` for a threshold or changes that cannot be used."""
    threshold = read_limit(minutes)
    atlas, blocks = read_tables()
    cities = scenario(atlas.cities, atlas.gazetteer, add=add, drop=drop).cities
    possible = candidates([*atlas.cities, *cities], atlas.gazetteer)
    seconds = od_matrix(blocks, (), [*cities, *possible], city_router(atlas)).from_blocks.seconds
    sites = next_sites(
        nearest_cost(seconds, range(len(cities))),
        seconds[:, len(cities) :],
        blocks.people,
        k=k,
        threshold=threshold * 60,
        objective=Objective(goal),
    )
    names = tuple(possible[column].name for column in sites.chosen)
    return SitingReport(places=names, threshold_minutes=threshold, sites=sites)


def as_json(report: SitingReport) -> dict[str, object]:
    """Return the report as plain values for JSON."""
    return {
        "places": list(report.places),
        "people_gained": report.sites.people_gained,
        "optimal": report.sites.optimal,
    }


def as_text(report: SitingReport) -> str:
    """Return the report as lines for the terminal."""
    sites = report.sites
    if not report.places:
        return "No new location would improve this." if sites.optimal else "No new location was found in time."
    count, noun = format_people(sites.people_gained).split()
    mean = f"{to_minutes(sites.mean_before):.1f} to {to_minutes(sites.mean_after):.1f} min"
    longest = f"{duration_text(sites.worst_before)} to {duration_text(sites.worst_after)}"
    return "\n".join(
        [
            f"Add {format_list(report.places)}.",
            f"{count} more {noun} would live within {report.threshold_minutes:g} minutes of a listed city.",
            f"Average drive: {mean}. Longest drive: {longest}.",
            "Proven: no other choice does better." if sites.optimal else "Not proven to be the best choice.",
        ]
    )
