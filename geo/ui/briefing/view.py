"""The page "Briefing": the sections, the buttons, the footer, and presentation mode."""

from datetime import date, datetime
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from geo.briefing.briefing import Briefing
from geo.briefing.document import Report, footer
from geo.briefing.drawing.palette import style_sheet
from geo.briefing.html import build_sections, sections_html
from geo.conditions.model import StripRow, grade_strip
from geo.errors import WithinReachError
from geo.settings import Settings
from geo.ui import components
from geo.ui.assets import WEB
from geo.ui.briefing import data
from geo.ui.coverage import data as coverage_data
from geo.ui.coverage import settings
from geo.ui.html import note
from geo.ui.services import Services

PRESENT = "present"
_DECK_LABEL_SCALE = 2.7


def show(services: Services) -> None:
    """Draw the briefing for the scenario and threshold in the page's address, or one sentence on why it cannot be."""
    st.html(WEB / "page.css")
    st.html(f"<style>{style_sheet()}{(WEB / 'deck.css').read_text(encoding='utf-8')}</style>")
    for fault in services.faults:
        st.html(note("fault", fault))
    try:
        planning = coverage_data.load(services)
        if planning is None:
            return
        folder, chosen = Settings.from_env().data, data.choice(settings.current(planning))
        briefing = data.briefing_for(planning, folder, chosen)
    except WithinReachError as error:
        st.html(f"<h1>Briefing</h1>{note('problem', str(error))}")
        return
    for fault in settings.faults():
        st.html(note("notice", fault))
    presenting = st.query_params.get(PRESENT) == "1"
    evidence = grade_strip(services.conditions) if services.conditions else ()
    html = page_html(briefing, evidence, deck=presenting, dark=st.context.theme.type == "dark")
    today = datetime.now().astimezone().date()
    if not presenting:
        _buttons(briefing, folder, chosen, today)
    if services.assets is not None:
        components.briefing(services.assets, html=html, deck=presenting, on_end=_stop_presenting)
    if not presenting:
        _footer(Report(briefing=briefing, evidence=evidence, sources=services.sources, report_date=today))


def page_html(briefing: Briefing, evidence: tuple[StripRow, ...], *, deck: bool, dark: bool) -> str:
    """Return the sections as HTML, as a page or as a deck of slides."""
    classes = " ".join(["brief", *(["deck"] if deck else []), *(["dark"] if dark else [])])
    sections = build_sections(briefing, evidence, label_scale=_DECK_LABEL_SCALE if deck else 1.0)
    return f"<div class='{classes}'>{sections_html(sections)}</div>"


def _start_presenting() -> None:
    st.query_params[PRESENT] = "1"


def _stop_presenting() -> None:
    st.query_params.pop(PRESENT, None)


def _buttons(briefing: Briefing, folder: Path, chosen: data.Choice, today: date) -> None:
    with st.container(key="brief-tools"):
        st.button(
            "Present",
            type="primary",
            on_click=_start_presenting,
            help="Use the arrow keys to move between slides and Escape to end.",
        )
        for name, suffix, mime in (("PDF", ".pdf", "application/pdf"), ("web page", ".html", "text/html")):
            st.download_button(
                f"Download as {name}",
                partial(data.report_file, briefing, folder, chosen, today, suffix),
                file_name=f"briefing-{today}{suffix}",
                mime=mime,
                on_click="ignore",
            )


def _footer(report: Report) -> None:
    st.html(f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in footer(report))}</footer>")
