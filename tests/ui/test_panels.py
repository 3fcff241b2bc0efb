"""The panels as one visitor meets them."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.conditions import Conditions, read_conditions
from geo.conditions.html import NOT_REVIEWED, OLD
from geo.settings import SHIPPED_DATA
from geo.ui import panels
from geo.ui.panel_style import SCRIPT, STYLE
from support import panel_files

SHIPPED = read_conditions(SHIPPED_DATA / "conditions")


def _render(conditions: object, today: object) -> None:
    """Draw the panels; AppTest copies this source, so it imports what it needs."""
    from geo.ui.panels import render_panels  # noqa: PLC0415

    render_panels(conditions, today=today)  # type: ignore[arg-type]


def show(conditions: Conditions, today: date | None = None) -> AppTest:
    return AppTest.from_function(_render, args=(conditions, today), default_timeout=20).run()


def shown(at: AppTest) -> str:
    assert not at.exception
    return "\n".join(element.proto.body for element in at.get("html"))


@pytest.fixture(scope="module")
def app() -> AppTest:
    return show(SHIPPED, date(2026, 12, 1))


def test_the_notice_stands_above_the_choice(app: AppTest) -> None:
    kinds = [element.type for element in app.main]
    notice = next(index for index, element in enumerate(app.main) if "Read this first" in str(element.proto))
    assert notice < kinds.index("selectbox")


def test_all_conditions_are_graded_at_a_glance_at_first(app: AppTest) -> None:
    assert app.selectbox[0].value == panels.GLANCE
    assert "All conditions at a glance" in shown(app)


@pytest.mark.parametrize("panel", SHIPPED.topics, ids=lambda panel: panel.id)
def test_each_topic_can_be_chosen_and_keeps_notice_and_disclaimer(app: AppTest, panel: object) -> None:
    app.selectbox[0].set_value(panel.id).run()  # type: ignore[attr-defined]
    html = shown(app)
    assert f"<h3>{panel.title}</h3>" in html  # type: ignore[attr-defined]
    assert '"we don' in html.replace("&quot;", '"')
    assert "this is not a list of clinics" in html
    assert NOT_REVIEWED in html


def test_a_button_leads_to_a_related_topic() -> None:
    app = show(SHIPPED, date(2026, 12, 1))
    app.selectbox[0].set_value("crps").run()
    next(button for button in app.button if button.label == "Safety and who should not have it").click().run()
    assert app.selectbox[0].value == "safety"
    assert "Who should not have it" in shown(app)


def test_content_grows_old_by_itself() -> None:
    assert OLD not in shown(show(SHIPPED, date(2027, 11, 1)))
    assert OLD in shown(show(SHIPPED, date(2028, 1, 1)))


def test_today_is_this_machine_s_unless_given(tmp_path: Path) -> None:
    assert "All conditions at a glance" in shown(show(read_conditions(panel_files.folder_in(tmp_path))))


def test_a_hostile_panel_is_shown_as_text(tmp_path: Path) -> None:
    folder = panel_files.folder_in(tmp_path)
    attack = "<script>alert(1)</script> <img src=x onerror=alert(1)>"
    hostile = panel_files.panel(f"## {attack}\n\n{attack} [R0, R1]\n", title=f"'{attack}'")
    (folder / "aches.md").write_text(hostile, encoding="utf-8")
    app = show(read_conditions(folder))
    app.selectbox[0].set_value("aches").run()
    told = shown(app).replace(SCRIPT, "")
    assert "<script" not in told
    assert "<img" not in told
    assert "&lt;script&gt;" in told


def test_only_our_constant_may_run(app: AppTest) -> None:
    running = [element.proto.body for element in app.get("html") if element.proto.unsafe_allow_javascript]
    assert running == [STYLE + SCRIPT]
