"""The parts of "Briefing": the sections, the tools below them, and the deck that fills a screen."""

from datetime import date, datetime
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st

from geo.briefing.briefing import Briefing
from geo.briefing.document import Report, footer
from geo.briefing.drawing.palette import style_sheet
from geo.briefing.html import parts, sections_html
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
_DECK_TEXT = 2.7


def show(given: Services) -> None:
    """Draw the briefing for what the address asks for, or say in one sentence why there is none."""
    st.html(WEB / "page.css")
    st.html(f"<style>{style_sheet()}{(WEB / 'deck.css').read_text(encoding='utf-8')}</style>")
    for fault in given.faults:
        st.html(note("fault", fault))
    try:
        loaded = coverage_data.load(given)
        if loaded is None:
            return
        folder, chosen = Settings.from_env().data, data.choice(settings.current(loaded))
        briefing = data.make(loaded, folder, chosen)
    except WithinReachError as error:
        st.html(f"<h1>Briefing</h1>{note('problem', str(error))}")
        return
    for fault in settings.faults():
        st.html(note("notice", fault))
    presenting = st.query_params.get(PRESENT) == "1"
    evidence = grade_strip(given.conditions) if given.conditions else ()
    drawn = sections(briefing, evidence, deck=presenting, dark=st.context.theme.type == "dark")
    today = datetime.now().astimezone().date()
    if not presenting:
        _tools(briefing, folder, chosen, today)
    if given.assets is not None:
        components.briefing(given.assets, html=drawn, deck=presenting, on_end=_end)
    if not presenting:
        _close(Report(briefing=briefing, evidence=evidence, sources=given.sources, day=today))


def sections(briefing: Briefing, evidence: tuple[StripRow, ...], *, deck: bool, dark: bool) -> str:
    """Return the sections as HTML, as a page or as a deck."""
    kinds = " ".join(["brief", *(["deck"] if deck else []), *(["dark"] if dark else [])])
    drawn = parts(briefing, evidence, text=_DECK_TEXT if deck else 1.0)
    return f"<div class='{kinds}'>{sections_html(drawn)}</div>"


def _begin() -> None:
    st.query_params[PRESENT] = "1"


def _end() -> None:
    st.query_params.pop(PRESENT, None)


def _tools(briefing: Briefing, folder: Path, chosen: data.Choice, today: date) -> None:
    with st.container(key="brief-tools"):
        st.button("Present", type="primary", on_click=_begin, help="Arrow keys go on and back, Escape ends it.")
        for name, ending, mime in (("PDF", ".pdf", "application/pdf"), ("web page", ".html", "text/html")):
            st.download_button(
                f"Download as {name}",
                partial(data.file, briefing, folder, chosen, today, ending),
                file_name=f"briefing-{today}{ending}",
                mime=mime,
                on_click="ignore",
            )


def _close(report: Report) -> None:
    st.html(f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in footer(report))}</footer>")
