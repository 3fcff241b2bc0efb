"""The map of "Coverage": drive areas, a dot per block group, the cities that count; one layer that changes."""

import json
from collections.abc import Sequence
from typing import Any

import folium
import shapely
from branca.element import MacroElement
from folium.template import Template

from geo.coverage.areas import Area
from geo.coverage.bands import band_of
from geo.model import City
from geo.ui import layers
from geo.ui.assets import Assets
from geo.ui.coverage_chart import stops
from geo.ui.coverage_figures import Figures
from geo.ui.maps import Bounds

_SCRIPTS = ("leaflet.js", "basemap.js", "map.js", "blocks.js", "coverage.js")
_STYLES = ("leaflet.css", "map.css", "coverage.css")
_ROUND = 3  # decimals of a degree: 110 m, finer than the grid that the areas come from
_CODES = "0123456789ABC"
_ELSEWHERE = "-"


class CoverageMap(folium.Map):
    """A map of our own files, the same in every run: what changes comes in its layer."""

    def __init__(self, assets: Assets, bounds: Bounds) -> None:
        """Name the files to load and the corners (south-west, north-east) to show first."""
        corners = [[corner.lat, corner.lon] for corner in bounds]
        super().__init__(
            location=corners[0], tiles=None, zoom_snap=0.25, min_zoom=5, max_zoom=12, attribution_control=False
        )
        self.default_js = [(name, assets.from_frame(name)) for name in _SCRIPTS]
        self.default_css = [(name, assets.from_frame(name)) for name in _STYLES]
        self.add_child(_Begin(corners))


class _Begin(MacroElement):
    """Hand the new map to `coverage.js`."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "withinReach.cover({{ this._parent.get_name() }}, {{ this.corners|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, corners: list[list[float]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's own
        self.corners = corners


def features(found: Figures, cut: Sequence[Area], cities: Sequence[City], added: Sequence[City]) -> dict[str, Any]:
    """Return all that changes as GeoJSON: areas below, then the dots as one feature of codes, then the cities."""
    at = stops(len(cut))
    drawn = [
        _feature(_geometry(area), kind="area", stop=stop)
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
    return layers.layer(collection, dress="withinReach.dressCoverage", mark="withinReach.markCoverage")


def _codes(found: Figures) -> str:
    """Return one letter per block group: its band, or a dash outside the county that is looked at."""
    ranks = band_of(found.coverage.cost, found.limits).tolist()
    return "".join(_CODES[rank] if here else _ELSEWHERE for rank, here in zip(ranks, found.here.tolist(), strict=True))


def _geometry(area: Area) -> Any:  # noqa: ANN401 - GeoJSON
    text = shapely.to_geojson(shapely.set_precision(area.shape, 10**-_ROUND, mode="pointwise"))
    return json.loads(text, parse_float=lambda digits: round(float(digits), _ROUND))


def _feature(geometry: Any, **properties: object) -> dict[str, Any]:  # noqa: ANN401 - GeoJSON
    return {"type": "Feature", "geometry": geometry, "properties": properties}
