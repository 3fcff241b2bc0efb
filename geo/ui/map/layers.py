"""A GeoJSON layer as a script in which names stay data, for the browser and for folium's template engine.

folium renders a template and then renders its output as a template again: a name such as `{{ 7 * 7 }}` would be
evaluated on the server. So the two characters that open a template tag are never written next to each other.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

_SPECIAL = re.compile(r"[<>&']|\{(?=[{%#])")  # the last only within a name: in JSON, a quote follows an object's brace


class _GeoJson(MacroElement):
    """GeoJSON drawn by two functions of the scripts in `web/`."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "L.geoJSON({{ this.data }}, {onEachFeature: {{ this.style_feature }}, pointToLayer: {{ this.create_marker }}})"
        ".addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, data: str, style_feature: str, create_marker: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's own
        self.data, self.style_feature, self.create_marker = data, style_feature, create_marker


class _Group(folium.FeatureGroup):
    """A feature group whose script st_folium writes; folium would compile it as a template first."""

    def render(self, **kwargs: object) -> str:  # noqa: ARG002 - folium's signature
        """Render nothing."""
        return ""


def layer(collection: Mapping[str, Any], *, style_feature: str, create_marker: str) -> folium.FeatureGroup:
    """Return the collection as the layer that streamlit-folium replaces without redrawing the map.

    `style_feature` and `create_marker` name the JavaScript functions for Leaflet's `onEachFeature` and `pointToLayer`.
    """
    group = _Group()
    group.add_child(_GeoJson(literal(collection), style_feature, create_marker))
    return group


def literal(value: object) -> str:
    """Return `value` as JSON that neither HTML nor a template interprets."""
    text = json.dumps(value, separators=(",", ":"), sort_keys=True)
    return _SPECIAL.sub(lambda special: f"\\u{ord(special[0]):04x}", text)
