"""The briefing for the meeting: everything that its page and its report show, for the cities that count."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.briefing.figures import CoverageResult, NextCities, coverage_result, next_cities
from geo.coverage.isochrones import Isochrone, isochrones
from geo.coverage.od_matrix import ODMatrix, od_matrix
from geo.coverage.scenario import Scenario, candidates
from geo.models import City, Region
from geo.routing.nearest import nearest_of_points
from geo.routing.network_router import NetworkRouter
from geo.tables.atlas import Atlas
from geo.tables.gazetteer import County
from geo.tables.population import BlockGroups
from geo.tables.road_network import RoadNetwork

HOUR_S = 3600.0
FAR = 1.5
BANDS = (0.5, 1.0, FAR, 2.0)  # times the limit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Baseline:
    """What every briefing stands on: the list, and a survey to its cities and to every place that may be added."""

    region: Region
    shapes: tuple[County, ...]
    outline: BaseGeometry
    listed: tuple[City, ...]
    known: ODMatrix
    network: RoadNetwork


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Briefing:
    """The meeting's page: costs in seconds; `before` is what the list as it stands gives, where anything is changed."""

    baseline: Baseline
    cities: tuple[City, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    threshold_s: float
    far_s: float
    limits_s: tuple[float, ...]
    now: CoverageResult
    before: CoverageResult | None
    next: NextCities
    isochrones: tuple[Isochrone, ...]
    landmarks: tuple[City, ...]


def build_baseline(atlas: Atlas, blocks: BlockGroups, router: NetworkRouter) -> Baseline:
    """Return what every briefing stands on, measured over the built-in network."""
    everywhere = (*atlas.cities, *candidates(atlas.cities, atlas.gazetteer))
    return Baseline(
        region=atlas.region,
        shapes=atlas.gazetteer.counties,
        outline=atlas.gazetteer.outline,
        listed=atlas.cities,
        known=od_matrix(blocks, atlas.gazetteer.places, everywhere, router),
        network=router.network,
    )


def build_briefing(baseline: Baseline, chosen: Scenario, *, threshold_s: float = HOUR_S) -> Briefing:
    """Return the briefing for the cities that count in `chosen`, with its limit in seconds."""
    limits_s, far_s = tuple(threshold_s * part for part in BANDS), threshold_s * FAR
    place = {(city.name, city.county): column for column, city in enumerate(baseline.known.cities)}
    columns = [place[city.name, city.county] for city in chosen.cities]
    others = [column for column in range(len(baseline.listed), len(place)) if column not in columns]
    now = coverage_result(baseline.known, columns, threshold_s=threshold_s, far_s=far_s, limits_s=limits_s)
    listed = range(len(baseline.listed))
    changed = bool(chosen.added or chosen.dropped)
    return Briefing(
        baseline=baseline,
        cities=chosen.cities,
        added=tuple(city.name for city in chosen.added),
        dropped=tuple(city.name for city in chosen.dropped),
        threshold_s=threshold_s,
        far_s=far_s,
        limits_s=limits_s,
        now=now,
        before=coverage_result(baseline.known, listed, threshold_s=threshold_s, far_s=far_s, limits_s=limits_s)
        if changed
        else None,
        next=next_cities(baseline.known, columns, others, threshold_s=threshold_s),
        isochrones=_isochrones(baseline, chosen.cities, limits_s),
        landmarks=_landmarks(baseline, chosen.cities),
    )


def _isochrones(baseline: Baseline, cities: Sequence[City], limits_s: Sequence[float]) -> tuple[Isochrone, ...]:
    """Return the drive-time areas around `cities`, one per band."""
    router = NetworkRouter(baseline.network, [city.point for city in cities])
    return isochrones(baseline.outline, limits_s, lambda lon, lat: nearest_of_points(lon, lat, router).seconds)


def _landmarks(baseline: Baseline, cities: Sequence[City]) -> tuple[City, ...]:
    """Return the cities that count, most people first, for the names on a map."""
    people = {(place.name, place.county): place.population for place in baseline.known.places}
    return tuple(sorted(cities, key=lambda city: -people.get((city.name, city.county), 0)))
