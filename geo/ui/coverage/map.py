"""The map of the Coverage page: one area per band, a dot per block group, and the included cities, in one layer."""

from collections.abc import Sequence
from typing import Any

import folium
import shapely

from geo.coverage.bands import band_of
from geo.coverage.isochrones import Isochrone
from geo.models import City
from geo.ui.coverage.chart import color_stops
from geo.ui.coverage.figures import Figures
from geo.ui.map import geojson, layers
from geo.ui.map.folium_map import ReachMap

_PRECISION_DEG = 0.001  # 110 m: finer than the grid that the areas are cut from
_CODES = "0123456789ABC"
_OUTSIDE = "-"


class CoverageMap(ReachMap):
    """The base map with the scripts of the Coverage page; the same in every run, so that only its layer changes."""

    scripts = (*ReachMap.scripts, "blocks.js", "coverage.js")
    styles = (*ReachMap.styles, "coverage.css")
    init_function = "initCoverageMap"
    max_zoom = 12


def features(
    figures: Figures, areas: Sequence[Isochrone], cities: Sequence[City], added: Sequence[City]
) -> dict[str, Any]:
    """Return the map's features as GeoJSON (EPSG:4326): areas, then all dots as one feature of codes, then cities."""
    stops = color_stops(len(areas))
    polygons = [
        _feature(_rounded(area), kind="area", stop=stop)
        for stop, area in zip(stops, areas, strict=True)
        if not area.shape.is_empty
    ]
    placeholder = {"type": "Point", "coordinates": [0, 0]}  # the dots' positions are in blocks.js
    dots = _feature(placeholder, kind="blocks", codes=band_codes(figures), stops=stops)
    added_keys = {(city.name, city.county) for city in added}
    markers = [
        _feature(
            {"type": "Point", "coordinates": [round(city.point.lon, 4), round(city.point.lat, 4)]},
            kind="added" if (city.name, city.county) in added_keys else "listed",
            name=city.name,
        )
        for city in cities
    ]
    return {"type": "FeatureCollection", "features": [*polygons, dots, *markers]}


def layer(collection: dict[str, Any]) -> folium.FeatureGroup:
    """Return the collection as the one layer that changes."""
    return layers.layer(
        collection,
        style_feature="withinReach.styleCoverageFeature",
        create_marker="withinReach.createCoverageMarker",
    )


def band_codes(figures: Figures) -> str:
    """Return one character per block group: its band as '0' to '9', 'A' to 'C', or '-' outside the area."""
    bands = band_of(figures.coverage.cost, figures.limits).tolist()
    return "".join(
        _CODES[band] if inside else _OUTSIDE for band, inside in zip(bands, figures.in_area.tolist(), strict=True)
    )


def _rounded(area: Isochrone) -> dict[str, Any]:
    return geojson.geometry(shapely.set_precision(area.shape, _PRECISION_DEG, mode="pointwise"))


def _feature(geometry: Any, **properties: object) -> dict[str, Any]:  # noqa: ANN401 - GeoJSON
    return {"type": "Feature", "geometry": geometry, "properties": properties}
