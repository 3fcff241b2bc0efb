"""One visitor's choices: the one typed door to Streamlit's session state.

What somebody typed is never kept here, only the location that it was understood as; all of it lives in the server's
memory until the visit ends.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from geo.models import Location, Route
from geo.routing.nearest import Answer, Rank
from geo.ui.find_care import text


@dataclass(slots=True)
class Visit:
    """What one visitor asked and chose; `turn` counts the answers, so that each is announced once.

    `wished` is the city that was chosen before anything was asked, as by a link.
    """

    origin: Location | None = None
    notices: tuple[str, ...] = ()
    problem: str | None = None
    choices: tuple[Location, ...] = ()
    answer: Answer | None = None
    city: str | None = None
    wished: str | None = None
    rank: Rank = Rank.TIME
    routes: dict[str, Route] = field(default_factory=dict)
    turn: int = 0

    def forget(self) -> None:
        """Drop the last question and its answer, and the city chosen after it; the settings stay."""
        self.city = self.wished = None if self.answer else self.city
        self.origin, self.notices, self.problem, self.choices, self.answer = None, (), None, (), None
        self.routes = {}
        self.turn += 1

    def sort(self, rank: object) -> None:
        """Rank by time or by distance; anything else changes nothing."""
        if rank in tuple(Rank):  # a tuple: what comes from a browser may have no hash
            self.rank = Rank(str(rank))

    @property
    def selected(self) -> str | None:
        """Return the name of the city whose way is drawn: the one chosen, or else the nearest."""
        if self.city is not None or self.answer is None:
            return self.city
        return text.order_trips(self.answer.trips, self.rank)[0].city.name


def from_link(parameters: Mapping[str, str], cities: Collection[str]) -> Visit:
    """Return the visit that a shared link describes; anything in it that is not known is left out."""
    city, rank = parameters.get("city"), parameters.get("rank", "")
    return Visit(
        city=city if city in cities else None,
        rank=Rank(rank) if rank in set(Rank) else Rank.TIME,
    )


def current(cities: Collection[str]) -> Visit:
    """Return this visitor's `Visit`, created from the address on first use."""
    if "visit" not in st.session_state:
        st.session_state["visit"] = from_link(st.query_params.to_dict(), cities)
    return cast("Visit", st.session_state["visit"])
