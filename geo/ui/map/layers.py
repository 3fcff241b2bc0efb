"""A layer of GeoJSON as a script whose names stay data, for the browser and for the template engine on the way there.

folium renders a template and reads what comes out as a template once more: a name such as `{{ 7 * 7 }}` would run here,
on the server. So no two signs that begin a template's tag ever stand together.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

_SPECIAL = re.compile(r"[<>&']|\{(?=[{%#])")  # the last only within a name: what opens an object is followed by a quote


class _Drawn(MacroElement):
    """GeoJSON drawn by two functions of our own scripts."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "L.geoJSON({{ this.data }}, {onEachFeature: {{ this.dress }}, pointToLayer: {{ this.mark }}})"
        ".addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, data: str, dress: str, mark: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's own
        self.data, self.dress, self.mark = data, dress, mark


class _Group(folium.FeatureGroup):
    """A group whose script st_folium writes by itself; folium would compile it as a template first."""

    def render(self, **kwargs: object) -> str:  # noqa: ARG002 - folium's own form
        """Render nothing."""
        return ""


def layer(collection: Mapping[str, Any], *, dress: str, mark: str) -> folium.FeatureGroup:
    """Return the one layer that streamlit-folium exchanges without touching the map.

    `dress` is the JavaScript function that each feature is handed to, `mark` the one that makes its markers.
    """
    group = _Group()
    group.add_child(_Drawn(literal(collection), dress, mark))
    return group


def literal(value: object) -> str:
    """Return `value` as JSON that means nothing to HTML and to templates."""
    text = json.dumps(value, separators=(",", ":"), sort_keys=True)
    return _SPECIAL.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
