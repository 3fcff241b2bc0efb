"""The briefing for the meeting: everything that its page and its report show, for the cities that count."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.coverage.areas import Area, areas
from geo.coverage.scenario import Scenario, candidates
from geo.coverage.survey import Survey, survey
from geo.headlines import Covered, NextCities, covered, next_cities
from geo.model import City, Region
from geo.nearest import nearest_of_points
from geo.roads.network import RoadNetwork
from geo.roads.router import NetworkRouter
from geo.tables.gazetteer import County
from geo.tables.people import BlockGroups

HOUR_S = 3600.0
FAR = 1.5
BANDS = (0.5, 1.0, FAR, 2.0)  # times the limit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """What every briefing stands on: the list, and a survey to its cities and to every place that may be added."""

    region: Region
    shapes: tuple[County, ...]
    outline: BaseGeometry
    listed: tuple[City, ...]
    known: Survey
    network: RoadNetwork


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Briefing:
    """The meeting's page: costs in seconds; `before` is what the list as it stands gives, where anything is changed."""

    ground: Ground
    cities: tuple[City, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    limit_s: float
    far_s: float
    limits_s: tuple[float, ...]
    now: Covered
    before: Covered | None
    next: NextCities
    areas: tuple[Area, ...]
    landmarks: tuple[City, ...]


def ground(atlas: Atlas, blocks: BlockGroups, router: NetworkRouter) -> Ground:
    """Return what every briefing stands on, measured over the built-in network."""
    everywhere = (*atlas.cities, *candidates(atlas.cities, atlas.gazetteer))
    return Ground(
        region=atlas.region,
        shapes=atlas.gazetteer.counties,
        outline=atlas.gazetteer.outline,
        listed=atlas.cities,
        known=survey(blocks, atlas.gazetteer.places, everywhere, router),
        network=router.network,
    )


def brief(stand: Ground, chosen: Scenario, *, limit_s: float = HOUR_S) -> Briefing:
    """Return the briefing for the cities that count in `chosen`, with its limit in seconds."""
    limits_s, far_s = tuple(limit_s * part for part in BANDS), limit_s * FAR
    place = {(city.name, city.county): column for column, city in enumerate(stand.known.cities)}
    columns = [place[city.name, city.county] for city in chosen.cities]
    others = [column for column in range(len(stand.listed), len(place)) if column not in columns]
    now = covered(stand.known, columns, limit_s=limit_s, far_s=far_s, limits_s=limits_s)
    listed = range(len(stand.listed))
    changed = bool(chosen.added or chosen.dropped)
    return Briefing(
        ground=stand,
        cities=chosen.cities,
        added=tuple(city.name for city in chosen.added),
        dropped=tuple(city.name for city in chosen.dropped),
        limit_s=limit_s,
        far_s=far_s,
        limits_s=limits_s,
        now=now,
        before=covered(stand.known, listed, limit_s=limit_s, far_s=far_s, limits_s=limits_s) if changed else None,
        next=next_cities(stand.known, columns, others, limit_s=limit_s),
        areas=_areas(stand, chosen.cities, limits_s),
        landmarks=_landmarks(stand, chosen.cities),
    )


def _areas(stand: Ground, cities: Sequence[City], limits_s: Sequence[float]) -> tuple[Area, ...]:
    """Return the drive-time areas around `cities`, one per band."""
    router = NetworkRouter(stand.network, [city.point for city in cities])
    return areas(stand.outline, limits_s, lambda lon, lat: nearest_of_points(lon, lat, router).seconds)


def _landmarks(stand: Ground, cities: Sequence[City]) -> tuple[City, ...]:
    """Return the cities that count, most people first, for the names on a map."""
    people = {(place.name, place.county): place.population for place in stand.known.places}
    return tuple(sorted(cities, key=lambda city: -people.get((city.name, city.county), 0)))
