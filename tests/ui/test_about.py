"""The page "About and data": its tables, its escaping, its privacy text."""

from pathlib import Path

import pytest

from geo.briefing.text import NEXT_HEADING
from geo.pipeline.addresses.build import build_index
from geo.settings import SHIPPED_DATA
from geo.tables.accuracy import Measure, read_accuracy
from geo.tables.sources import Source, read_sources
from geo.ui import services
from geo.ui.about import text
from support.address_files import JOSEPHINE
from support.page_view import said, show
from support.report_files import parse_html

HOSTILE = "<img src=x onerror=alert(1)>"


def test_every_source_and_every_measured_figure_is_on_the_page() -> None:
    text = said(show(services.load(), page="about"))
    facts = [fact for source in read_sources(SHIPPED_DATA) for fact in (source.provides, source.source, source.license)]
    facts += [measure.value for measure in read_accuracy(SHIPPED_DATA)]
    assert [fact for fact in facts if fact not in text] == []


def test_every_shipped_table_has_a_source() -> None:
    named = {file for source in read_sources(SHIPPED_DATA) for file in source.files}
    shipped = {path.name for path in SHIPPED_DATA.iterdir()} - {"README.md", "manifest.csv"}
    assert shipped - named == {"region.toml", "sources.csv", "accuracy.csv"} & shipped
    assert named - shipped == set()


def test_the_page_states_that_tables_were_not_checked() -> None:
    assert text.NOT_CHECKED in text.about((), (), asked_server=None)


def test_values_from_tables_are_escaped() -> None:
    source = Source(provides=HOSTILE, files=(HOSTILE,), source=HOSTILE, date=HOSTILE, license=HOSTILE)
    measure = Measure(measure=HOSTILE, value=HOSTILE, against=HOSTILE)
    root = parse_html(text.about([source], [measure], asked_server=HOSTILE))
    assert root.all("img") == []
    assert [cell.text for table in root.all("table") for cell in table.one("tbody").walk() if cell.tag == "td"] == [
        HOSTILE
    ] * 6


def test_the_privacy_text_has_one_heading_and_names_the_routing_server() -> None:
    root = parse_html(text.about((), (), asked_server="http://127.0.0.1:5000"))
    section = root.all("section")[-1]
    assert "http://127.0.0.1:5000" in section.one("p").text
    assert section.text.count("Privacy") == 1


def test_best_new_locations_are_explained_by_their_heading_on_the_briefing() -> None:
    terms = [term.text for term in parse_html(text.about((), (), asked_server=None)).all("dt")]
    assert NEXT_HEADING in terms


def test_the_sources_of_the_address_index_are_named_with_their_licenses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index([JOSEPHINE], tmp_path / "a.sqlite", licenses={"": "Apache-2.0"})
    monkeypatch.setenv("GEO_ADDRESSES", str(tmp_path / "a.sqlite"))
    page = said(show(services.load(), page="about"))
    assert "Street addresses" in page
    assert "josephine_sample.csv, CSV" in page
    assert "Apache-2.0" in page
