"""The page "About and data": drawn from tables, nothing typed twice."""

from geo.settings import SHIPPED_DATA
from geo.tables.accuracy import Measure, read_accuracy
from geo.tables.sources import Source, read_sources
from geo.ui import services
from geo.ui.about import text
from support.page_view import said, show

HOSTILE = "<img src=x onerror=alert(1)>"


def test_every_source_and_every_measured_figure_is_on_the_page() -> None:
    text = said(show(services.load(), page="about"))
    for source in read_sources(SHIPPED_DATA):
        assert source.provides in text
        assert source.license in text
    for measure in read_accuracy(SHIPPED_DATA):
        assert measure.value in text


def test_every_shipped_table_has_a_source() -> None:
    named = {file for source in read_sources(SHIPPED_DATA) for file in source.files}
    shipped = {path.name for path in SHIPPED_DATA.iterdir()} - {"README.md"}
    assert shipped - named == {"region.toml", "sources.csv", "accuracy.csv"} & shipped
    assert named - shipped == set()


def test_tables_that_were_never_checked_say_so() -> None:
    assert text.NOT_CHECKED in text.about((), (), asked_server=None)


def test_whatever_a_table_holds_is_shown_letter_for_letter() -> None:
    source = Source(provides=HOSTILE, files=(HOSTILE,), source=HOSTILE, date=HOSTILE, license=HOSTILE)
    measure = Measure(measure=HOSTILE, value=HOSTILE, against=HOSTILE)
    assert "<img" not in text.about([source], [measure], asked_server=HOSTILE)


def test_the_routing_server_is_named_where_one_is_asked() -> None:
    assert "http://127.0.0.1:5000" in text.about((), (), asked_server="http://127.0.0.1:5000")
