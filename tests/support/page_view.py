"""Draw one page from a set of services, as one visitor sees it."""

import html
import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest


def _render(page: str, services: object) -> None:
    """Run one page; AppTest copies this source, so it imports what it needs."""
    from importlib import import_module  # noqa: PLC0415

    import_module(f"geo.ui.pages.{page}").render(services)


def show(services: object, *, page: str = "find_care", **parameters: str) -> AppTest:
    """Return `page` drawn from `services`, opened with the query `parameters`."""
    at = AppTest.from_function(_render, args=(page, services), default_timeout=20)
    for name, value in parameters.items():
        at.query_params[name] = value
    return at.run()


def find(at: AppTest, text: str) -> AppTest:
    """Return the page after typing `text` and pressing Find."""
    at.text_input[0].set_value(text)
    return at.button[0].click().run()


def said(at: AppTest) -> str:
    """Return all text of the page's HTML, without its style and with plain spaces."""
    bodies = [element.proto.body for element in at.get("html")]
    inline = re.sub("</?(?:span|bdi)[^>]*>", "", " ".join(body for body in bodies if "<style" not in body))
    return html.unescape(re.sub("<[^>]+>", " ", inline)).replace("\N{NO-BREAK SPACE}", " ")


def component(at: AppTest, name: str) -> dict[str, Any]:
    """Return the data of our component called `name`."""
    protos = [element.proto for element in at.get("bidi_component") if element.proto.component_name.endswith(name)]
    data: dict[str, Any] = json.loads(protos[0].json)
    return data


def map_arguments(at: AppTest) -> dict[str, Any]:
    """Return the arguments of streamlit-folium."""
    arguments: dict[str, Any] = json.loads(at.get("component_instance")[0].proto.json_args)
    return arguments
