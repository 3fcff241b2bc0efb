"""The settings of "Coverage": widgets that remember, checked before anything is counted."""

from dataclasses import replace
from typing import cast

import streamlit as st

from geo.coverage.limits import read_limits
from geo.errors import InputError
from geo.routing.nearest import Rank
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.state import View, from_link, with_limits

_VIEW, _FAULTS = "coverage_view", "coverage_faults"
_RANKS = {Rank.TIME: "Time (minutes)", Rank.DISTANCE: "Distance (miles)"}
_EVERYWHERE = "The whole state"
_MOST = 20


def current(planning: PlanningData) -> View:
    """Return this visitor's view, made from the address on first use."""
    if _VIEW not in st.session_state:
        given = {name: st.query_params.get_all(name) for name in st.query_params}
        view, faults = from_link(given, counties=planning.counties, places=planning.addable, cities=planning.listed)
        st.session_state[_VIEW], st.session_state[_FAULTS] = view, faults
    return cast("View", st.session_state[_VIEW])


def faults() -> tuple[str, ...]:
    """Return what in the address was not understood."""
    return cast("tuple[str, ...]", st.session_state.get(_FAULTS, ()))


def show(planning: PlanningData) -> View:
    """Draw the settings and return the view they make."""
    view = current(planning)
    first, second, third = st.columns([3, 3, 2])
    with first:
        _limits(view)
    with second:
        _choice("county", "Residents of", [_EVERYWHERE, *planning.counties], view.county or _EVERYWHERE, _set_county)
    with third:
        _choice("rank", "Measured by", list(_RANKS.values()), _RANKS[view.rank], _set_rank)
    left, right = st.columns(2)
    with left:
        _names("add", "Add places (what if)", planning.addable, view.add)
    with right:
        _names("drop", "Drop listed cities (what if)", planning.listed, view.drop)
    return current(planning)


def change(**parts: object) -> None:
    """Change the view; the widgets follow on the next run."""
    view = cast("View", st.session_state[_VIEW])
    st.session_state[_VIEW] = replace(view, **parts)  # type: ignore[arg-type]  # names and types are the view's own
    for name in parts:
        st.session_state.pop(_key(name), None)


def _limits(view: View) -> None:
    text = ",".join(f"{limit:g}" for limit in view.limits)
    left, right = st.columns([2, 1])
    with left:
        key = _seeded("limits", text)
        st.text_input(f"Limits of the bands, in {view.unit}", key=key, max_chars=100, on_change=_set_limits)
    with right:
        _choice(
            "threshold", "Counted by", [f"{limit:g}" for limit in view.limits], f"{view.threshold:g}", _set_threshold
        )
    if problem := st.session_state.get("coverage_problem"):
        st.error(problem)


def _choice(name: str, label: str, options: list[str], value: str, on_change: object) -> None:
    key = _seeded(name, value)
    if st.session_state[key] not in options:
        st.session_state[key] = value
    st.selectbox(label, options, key=key, on_change=on_change)  # type: ignore[call-overload]  # a callback of no arguments


def _names(name: str, label: str, options: tuple[str, ...], value: tuple[str, ...]) -> None:
    key = _seeded(name, list(value))
    st.multiselect(label, options, key=key, max_selections=_MOST, on_change=_set_names, args=(name,))


def _set_limits() -> None:
    try:
        limits = read_limits(st.session_state[_key("limits")])
    except InputError as error:
        st.session_state["coverage_problem"] = str(error)
        return
    st.session_state.pop("coverage_problem", None)
    view = with_limits(st.session_state[_VIEW], limits)
    change(limits=view.limits, threshold=view.threshold)


def _set_threshold() -> None:
    change(threshold=float(st.session_state[_key("threshold")]))


def _set_county() -> None:
    county = st.session_state[_key("county")]
    change(county=None if county == _EVERYWHERE else county)


def _set_rank() -> None:
    chosen = st.session_state[_key("rank")]
    change(rank=next(rank for rank, label in _RANKS.items() if label == chosen))


def _set_names(name: str) -> None:
    change(**{name: tuple(st.session_state[_key(name)])})


def _seeded(name: str, value: object) -> str:
    st.session_state.setdefault(_key(name), value)
    return _key(name)


def _key(name: str) -> str:
    return f"coverage_{name}"
