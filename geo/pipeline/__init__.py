"""Derive the tables under `data/` from the source data; the app never imports this package."""

from collections.abc import Callable
from pathlib import Path

from geo.pipeline.accuracy import build_accuracy
from geo.pipeline.basemap import build_basemap
from geo.pipeline.cities import build_cities
from geo.pipeline.counties import build_counties
from geo.pipeline.people import build_people
from geo.pipeline.places import build_places
from geo.pipeline.roads import build_roads
from geo.pipeline.zips import build_zips

Builder = Callable[[Path, Path], None]

BUILDERS: tuple[Builder, ...] = (
    build_basemap,  # first: the others check their positions against the counties
    build_counties,
    build_zips,
    build_places,
    build_cities,
    build_people,
    build_roads,
    build_accuracy,  # last: it measures the tables that the others wrote
)


def build(source: Path, data: Path) -> list[str]:
    """Write every derived table from the folder `source` to the folder `data`; return the builders' names."""
    for builder in BUILDERS:
        builder(source, data)
    return [builder.__name__ for builder in BUILDERS]
