"""One visitor's state: the only typed access to Streamlit's session state.

The typed text is kept here only so that the box and the answer agree after a change of page and after "Back to ...".
All of it lives in the server's memory until the visit ends.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from geo.models import GeocodeResult, Location, Route
from geo.routing.nearest import Answer, CityTrip, Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An answered query, which can be asked again: the text in the box (may be empty), its match, the selected city."""

    text: str
    match: GeocodeResult
    city: str | None


@dataclass(slots=True)
class Visit:
    """The query of one visitor, its answer and the selected city.

    `text` is what the box shows with the answer: empty for a pin, a position or a choice. `match` is the query's
    geocoding result, and `previous` the question answered before it, if that has another starting point.
    `trips` are the answer's trips in the order of `rank`. `preselected` is the city that was selected before the query,
    for example by a link. `routes` are by city name. `answer_id` counts the answers, so that each is announced once.
    """

    origin: Location | None = None
    notices: tuple[str, ...] = ()
    problem: str | None = None
    choices: tuple[Location, ...] = ()
    answer: Answer | None = None
    trips: tuple[CityTrip, ...] = ()
    city: str | None = None
    preselected: str | None = None
    rank: Rank = Rank.TIME
    routes: dict[str, Route] = field(default_factory=dict)
    answer_id: int = 0
    text: str = ""
    match: GeocodeResult | None = None
    previous: Question | None = None

    def reset(self, text: str = "") -> None:
        """Start a query for `text`: drop the last one, its answer and the city selected after it; keep the rank.

        An answered query becomes the previous question.
        """
        if self.match is not None and self.answer is not None:
            self.previous = Question(text=self.text, match=self.match, city=self.city)
        self.text, self.match = text, None
        self.city = self.preselected = None if self.answer else self.city
        self.origin, self.notices, self.problem, self.choices = None, (), None, ()
        self.answer, self.trips, self.routes = None, (), {}
        self.answer_id += 1

    def set_answer(self, answer: Answer) -> None:
        """Keep the answer and rank its trips."""
        self.answer, self.trips = answer, answer.ranked(self.rank)

    def sort_by(self, rank: object) -> None:
        """Rank by time or by distance; any other value changes nothing."""
        if rank not in tuple(Rank):  # a tuple: a value from a browser may not be hashable
            return
        self.rank = Rank(str(rank))
        if self.answer is not None:
            self.set_answer(self.answer)

    @property
    def selected(self) -> str | None:
        """Return the name of the city whose route is drawn: the selected one, or else the nearest."""
        if self.city is not None or not self.trips:
            return self.city
        return self.trips[0].city.name

    @property
    def route(self) -> Route | None:
        """Return the route to the selected city, if one was found."""
        return self.routes.get(self.selected or "")


def from_link(parameters: Mapping[str, str], cities: Collection[str]) -> Visit:
    """Return the visit that a shared link describes; unknown cities and ranks are ignored."""
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
