"""The settings of the Coverage page: the visitor's view, kept in the session, and the widgets that change it."""

from dataclasses import replace
from functools import partial
from typing import cast

import streamlit as st

from geo.coverage.limits import read_limits
from geo.errors import InputError
from geo.routing.nearest import Rank
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.state import MAX_NAMES, View, from_link, with_limits

_VIEW, _FAULTS, _PROBLEM = "coverage_view", "coverage_faults", "coverage_problem"
_RANKS = {Rank.TIME: "Time (minutes)", Rank.DISTANCE: "Distance (miles)"}
_BANDS = {Rank.TIME: "Drive-time bands, in minutes", Rank.DISTANCE: "Distance bands, in miles"}
_WHOLE_STATE = ""


def current(planning_data: PlanningData) -> View:
    """Return this visitor's view; the first call of a visit reads it from the URL."""
    if _VIEW not in st.session_state:
        parameters = {name: st.query_params.get_all(name) for name in st.query_params}
        st.session_state[_VIEW], st.session_state[_FAULTS] = from_link(
            parameters,
            counties=planning_data.counties,
            places=planning_data.candidates,
            cities=planning_data.listed,
        )
    return cast("View", st.session_state[_VIEW])


def faults() -> tuple[str, ...]:
    """Return one message for each part of the URL that is invalid."""
    return cast("tuple[str, ...]", st.session_state.get(_FAULTS, ()))


def prepare(planning_data: PlanningData) -> View:
    """Return this visitor's view, and set each widget without a value yet to what the view says."""
    view = current(planning_data)
    values: dict[str, object] = {
        "limits": ",".join(f"{limit:g}" for limit in view.limits),
        "threshold": view.threshold,
        "county": view.county or _WHOLE_STATE,
        "rank": view.rank,
        "add": list(view.add),
        "drop": list(view.drop),
    }
    for name, value in values.items():
        st.session_state.setdefault(_key(name), value)
    return view


def show(planning_data: PlanningData, view: View) -> None:
    """Draw the settings, prepared by `prepare`."""
    bands, threshold, area, rank = st.columns([2, 1, 3, 2])
    with bands:
        st.text_input(_BANDS[view.rank], key=_key("limits"), max_chars=100, on_change=_set_limits)
    with threshold:
        _select("threshold", "Threshold", view.limits, lambda limit: f"{limit:g}")
    with area:
        _select("county", "Area", (_WHOLE_STATE, *planning_data.counties), lambda county: county or "Whole state")
    with rank:
        _select("rank", "Rank by", tuple(_RANKS), _RANKS.__getitem__)
    if problem := st.session_state.get(_PROBLEM):
        st.error(problem)
    left, right = st.columns(2)
    with left:
        _select_names("add", "Add places (what if)", planning_data.candidates)
    with right:
        _select_names("drop", "Drop listed cities (what if)", planning_data.listed)


def change(**parts: object) -> None:
    """Change parts of the view; for callbacks only. The widgets show the new values on the next run."""
    view = cast("View", st.session_state[_VIEW])
    st.session_state[_VIEW] = replace(view, **parts)  # type: ignore[arg-type]  # names and types are those of View
    for name in parts:
        st.session_state.pop(_key(name), None)


def _select(name: str, label: str, options: tuple[object, ...], format_func: object) -> None:
    st.selectbox(  # type: ignore[call-overload]  # the options of each are of one type
        label, options, key=_key(name), format_func=format_func, on_change=_SETTERS[name]
    )


def _select_names(name: str, label: str, options: tuple[str, ...]) -> None:
    st.multiselect(label, options, key=_key(name), max_selections=MAX_NAMES, on_change=partial(_set_names, name))


def _set_limits() -> None:
    try:
        limits = read_limits(st.session_state[_key("limits")])
    except InputError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    st.session_state.pop(_PROBLEM, None)
    view = with_limits(st.session_state[_VIEW], limits)
    change(limits=view.limits, threshold=view.threshold)


def _set_threshold() -> None:
    change(threshold=st.session_state[_key("threshold")])


def _set_county() -> None:
    change(county=st.session_state[_key("county")] or None)


def _set_rank() -> None:
    change(rank=st.session_state[_key("rank")])


def _set_names(name: str) -> None:
    change(**{name: tuple(st.session_state[_key(name)])})


def _key(name: str) -> str:
    return f"coverage_{name}"


_SETTERS = {"threshold": _set_threshold, "county": _set_county, "rank": _set_rank}
