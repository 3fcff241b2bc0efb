"""The briefing and report files that the page "Briefing" shows, cached per scenario and threshold."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from geo.briefing.briefing import DEFAULT_THRESHOLD_S, Briefing, build_briefing
from geo.briefing.report import report_bytes, report_on
from geo.coverage.scenario import scenario
from geo.routing.nearest import Rank
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.state import View

_MAX_CACHED = 32


class Choice(NamedTuple):
    """What the visitor chose on the page "Coverage": places added, cities dropped, threshold in seconds."""

    add: tuple[str, ...]
    drop: tuple[str, ...]
    threshold_s: float


def choice(view: View) -> Choice:
    """Return the choice that a view of the page "Coverage" holds; a view by distance keeps the default threshold."""
    return Choice(view.add, view.drop, view.threshold * 60 if view.rank is Rank.TIME else DEFAULT_THRESHOLD_S)


@st.cache_resource(show_spinner="Preparing the briefing…", max_entries=_MAX_CACHED)
def briefing_for(_planning: PlanningData, data: Path, chosen: Choice) -> Briefing:  # noqa: ARG001 - cache key
    """Return the briefing for a choice; raises `InputError` if no city is left or a name is unknown."""
    changed = scenario(_planning.baseline.listed, _planning.gazetteer, add=chosen.add, drop=chosen.drop)
    return build_briefing(_planning.baseline, changed, threshold_s=chosen.threshold_s)


@st.cache_resource(show_spinner="Preparing the file…", max_entries=_MAX_CACHED)
def report_file(
    _briefing: Briefing,
    data: Path,
    chosen: Choice,  # noqa: ARG001 - cache key
    report_date: date,
    suffix: str,
) -> bytes:
    """Return the report on a briefing as the content of a '.pdf' (Letter) or '.html' file."""
    return report_bytes(report_on(_briefing, data, report_date=report_date), suffix)
