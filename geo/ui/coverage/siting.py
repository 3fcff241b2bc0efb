"""The best next places, and the measures of access: worked out only when asked for."""

import streamlit as st

from geo.coverage.accessibility import catchment_score, cities_within, mean_by_group
from geo.coverage.limits import to_core_units, to_display_units
from geo.coverage.siting.next_sites import MAX_SITES, NextSites, Objective, next_sites
from geo.coverage.what_if import nearest_cost
from geo.ui.coverage import settings
from geo.ui.coverage import text as words
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.figures import Figures
from geo.ui.coverage.html import table
from geo.ui.coverage.state import View
from geo.ui.html import note

_ASKED = "coverage_best_asked"


def next_site_section(found: Figures, planning: PlanningData) -> None:
    """Draw how many places and to what end, and the answer once it is asked for."""
    left, right, last = st.columns([1, 2, 1], vertical_alignment="bottom")
    with left:
        k = st.number_input("How many places", 1, MAX_SITES, 3, key="coverage_k")
    with right:
        goal = st.selectbox("To what end", list(words.GOALS.values()), key="coverage_goal")
    with last:
        if st.button("Find the best", type="primary"):
            st.session_state[_ASKED] = True
    if not st.session_state.get(_ASKED):
        if found.changed:
            st.html(note("how", words.what_changes(found)))
        return
    aim = next(Objective(name) for name, said in words.GOALS.items() if said == goal)
    best, names = solve(planning, found.view, found.columns, int(k), aim)
    st.html(
        f"<section class='answer' role='status'><p>{note('how', words.next_sites_text(best, names, found.view))}</p></section>"
    )
    if names:
        st.button("Try them on this page", on_click=_try, args=(found.view, names))


@st.cache_data(show_spinner="Solving exactly…", max_entries=64)
def solve(
    _planning: PlanningData, view: View, columns: tuple[int, ...], k: int, goal: Objective
) -> tuple[NextSites, tuple[str, ...]]:
    """Return the best next places for a view, and their names."""
    known = _planning.baseline.matrix
    costs = known.from_blocks.by(view.rank)
    taken = {*columns, *range(len(_planning.baseline.listed))}
    others = [column for column in range(len(known.cities)) if column not in taken]
    people = known.blocks.people * ((known.blocks.county == view.county) if view.county else 1)
    threshold = _limit(view)
    best = next_sites(nearest_cost(costs, columns), costs[:, others], people, k=k, threshold=threshold, goal=goal)
    return best, tuple(known.cities[others[column]].name for column in best.chosen)


def accessibility_section(found: Figures, planning: PlanningData) -> None:
    """Draw the measures of access by county, if they are wanted, with their definitions one click away."""
    with st.popover("What these measures mean"):
        st.markdown(words.MEASURES)
    st.html(note("notice", words.NO_CAPACITY))
    if st.toggle("Show the measures by county", key="coverage_access"):
        titles = {
            "county": "County",
            "nearest": f"Mean {found.view.unit} to the nearest",
            "within": f"Cities within {found.view.threshold:g} {found.view.unit}",
            "score": "Catchment score",
        }
        st.html(table(accessibility_rows(planning, found.view, found.columns), titles, caption="Access by county"))


@st.cache_data(show_spinner="Measuring access…", max_entries=16)
def accessibility_rows(_planning: PlanningData, view: View, columns: tuple[int, ...]) -> list[dict[str, str | float]]:
    """Return the three measures by county, each the mean over its people."""
    known = _planning.baseline.matrix
    matrix = known.from_blocks.by(view.rank)[:, list(columns)]
    people, county, threshold = known.blocks.people, known.blocks.county.tolist(), _limit(view)
    nearest = mean_by_group(matrix.min(axis=1), people, county)
    within = mean_by_group(cities_within(matrix, threshold), people, county)
    score = mean_by_group(catchment_score(matrix, people, threshold), people, county)
    return [
        {
            "county": name,
            "nearest": round(to_display_units(nearest[name], view.rank), 1),
            "within": round(within[name], 1),
            "score": round(score[name], 2),
        }
        for name in nearest
        if view.county in {None, name}
    ]


def _try(view: View, names: tuple[str, ...]) -> None:
    settings.change(add=(*view.add, *names))
    st.session_state.pop(_ASKED)


def _limit(view: View) -> float:
    return to_core_units([view.threshold], view.rank)[0]
