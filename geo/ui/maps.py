"""The map: constant folium map, one layer of features that changes, and what a click on it means.

The only module that swaps coordinates to Leaflet's lat, lon. Names go into the page as JSON inside a script (folium
escapes `<`, `>` and `&` there) and are read there only as text; see `web/map.js`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import folium
import shapely
from branca.element import MacroElement
from folium.template import Template
from folium.utilities import JsCode
from shapely.geometry.base import BaseGeometry

from geo.errors import InputError
from geo.model import City, Location, Point
from geo.ui.assets import Assets

Bounds = tuple[Point, Point]

_SCRIPTS = ("leaflet.js", "basemap.js", "map.js")
_STYLES = ("leaflet.css", "map.css")
KINDS = ("city", "near", "selected")  # of markers, the lowest first
_MOST_POINTS = 110  # of a drawn way: 2 KB, finer than a pixel when the whole state is shown
_MARGIN_DEG = 0.12
_ROUND = 4  # decimals of a degree: 11 m


class ReachMap(folium.Map):
    """A map that loads nothing but our own files and draws our own base map."""

    def render(self, **kwargs: object) -> str:
        """Render without folium's own head: `map.css` stands in for it, and it forbids zooming with two fingers."""
        drawn: str = super().render(**kwargs)  # type: ignore[no-untyped-call]  # folium's own
        figure = cast("folium.Figure", self.get_root())
        figure.header._children.clear()  # noqa: SLF001 - folium offers no other way
        return drawn

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


class _Begin(MacroElement):
    """Hand the new map to `map.js`."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "withinReach.begin({{ this._parent.get_name() }}, {{ this.corners|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, corners: list[list[float]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's own
        self.corners = corners


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One city on the map: `kind` is one of `KINDS`; `say` is how far it is, in words, or empty."""

    city: City
    kind: str
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """What was clicked: a city's marker by name, or a place on the map."""

    city: str | None = None
    pin: Point | None = None


def bounds(points: Sequence[Point], outline: BaseGeometry | None) -> Bounds:
    """Return the south-west and north-east corner around `points` and the region, with a margin for the markers."""
    shapes = [shapely.Point(point.lon, point.lat) for point in points] + ([outline] if outline is not None else [])
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    return (
        Point(lon=west - _MARGIN_DEG, lat=south - _MARGIN_DEG),
        Point(lon=east + _MARGIN_DEG, lat=north + _MARGIN_DEG),
    )


def features(markers: Sequence[Marker], origin: Location | None, way: Sequence[Point]) -> dict[str, Any]:
    """Return everything that changes as one GeoJSON collection: the way and the start below, the chosen city on top.

    Cities of one kind share a feature, so that a choice costs few bytes: point i has name i and words i.
    """
    start = [_feature("MultiPoint", [_lon_lat(origin.point)], kind="origin", names=[origin.label])] if origin else []
    dots = [_dots(kind, [marker for marker in markers if marker.kind == kind]) for kind in KINDS]
    return {"type": "FeatureCollection", "features": [*_lines(way), *start, *dots]}


def layer(collection: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return the collection as the one layer that streamlit-folium exchanges without touching the map."""
    group = folium.FeatureGroup()
    drawn = folium.GeoJson(
        dict(collection),
        on_each_feature=JsCode("withinReach.dress"),
        point_to_layer=JsCode("withinReach.marker"),
    )
    drawn.add_to(group)
    return group


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
        lat, lon = cast("Iterable[float]", pair)  # anything may come; what is no pair of numbers fails here
        wrapped = (lon + 180) % 360 - 180  # Leaflet counts on past the date line
        return Click(pin=Point(lon=wrapped, lat=lat))
    except (TypeError, ValueError, InputError):
        return None


def _dots(kind: str, markers: Sequence[Marker]) -> dict[str, Any]:
    points = [_lon_lat(marker.city.point) for marker in markers]
    names, says = [marker.city.name for marker in markers], [marker.say for marker in markers]
    return _feature("MultiPoint", points, kind=kind, names=names, says=says)


def _lines(way: Sequence[Point]) -> list[dict[str, Any]]:
    """Return the way along roads as one line, and its two ends over local streets, which are only straight, apart."""
    if len(way) < 2:  # noqa: PLR2004 - a line has two ends
        return []
    ends = [way[:2], way[-2:]] if len(way) > 3 else [way]  # noqa: PLR2004 - what lies between both ends has two points
    local = [_feature("LineString", [_lon_lat(point) for point in end], kind="local") for end in ends]
    return [*local, _feature("LineString", _thinned(way[1:-1]), kind="way")] if len(ends) > 1 else local


def _thinned(way: Sequence[Point]) -> list[list[float]]:
    line = shapely.LineString([(point.lon, point.lat) for point in way])
    tolerance = 0.0005
    while len((thin := line.simplify(tolerance)).coords) > _MOST_POINTS:
        tolerance *= 1.5
    return [[round(lon, _ROUND), round(lat, _ROUND)] for lon, lat in thin.coords]


def _feature(shape: str, coordinates: object, **properties: object) -> dict[str, Any]:
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _lon_lat(point: Point) -> list[float]:
    return [round(point.lon, _ROUND), round(point.lat, _ROUND)]


def _lat_lon(point: Point) -> list[float]:
    return [point.lat, point.lon]
