"""What the briefing's page draws from: one briefing, and one report, kept per choice of cities."""

from datetime import date
from pathlib import Path

import streamlit as st

from geo.briefing.briefing import HOUR_S, Briefing, build_briefing
from geo.briefing.report import report_on
from geo.briefing.report_files import as_file
from geo.coverage.scenario import scenario
from geo.routing.nearest import Rank
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.state import View

Choice = tuple[tuple[str, ...], tuple[str, ...], float]
_KEPT = 32


def choice(view: View) -> Choice:
    """Return the places added, the cities dropped and the limit in seconds that the visitor chose on "Coverage".

    A view by distance has no minutes, so the briefing keeps to the hour.
    """
    return view.add, view.drop, view.threshold * 60 if view.rank is Rank.TIME else HOUR_S


@st.cache_resource(show_spinner="Counting the people…", max_entries=_KEPT)
def make(_planning: PlanningData, data: Path, chosen: Choice) -> Briefing:  # noqa: ARG001 - part of the key
    """Return the briefing for a choice of cities; raises `InputError` where no city is left."""
    add, drop, threshold_s = chosen
    cities = scenario(_planning.baseline.listed, _planning.gazetteer, add=add, drop=drop)
    return build_briefing(_planning.baseline, cities, threshold_s=threshold_s)


@st.cache_resource(show_spinner="Drawing the report…", max_entries=_KEPT)
def file(_briefing: Briefing, data: Path, chosen: Choice, day: date, ending: str) -> bytes:  # noqa: ARG001 - a key
    """Return the report on a briefing as the bytes of a `.pdf` (Letter) or an `.html` file."""
    return as_file(report_on(_briefing, data, day=day), ending)
