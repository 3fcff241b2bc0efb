"""The map: constant folium map, one layer of features that changes, and what a click on it means.

The only module that swaps coordinates to Leaflet's lat, lon. Names go into the page as JSON inside a script (folium
escapes `<`, `>` and `&` there) and are read there only as text; see `web/map.js`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import folium
import shapely
from folium.elements import MacroElement
from folium.template import Template
from folium.utilities import JsCode

from geo.errors import InputError
from geo.model import City, Location, Point
from geo.ui.assets import Assets

Bounds = tuple[Point, Point]

_SCRIPTS = ("leaflet.js", "basemap.js", "map.js")
_STYLES = ("leaflet.css", "map.css")
_MOST_POINTS = 160  # of a drawn way: 3 KB, finer than a pixel when the whole state is shown
_ROUND = 4  # decimals of a degree: 11 m


class ReachMap(folium.Map):
    """A map that loads nothing but our own files and draws our own base map."""

    def __init__(self, assets: Assets, bounds: Bounds) -> None:
        """Name the files to load and the corners (south-west, north-east) to show first."""
        super().__init__(
            location=_lat_lon(bounds[0]),
            tiles=None,
            zoom_snap=0.25,
            zoom_delta=1,
            min_zoom=5,
            max_zoom=14,
            attribution_control=False,
        )
        self.default_js = [(name, assets.from_frame(name)) for name in _SCRIPTS]
        self.default_css = [(name, assets.from_frame(name)) for name in _STYLES]
        self.add_child(_Begin([_lat_lon(corner) for corner in bounds]))


class _Begin(MacroElement):  # type: ignore[misc] - folium ships no types
    """Hand the new map to `map.js`."""

    _template = Template(
        "{% macro script(this, kwargs) %}withinReach.begin({{ this._parent.get_name() }}, {{ this.corners|tojson }});{% endmacro %}"
    )

    def __init__(self, corners: list[list[float]]) -> None:
        super().__init__()
        self.corners = corners


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One city on the map: `kind` is city, near or selected; `say` is how far it is, in words, or empty."""

    city: City
    kind: str
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """What was clicked: a city's marker by name, or a place on the map."""

    city: str | None = None
    pin: Point | None = None


def bounds(points: Sequence[Point]) -> Bounds:
    """Return the south-west and north-east corner around `points`, with a margin for the markers."""
    lons, lats = [point.lon for point in points], [point.lat for point in points]
    return (
        Point(lon=min(lons) - 0.25, lat=min(lats) - 0.2),
        Point(lon=max(lons) + 0.25, lat=max(lats) + 0.2),
    )


def features(markers: Sequence[Marker], origin: Location | None, way: Sequence[Point]) -> dict[str, Any]:
    """Return everything that changes as one GeoJSON collection: the way below, the chosen city on top."""
    lines = [_feature("LineString", _thinned(way), kind="way")] if len(way) > 1 else []
    start = [_feature("Point", _lon_lat(origin.point), kind="origin", name=origin.label)] if origin else []
    ordered = sorted(markers, key=lambda marker: marker.kind == "selected")
    dots = [
        _feature("Point", _lon_lat(marker.city.point), kind=marker.kind, name=marker.city.name, say=marker.say)
        for marker in ordered
    ]
    return {"type": "FeatureCollection", "features": [*lines, *dots, *start]}


def layer(collection: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return the collection as the one layer that streamlit-folium exchanges without touching the map."""
    group = folium.FeatureGroup()
    drawn = folium.GeoJson(
        dict(collection),
        on_each_feature=JsCode("withinReach.dress"),
        point_to_layer=JsCode("withinReach.marker"),
    )
    return group.add_child(drawn)


def clicked(value: object) -> Click | None:
    """Return what the map reports (anything at all: it comes from a browser) as a click, or nothing."""
    if not isinstance(value, Mapping):
        return None
    if isinstance(value.get("city"), str):
        return Click(city=value["city"])
    return pin(value.get("pin"))


def pin(pair: object) -> Click | None:
    """Return Leaflet's or a device's [lat, lon] as a click on that place, or nothing if it is no position."""
    try:
        lat, lon = map(float, pair)  # type: ignore[call-overload] - anything may come; what is no pair fails here
        if not math.isfinite(lon):
            return None
        wrapped = (lon + 180) % 360 - 180  # Leaflet counts on past the date line
        return Click(pin=Point(lon=wrapped, lat=lat))
    except (TypeError, ValueError, InputError):
        return None


def _thinned(way: Sequence[Point]) -> list[list[float]]:
    line = shapely.LineString([(point.lon, point.lat) for point in way])
    tolerance = 0.0005
    while len((thin := line.simplify(tolerance)).coords) > _MOST_POINTS:
        tolerance *= 1.5
    return [[round(lon, _ROUND), round(lat, _ROUND)] for lon, lat in thin.coords]


def _feature(shape: str, coordinates: object, **properties: str) -> dict[str, Any]:
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _lon_lat(point: Point) -> list[float]:
    return [round(point.lon, _ROUND), round(point.lat, _ROUND)]


def _lat_lon(point: Point) -> list[float]:
    return [point.lat, point.lon]
