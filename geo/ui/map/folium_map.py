"""The map: a folium map that never changes, and the one layer of features that does.

The only module that swaps coordinates to Leaflet's lat, lon. Names enter the page as JSON inside a script (see
`layers`) and are shown only as text (see `web/map.js`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import folium
import shapely
from branca.element import MacroElement
from folium.template import Template
from shapely.geometry.base import BaseGeometry

from geo.models import Point
from geo.ui.assets import Assets
from geo.ui.map import layers
from geo.ui.map.tiles import TileLayer

Bounds = tuple[Point, Point]

_MARGIN_DEG = 0.12
_LAST_ZOOM = 18  # with tiles


class ReachMap(folium.Map):
    """A map that loads only files from this server, except for tiles, and draws the base map from the tables."""

    scripts: tuple[str, ...] = ("leaflet.js", "basemap.js", "map.js")
    styles: tuple[str, ...] = ("leaflet.css", "map.css")
    init_function = "initMap"  # of `withinReach`; it gets the new map and its bounds
    max_zoom = 12  # the base map's tables are exact to about 100 m: four pixels

    def __init__(self, assets: Assets, bounds: Bounds, tiles: TileLayer | None = None) -> None:
        """Set the files to load, the bounds (south-west, north-east) to show first, and the tiles, if there are any."""
        super().__init__(
            location=_lat_lon(bounds[0]),
            tiles=None,
            zoom_snap=0.25,
            zoom_delta=1,
            attribution_control=False,
        )
        self.options |= {"min_zoom": 5, "max_zoom": self.max_zoom}  # folium passes them to its tiles only
        if tiles is not None:
            self.options |= {
                "max_zoom": max(self.max_zoom, min(_LAST_ZOOM, tiles.max_zoom + 1)),
                "tiles": {"address": tiles.address, "attribution": tiles.attribution, "zoom": tiles.max_zoom},
            }
        self.default_js = [(name, assets.from_frame(name)) for name in self.scripts]
        self.default_css = [(name, assets.from_frame(name)) for name in self.styles]
        self.add_child(_Init(self.init_function, [_lat_lon(corner) for corner in bounds]))

    def render(self, **kwargs: object) -> str:  # noqa: ARG002 - folium's signature
        """Render nothing: st_folium writes the script, and `map.css` replaces folium's head.

        That head disables pinch zoom, and rendering it took a tenth of a whole run.
        """
        return ""


class _Init(MacroElement):
    """Call the script's init function with the new map and its bounds."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "withinReach.{{ this.init_function }}({{ this._parent.get_name() }}, {{ this.corners|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, init_function: str, corners: list[list[float]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's own
        self.init_function, self.corners = init_function, corners


def bounds(points: Sequence[Point], outline: BaseGeometry | None) -> Bounds:
    """Return the south-west and north-east corners around `points` and the region, with a margin for the markers."""
    shapes = [shapely.MultiPoint([(point.lon, point.lat) for point in points]), outline]
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    return (
        Point(lon=west - _MARGIN_DEG, lat=south - _MARGIN_DEG),
        Point(lon=east + _MARGIN_DEG, lat=north + _MARGIN_DEG),
    )


def layer(collection: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return the collection as the one layer that changes."""
    return layers.layer(collection, style_feature="withinReach.styleFeature", create_marker="withinReach.createMarker")


def _lat_lon(point: Point) -> list[float]:
    return [point.lat, point.lon]
