"""The condition panels on the page."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.conditions import Conditions, Panel, read_conditions
from geo.conditions.grade_html import glance, paper
from geo.conditions.grades import Grade
from geo.conditions.html import OUTDATED, Card
from geo.settings import SHIPPED_DATA
from geo.ui import panels
from support import panel_files

SHIPPED = read_conditions(SHIPPED_DATA / "conditions")
TODAY = date(2026, 12, 1)
SAFETY = next(panel for panel in SHIPPED.topics if panel.id == "safety")


def _render(conditions: object, today: object) -> None:
    """Draw the panels; AppTest copies this source, so it imports what it needs."""
    from geo.ui.panels import render_panels  # noqa: PLC0415

    render_panels(conditions, today=today)  # type: ignore[arg-type]


def show(conditions: Conditions, today: date | None = None) -> AppTest:
    return AppTest.from_function(_render, args=(conditions, today), default_timeout=20).run()


def html_of(at: AppTest) -> list[str]:
    assert not at.exception
    return [element.proto.body for element in at.get("html")]


@pytest.fixture(scope="module")
def app() -> AppTest:
    return show(SHIPPED, TODAY)


def test_the_notice_comes_before_the_topic_selector(app: AppTest) -> None:
    kinds = [element.type for element in app.main]
    notice = next(index for index, element in enumerate(app.main) if "Read this first" in str(element.proto))
    assert notice < kinds.index("selectbox")


def test_all_conditions_are_shown_at_a_glance_at_first() -> None:
    first = show(SHIPPED, TODAY)
    assert first.selectbox[0].value == panels.GLANCE
    assert html_of(first)[-2] == glance(SHIPPED, title="All conditions at a glance")


@pytest.mark.parametrize("panel", SHIPPED.topics, ids=lambda panel: panel.id)
def test_each_topic_shows_its_own_card_between_notice_and_disclaimer(app: AppTest, panel: Panel) -> None:
    app.selectbox[0].set_value(panel.id).run()
    (notice,), (disclaimer,) = SHIPPED.notices, SHIPPED.closings
    _, _, above, card, *after, below = html_of(app)
    assert above == Card(notice, SHIPPED).notice(today=TODAY)
    assert card == Card(panel, SHIPPED).html(today=TODAY)
    on_paper = [paper(panel)] if panel.evidence is not Grade.NOT_GRADED else []
    assert after == [*on_paper, *['<h3 class="wr-next">Related topics</h3>'] * bool(panel.related)]
    assert below == Card(disclaimer, SHIPPED).notice(today=TODAY)
    titles = {topic.id: topic.title for topic in SHIPPED.topics}
    assert [button.label for button in app.button] == [titles[name] for name in panel.related]


def test_the_selector_offers_every_topic_by_title(app: AppTest) -> None:
    assert app.selectbox[0].options == [panels.GLANCE_TITLE, *(panel.title for panel in SHIPPED.topics)]


def test_a_button_opens_a_related_topic() -> None:
    app = show(SHIPPED, TODAY)
    app.selectbox[0].set_value("crps").run()
    next(button for button in app.button if button.label == SAFETY.title).click().run()
    assert app.selectbox[0].value == "safety"
    assert Card(SAFETY, SHIPPED).html(today=TODAY) in html_of(app)


def test_content_becomes_outdated_with_time() -> None:
    assert OUTDATED not in "".join(html_of(show(SHIPPED, date(2027, 11, 1))))
    assert OUTDATED in "".join(html_of(show(SHIPPED, date(2028, 1, 1))))


def test_without_a_date_the_local_date_decides_whether_content_is_outdated(tmp_path: Path) -> None:
    folder = panel_files.folder_in(tmp_path)
    (folder / "notice.md").write_text(panel_files.panel(id="n", kind="notice", reviewed="2001-01-01"), encoding="utf-8")
    assert OUTDATED in "".join(html_of(show(read_conditions(folder))))


def test_html_in_a_panel_is_shown_as_text(tmp_path: Path) -> None:
    folder = panel_files.folder_in(tmp_path)
    attack = "<script>alert(1)</script> <img src=x onerror=alert(1)>"
    hostile = panel_files.panel(f"## {attack}\n\n{attack} [R0, R1]\n", title=f"'{attack}'")
    (folder / "aches.md").write_text(hostile, encoding="utf-8")
    app = show(read_conditions(folder))
    app.selectbox[0].set_value("aches").run()
    html = "\n".join(html_of(app)).replace(panels.style_and_script(), "")
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_only_the_script_of_the_panels_may_run(app: AppTest) -> None:
    running = [element.proto.body for element in app.get("html") if element.proto.unsafe_allow_javascript]
    assert running == [panels.style_and_script()]
