"""The map of "Coverage": drive areas, a dot per block group, the cities that count; one layer that changes."""

from collections.abc import Sequence
from typing import Any

import folium
import shapely

from geo.coverage.bands import band_of
from geo.coverage.isochrones import Isochrone
from geo.models import City
from geo.ui.coverage.chart import stops
from geo.ui.coverage.figures import Figures
from geo.ui.map import geojson, layers
from geo.ui.map.folium_map import ReachMap

_GRID_DEG = 0.001  # 110 m: finer than the grid that the areas come from
_CODES = "0123456789ABC"
_ELSEWHERE = "-"


class CoverageMap(ReachMap):
    """The same map in every run, with the dots and areas of "Coverage": what changes comes in its layer."""

    scripts = (*ReachMap.scripts, "blocks.js", "coverage.js")
    styles = (*ReachMap.styles, "coverage.css")
    init_function = "initCoverageMap"
    max_zoom = 12


def features(found: Figures, cut: Sequence[Isochrone], cities: Sequence[City], added: Sequence[City]) -> dict[str, Any]:
    """Return all that changes as GeoJSON: areas below, then the dots as one feature of codes, then the cities."""
    at = stops(len(cut))
    drawn = [
        _feature(_rounded(area), kind="area", stop=stop)
        for stop, area in zip(at, cut, strict=True)
        if not area.shape.is_empty
    ]
    middle = {"type": "Point", "coordinates": [0, 0]}
    dots = _feature(middle, kind="blocks", codes=_codes(found), stops=at)
    new = {(city.name, city.county) for city in added}
    marks = [
        _feature(
            {"type": "Point", "coordinates": [round(city.point.lon, 4), round(city.point.lat, 4)]},
            kind="added" if (city.name, city.county) in new else "listed",
            name=city.name,
        )
        for city in cities
    ]
    return {"type": "FeatureCollection", "features": [*drawn, dots, *marks]}


def layer(collection: dict[str, Any]) -> folium.FeatureGroup:
    """Return the collection as the one layer that changes."""
    return layers.layer(
        collection,
        style_feature="withinReach.styleCoverageFeature",
        create_marker="withinReach.createCoverageMarker",
    )


def _codes(found: Figures) -> str:
    """Return one letter per block group: its band, or a dash outside the county that is looked at."""
    ranks = band_of(found.coverage.cost, found.limits).tolist()
    return "".join(_CODES[rank] if here else _ELSEWHERE for rank, here in zip(ranks, found.here.tolist(), strict=True))


def _rounded(area: Isochrone) -> dict[str, Any]:
    return geojson.geometry(shapely.set_precision(area.shape, _GRID_DEG, mode="pointwise"))


def _feature(geometry: Any, **properties: object) -> dict[str, Any]:  # noqa: ANN401 - GeoJSON
    return {"type": "Feature", "geometry": geometry, "properties": properties}
