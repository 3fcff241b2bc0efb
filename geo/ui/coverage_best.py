"""The best next places, and the measures of access: worked out only when asked for."""

import streamlit as st

from geo.access import catchment_score, cities_within, mean_by_group
from geo.coverage.best import MOST_PLACES, Best, Goal, best_next
from geo.coverage.limits import in_core_units, in_people_units
from geo.coverage.whatif import cost_of
from geo.ui import coverage_settings
from geo.ui import coverage_words as words
from geo.ui.coverage_figures import Figures
from geo.ui.coverage_html import table
from geo.ui.coverage_view import View
from geo.ui.markup import note
from geo.ui.planning import Planning

_ASKED = "coverage_best_asked"


def best_places(found: Figures, planning: Planning) -> None:
    """Draw how many places and to what end, and the answer once it is asked for."""
    left, right, last = st.columns([1, 2, 1], vertical_alignment="bottom")
    with left:
        k = st.number_input("How many places", 1, MOST_PLACES, 3, key="coverage_k")
    with right:
        goal = st.selectbox("To what end", list(words.GOALS.values()), key="coverage_goal")
    with last:
        if st.button("Find the best", type="primary"):
            st.session_state[_ASKED] = True
    if not st.session_state.get(_ASKED):
        if found.changed:
            st.html(note("how", words.what_changes(found)))
        return
    aim = next(Goal(name) for name, said in words.GOALS.items() if said == goal)
    best, names = solve(planning, found.view, found.columns, int(k), aim)
    st.html(
        f"<section class='answer' role='status'><p>{note('how', words.best(best, names, found.view))}</p></section>"
    )
    if names:
        st.button("Try them on this page", on_click=_try, args=(found.view, names))


@st.cache_data(show_spinner="Solving exactly…", max_entries=64)
def solve(
    _planning: Planning, view: View, columns: tuple[int, ...], k: int, goal: Goal
) -> tuple[Best, tuple[str, ...]]:
    """Return the best next places for a view, and their names."""
    known = _planning.ground.known
    costs = known.from_blocks.by(view.rank)
    taken = {*columns, *range(len(_planning.ground.listed))}
    others = [column for column in range(len(known.cities)) if column not in taken]
    people = known.blocks.people * ((known.blocks.county == view.county) if view.county else 1)
    limit = _limit(view)
    best = best_next(cost_of(costs, columns), costs[:, others], people, k=k, limit=limit, goal=goal)
    return best, tuple(known.cities[others[column]].name for column in best.chosen)


def access(found: Figures, planning: Planning) -> None:
    """Draw the measures of access by county, if they are wanted, with their definitions one click away."""
    with st.popover("What these measures mean"):
        st.markdown(words.MEASURES)
    st.html(note("notice", words.NO_CAPACITY))
    if st.toggle("Show the measures by county", key="coverage_access"):
        titles = {
            "county": "County",
            "nearest": f"Mean {found.view.unit} to the nearest",
            "within": f"Cities within {found.view.limit:g} {found.view.unit}",
            "score": "Catchment score",
        }
        st.html(table(access_rows(planning, found.view, found.columns), titles, caption="Access by county"))


@st.cache_data(show_spinner="Measuring access…", max_entries=16)
def access_rows(_planning: Planning, view: View, columns: tuple[int, ...]) -> list[dict[str, str | float]]:
    """Return the three measures by county, each the mean over its people."""
    known = _planning.ground.known
    matrix = known.from_blocks.by(view.rank)[:, list(columns)]
    people, county, limit = known.blocks.people, known.blocks.county.tolist(), _limit(view)
    nearest = mean_by_group(matrix.min(axis=1), people, county)
    within = mean_by_group(cities_within(matrix, limit), people, county)
    score = mean_by_group(catchment_score(matrix, people, limit), people, county)
    return [
        {
            "county": name,
            "nearest": round(in_people_units(nearest[name], view.rank), 1),
            "within": round(within[name], 1),
            "score": round(score[name], 2),
        }
        for name in nearest
        if view.county in {None, name}
    ]


def _try(view: View, names: tuple[str, ...]) -> None:
    coverage_settings.change(add=(*view.add, *names))
    st.session_state.pop(_ASKED)


def _limit(view: View) -> float:
    return in_core_units([view.limit], view.rank)[0]
