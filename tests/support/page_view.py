"""Draw one page from given services, as one visitor sees it."""

import html
import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest


def _render(page: str, given: object) -> None:
    """Run one page; AppTest copies this source, so it imports what it needs."""
    from importlib import import_module  # noqa: PLC0415

    import_module(f"geo.ui.pages.{page}").render(given)


def show(given: object, *, page: str = "find_care", **parameters: str) -> AppTest:
    """Return `page` drawn from `given`, opened with the query `parameters`."""
    at = AppTest.from_function(_render, args=(page, given), default_timeout=20)
    for name, value in parameters.items():
        at.query_params[name] = value
    return at.run()


def find(at: AppTest, typed: str) -> AppTest:
    """Return the page after somebody typed and pressed Find."""
    at.text_input[0].set_value(typed)
    return at.button[0].click().run()


def said(at: AppTest) -> str:
    """Return all text of the page's HTML, without its style."""
    bodies = [element.proto.body for element in at.get("html")]
    inline = re.sub("</?(?:span|bdi)[^>]*>", "", " ".join(body for body in bodies if "<style" not in body))
    return html.unescape(re.sub("<[^>]+>", " ", inline))


def component(at: AppTest, name: str) -> dict[str, Any]:
    """Return what the component of our own called `name` was given."""
    found = [element.proto for element in at.get("bidi_component") if element.proto.component_name.endswith(name)]
    data: dict[str, Any] = json.loads(found[0].json)
    return data


def map_arguments(at: AppTest) -> dict[str, Any]:
    """Return what streamlit-folium was given."""
    arguments: dict[str, Any] = json.loads(at.get("component_instance")[0].proto.json_args)
    return arguments
