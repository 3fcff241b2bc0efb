"""The best new locations and the accessibility measures: calculated only on request."""

from collections.abc import Sequence

import streamlit as st

from geo.coverage.accessibility import catchment_score, cities_within, mean_by_group
from geo.coverage.limits import to_core_units, to_display_units
from geo.coverage.siting.next_sites import MAX_SITES, NextSites, Objective, next_sites
from geo.coverage.what_if import nearest_cost
from geo.export.formats import Row
from geo.ui.coverage import settings, text
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.figures import Figures
from geo.ui.coverage.state import View
from geo.ui.html import note, table_html

_REQUESTED = "coverage_optimize"


def next_sites_section(figures: Figures, planning_data: PlanningData) -> None:
    """Draw the number of new locations, the objective and, once requested, the result."""
    left, right, last = st.columns([1, 2, 1], vertical_alignment="bottom")
    with left:
        count = st.number_input("Number of new locations", 1, MAX_SITES, 3, key="coverage_k")
    with right:
        objective = st.selectbox(
            "Objective", tuple(text.OBJECTIVES), format_func=text.OBJECTIVES.__getitem__, key="coverage_objective"
        )
    with last:
        st.button("Optimize", type="primary", on_click=_request)
    if not st.session_state.get(_REQUESTED):
        return
    view = figures.view
    sites, names = solve(planning_data, view, figures.columns, int(count), objective)
    result = note("how", text.next_sites_text(sites, names, view))
    st.html(f"<section class='answer' role='status'>{result}</section>")
    if names:
        st.button("Apply", help="Add these locations on this page", on_click=_apply, args=(view, names))


@st.cache_data(show_spinner="Finding the best locations…", max_entries=64)
def solve(
    _planning_data: PlanningData, view: View, columns: tuple[int, ...], count: int, objective: Objective
) -> tuple[NextSites, tuple[str, ...]]:
    """Return the best `count` new locations for a view, and their names."""
    matrix = _planning_data.od_matrix
    costs = matrix.from_blocks.by(view.rank)
    taken = {*columns, *range(len(_planning_data.baseline.listed))}
    candidates = [column for column in range(len(matrix.cities)) if column not in taken]
    people = matrix.blocks.people * ((matrix.blocks.county == view.county) if view.county else 1)
    existing, threshold = nearest_cost(costs, columns), _threshold(view)
    sites = next_sites(existing, costs[:, candidates], people, k=count, threshold=threshold, objective=objective)
    return sites, tuple(matrix.cities[candidates[column]].name for column in sites.chosen)


def accessibility_section(figures: Figures, planning_data: PlanningData) -> None:
    """Draw the accessibility measures by county, on request, and their definitions in a popover."""
    with st.popover("What these measures mean"):
        st.markdown(text.MEASURES)
    st.html(note("notice", text.NO_CAPACITY))
    if st.toggle("Show the measures by county", key="coverage_access"):
        unit = figures.view.unit
        titles = {
            "county": "County",
            f"mean_{unit}_to_nearest": f"Average {unit} to the nearest",
            "cities_within_threshold": f"Cities within {text.threshold_text(figures.view)}",
            "catchment_score": "Catchment score",
        }
        rows = accessibility_rows(planning_data, figures.view, figures.columns)
        st.html(table_html(rows, titles, caption="Accessibility by county"))


@st.cache_data(show_spinner="Calculating accessibility…", max_entries=16)
def accessibility_rows(_planning_data: PlanningData, view: View, columns: Sequence[int]) -> list[Row]:
    """Return the three measures by county, each the mean over its residents."""
    matrix = _planning_data.od_matrix
    costs = matrix.from_blocks.by(view.rank)[:, list(columns)]
    people, county, threshold = matrix.blocks.people, matrix.blocks.county.tolist(), _threshold(view)
    nearest = mean_by_group(costs.min(axis=1), people, county)
    within = mean_by_group(cities_within(costs, threshold), people, county)
    score = mean_by_group(catchment_score(costs, people, threshold), people, county)
    return [
        {
            "county": name,
            f"mean_{view.unit}_to_nearest": round(to_display_units(nearest[name], view.rank), 1),
            "cities_within_threshold": round(within[name], 1),
            "catchment_score": round(score[name], 2),
        }
        for name in nearest
        if view.county in {None, name}
    ]


def _request() -> None:
    st.session_state[_REQUESTED] = True


def _apply(view: View, names: tuple[str, ...]) -> None:
    settings.change(add=(*view.add, *names))
    st.session_state.pop(_REQUESTED)


def _threshold(view: View) -> float:
    return to_core_units([view.threshold], view.rank)[0]
