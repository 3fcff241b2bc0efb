"""What the briefing's page draws from: one briefing, and one report, kept per choice of cities."""

from datetime import date
from pathlib import Path

import streamlit as st

from geo.briefing import HOUR_S, Briefing, brief
from geo.coverage.scenario import scenario
from geo.nearest import Rank
from geo.report.files import as_file
from geo.report.gather import report_on
from geo.ui.coverage_view import View
from geo.ui.planning import Planning

Choice = tuple[tuple[str, ...], tuple[str, ...], float]
_KEPT = 32


def choice(view: View) -> Choice:
    """Return the places added, the cities dropped and the limit in seconds that the visitor chose on "Coverage".

    A view by distance has no minutes, so the briefing keeps to the hour.
    """
    return view.add, view.drop, view.limit * 60 if view.rank is Rank.TIME else HOUR_S


@st.cache_resource(show_spinner="Counting the people…", max_entries=_KEPT)
def make(_planning: Planning, data: Path, chosen: Choice) -> Briefing:  # noqa: ARG001 - part of the key
    """Return the briefing for a choice of cities; raises `InputError` where no city is left."""
    add, drop, limit_s = chosen
    cities = scenario(_planning.ground.listed, _planning.gazetteer, add=add, drop=drop)
    return brief(_planning.ground, cities, limit_s=limit_s)


@st.cache_resource(show_spinner="Drawing the report…", max_entries=_KEPT)
def file(_briefing: Briefing, data: Path, chosen: Choice, day: date, ending: str) -> bytes:  # noqa: ARG001 - a key
    """Return the report on a briefing as the bytes of a `.pdf` (Letter) or an `.html` file."""
    return as_file(report_on(_briefing, data, day=day), ending)
