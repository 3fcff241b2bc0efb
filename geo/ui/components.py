"""Five small Streamlit components, each a script in `web/`.

Streamlit's own table is a canvas that cannot be printed and that few screen readers can read, and the location packages
keep full precision. A component contains only a line that loads its script, so a rerun does not send it again.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import streamlit as st

from geo.ui.assets import Assets

_LOADER = """const script = import(new URL({address!r}, document.baseURI));
export default async (component) => (await script).default(component);
"""


def announcer(assets: Assets, *, answer_text: str, answer_id: int, selection_text: str) -> None:
    """Announce each answer to screen readers once and move the focus to it; announce the selection when it changes."""
    data = {"answerText": answer_text, "answerId": answer_id, "selectionText": selection_text}
    _component("announce", assets)(key="announcer", data=data)


def location_button(assets: Assets, on_position: Callable[[object], None]) -> None:
    """Draw the button that uses the device's position; `on_position` gets [lat, lon], rounded to about 100 m."""
    _component("locate", assets)(key="device", on_position_change=lambda: on_position(_value("device", "position")))


def city_table(
    assets: Assets,
    table: Mapping[str, Any],
    *,
    on_city: Callable[[object], None],
    on_rank: Callable[[object], None],
) -> None:
    """Draw the table of cities; the callbacks get the name of the selected city and the rank to sort by."""
    _component("table", assets)(
        key="cities",
        data=dict(table),
        on_city_change=lambda: on_city(_value("cities", "city")),
        on_rank_change=lambda: on_rank(_value("cities", "rank")),
    )


def share(assets: Assets, *, link: str, text: str) -> None:
    """Draw the buttons that print the page and copy `link` (relative), and the link itself, shown as `text`."""
    _component("share", assets)(key="share", data={"link": link, "text": text})


def briefing(assets: Assets, *, html: str, deck: bool, on_end: Callable[[], None]) -> None:
    """Draw sections given as HTML, names in it escaped; a deck shows one at a time until `on_end` is called."""
    _component("briefing", assets)(key="briefing", data={"html": html, "deck": deck}, on_ended_change=on_end)


def _component(name: str, assets: Assets) -> Callable[..., Any]:
    return _registered(f"within_reach_{name}", assets.from_page(f"{name}.js"))


@cache
def _registered(name: str, address: str) -> Callable[..., Any]:
    return st.components.v2.component(name, js=_LOADER.format(address=address), isolate_styles=False)


def _value(key: str, name: str) -> object:
    return getattr(st.session_state.get(key), name, None)
