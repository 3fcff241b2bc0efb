"""Tables in HTML: headers, alignment, formats and color dots, with every text escaped."""

from xml.etree import ElementTree as ET

import pytest

from geo.export.formats import Row
from geo.formatting import format_percent
from geo.ui.html import format_cell, format_signed, table_html

ROWS: list[Row] = [
    {"place": "<b>Bend", "people": 1234, "share": 0.5, "change": 5},
    {"place": "Burns", "people": None, "share": 1.0, "change": -5},
]
TITLES = {"place": "Place", "people": "People", "share": "A & B", "change": "Change"}


def parsed(table: str) -> ET.Element:
    return ET.fromstring(table)  # noqa: S314 - our own HTML


def cells(element: ET.Element, tag: str) -> list[str]:
    return ["".join(cell.itertext()) for cell in element.iter(tag)]


def test_a_table_shows_the_titled_columns_in_order_with_their_formats() -> None:
    table = parsed(table_html(ROWS, TITLES, formats={"share": format_percent, "change": format_signed}))
    assert cells(table, "th") == ["Place", "People", "A & B", "Change", "<b>Bend", "Burns"]
    assert cells(table, "td") == ["1,234", "50.0%", "+5", "", "100%", "-5"]


def test_each_header_has_its_scope() -> None:
    scopes = [header.get("scope") for header in parsed(table_html(ROWS, TITLES)).iter("th")]
    assert scopes == ["col", "col", "col", "col", "row", "row"]


def test_columns_of_numbers_are_aligned_right() -> None:
    numeric = [cell.get("class") for cell in parsed(table_html(ROWS, TITLES)).iter() if cell.tag in {"th", "td"}]
    assert numeric == [None, "number", "number", "number"] + [None, "number", "number", "number"] * 2


def test_the_caption_names_the_table() -> None:
    assert cells(parsed(table_html(ROWS, TITLES, caption="x & y")), "caption") == ["x & y"]
    assert cells(parsed(table_html(ROWS, TITLES)), "caption") == []


def test_each_color_is_a_dot_before_its_row() -> None:
    table = parsed(table_html(ROWS, TITLES, swatches=["#0b5d6b", "#3d94a0"]))
    dots = [header.find("i") for header in table.iter("th") if header.get("scope") == "row"]
    assert [dot.get("style") for dot in dots if dot is not None] == ["background:#0b5d6b", "background:#3d94a0"]


@pytest.mark.parametrize("label", [None, "What's <measured>"])
def test_a_wide_table_can_be_scrolled_with_the_keyboard(label: str | None) -> None:
    region = parsed(table_html(ROWS, TITLES, scroll_label=label))
    expected = (None, None, None) if label is None else ("region", "0", label)
    assert (region.get("role"), region.get("tabindex"), region.get("aria-label")) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(None, "", id="none"),
        pytest.param(1234.56, "1,234.6", id="float"),
        pytest.param(1234, "1,234", id="int"),
        pytest.param("=x", "=x", id="text"),
    ],
)
def test_a_cell_is_written_by_its_type(value: float | str | None, text: str) -> None:
    assert format_cell(value) == text


def test_a_change_has_its_sign() -> None:
    assert [format_signed(value) for value in (1234, -5, 0)] == ["+1,234", "-5", "0"]
