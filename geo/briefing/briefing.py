"""Compute the briefing: everything its page and its report show, for one choice of cities and one threshold."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.briefing.figures import CoverageResult, NextCities, coverage_result, next_cities
from geo.coverage.isochrones import Isochrone, isochrones
from geo.coverage.od_matrix import Columns, ODMatrix, od_matrix
from geo.coverage.scenario import Scenario, candidates
from geo.models import City, Region
from geo.routing.nearest import nearest_of_points
from geo.routing.network_router import NetworkRouter
from geo.tables.atlas import Atlas
from geo.tables.gazetteer import County
from geo.tables.population import BlockGroups
from geo.tables.road_network import RoadNetwork

DEFAULT_THRESHOLD_S = 3600.0
FAR_FACTOR = 1.5
BAND_FACTORS = (0.5, 1.0, FAR_FACTOR, 2.0)
"""Upper limits of the drive-time bands, as multiples of the threshold."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Baseline:
    """What all briefings of a region share; `matrix` has the listed cities first, then every place that can be added.

    `outline` and the shapes of `counties` are in EPSG:4326.
    """

    region: Region
    counties: tuple[County, ...]
    outline: BaseGeometry
    listed: tuple[City, ...]
    matrix: ODMatrix
    network: RoadNetwork


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Briefing:
    """The briefing's figures, in seconds and people.

    `current` is the coverage by `cities`; `before` is the coverage by the listed cities, and `None` while nothing is
    added or dropped. `landmarks` are the cities in descending order of population, for the names on the map.
    """

    baseline: Baseline
    cities: tuple[City, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    threshold_s: float
    far_s: float
    limits_s: tuple[float, ...]
    current: CoverageResult
    before: CoverageResult | None
    next_cities: NextCities
    isochrones: tuple[Isochrone, ...]
    landmarks: tuple[City, ...]


def build_baseline(atlas: Atlas, blocks: BlockGroups, router: NetworkRouter) -> Baseline:
    """Return the baseline of all briefings, measured over the built-in road network."""
    cities = (*atlas.cities, *candidates(atlas.cities, atlas.gazetteer))
    return Baseline(
        region=atlas.region,
        counties=atlas.gazetteer.counties,
        outline=atlas.gazetteer.outline,
        listed=atlas.cities,
        matrix=od_matrix(blocks, atlas.gazetteer.places, cities, router),
        network=router.network,
    )


def build_briefing(baseline: Baseline, scenario: Scenario, *, threshold_s: float = DEFAULT_THRESHOLD_S) -> Briefing:
    """Return the briefing for the included cities of `scenario`, with a threshold in seconds."""
    matrix = baseline.matrix
    limits_s, far_s = tuple(threshold_s * factor for factor in BAND_FACTORS), threshold_s * FAR_FACTOR
    column_of = {(city.name, city.county): column for column, city in enumerate(matrix.cities)}
    included = [column_of[city.name, city.county] for city in scenario.cities]
    listed = range(len(baseline.listed))
    addable = [column for column in range(len(listed), len(matrix.cities)) if column not in included]

    def covered_by(columns: Columns) -> CoverageResult:
        return coverage_result(matrix, columns, threshold_s=threshold_s, far_s=far_s, limits_s=limits_s)

    return Briefing(
        baseline=baseline,
        cities=scenario.cities,
        added=tuple(city.name for city in scenario.added),
        dropped=tuple(city.name for city in scenario.dropped),
        threshold_s=threshold_s,
        far_s=far_s,
        limits_s=limits_s,
        current=covered_by(included),
        before=covered_by(listed) if scenario.added or scenario.dropped else None,
        next_cities=next_cities(matrix, included, addable, threshold_s=threshold_s),
        isochrones=_isochrones(baseline, scenario.cities, limits_s),
        landmarks=_landmarks(baseline, scenario.cities),
    )


def _isochrones(baseline: Baseline, cities: Sequence[City], limits_s: Sequence[float]) -> tuple[Isochrone, ...]:
    """Return the drive-time areas around `cities`, one per band."""
    router = NetworkRouter(baseline.network, [city.point for city in cities])
    return isochrones(baseline.outline, limits_s, lambda lon, lat: nearest_of_points(lon, lat, router).seconds)


def _landmarks(baseline: Baseline, cities: Sequence[City]) -> tuple[City, ...]:
    """Return `cities` in descending order of population."""
    population = {(place.name, place.county): place.population for place in baseline.matrix.places}
    return tuple(sorted(cities, key=lambda city: -population.get((city.name, city.county), 0)))
