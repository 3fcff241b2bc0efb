"""A query changes the visit; what was typed never leaves it."""

import logging

import pytest

from geo.errors import RouterUnavailableError
from geo.geocoding import geocode
from geo.models import Location, Point, Route
from geo.routing.nearest import Rank
from geo.ui import messages
from geo.ui.find_care import actions
from geo.ui.find_care.state import Visit
from support.fakes import BEND, HAMPTON, NEAR, BrokenRouter, DownRouter, TableRouter, gazetteer, services, trip

TYPED = "97712"
AWAY = Point(lon=0, lat=0)


def answered(text: str, *routers: object, visit: Visit | None = None) -> Visit:
    """Return the visit after a typed query."""
    visit = visit or Visit()
    actions.answer_text(visit, text, services(*routers))
    return visit


class NoRouteRouter(TableRouter):
    """Return trips, but fail for every route with `error`."""

    def __init__(self, error: Exception) -> None:
        super().__init__({"Bend": trip(12, 9), "Salem": trip(160, 120)})
        self._error = error

    def route(self, origin: Location, destination: Point) -> Route:  # noqa: ARG002
        raise self._error


DOWN = RouterUnavailableError("The routing server at http://127.0.0.1:5000 did not answer within 5 s.")


def test_a_zip_code_is_answered_with_its_nearest_city_and_the_route() -> None:
    visit = answered(TYPED)
    assert visit.origin is not None
    assert visit.origin.label == "ZIP 97712 (Hampton)"
    assert visit.selected == "Bend"
    assert visit.route is not None
    assert visit.route.geometry[-1] == BEND.point
    assert visit.problem is None


def test_the_geocoders_notice_is_kept() -> None:
    notice = geocode("97709", gazetteer()).notice
    assert notice is not None
    assert answered("97709").notices == (notice,)


def test_an_ambiguous_name_becomes_choices_and_no_answer() -> None:
    visit = answered("Riverside")
    assert [choice.label for choice in visit.choices] == ["Riverside, Malheur County", "Riverside, Umatilla County"]
    assert visit.problem == messages.WHICH
    assert visit.answer is None


def test_a_choice_is_answered_and_no_longer_offered() -> None:
    visit = answered("Riverside")
    choice = visit.choices[1]
    actions.answer_choice(visit, choice, services())
    assert visit.origin == choice
    assert visit.trips
    assert not visit.choices


def test_text_that_is_not_a_place_is_named_in_the_problem() -> None:
    visit = answered("<img src=x>")
    assert visit.problem is not None
    assert "<img src=x>" in visit.problem


@pytest.mark.parametrize("label", ["your pin", "your location"])
def test_a_point_outside_the_state_is_named_with_advice(label: str) -> None:
    visit = Visit()
    actions.answer_point(visit, AWAY, services(), label=label)
    assert visit.problem is not None
    assert label in visit.problem.lower()
    assert visit.problem.endswith(messages.OUTSIDE)


def test_a_pin_keeps_its_label() -> None:
    visit = Visit()
    actions.answer_point(visit, HAMPTON, services(), label="your pin")
    assert visit.origin is not None
    assert (visit.origin.label, visit.origin.point) == ("your pin", HAMPTON)
    assert visit.selected == "Bend"


def test_a_new_query_drops_the_last_answer() -> None:
    visit = answered("nowhere at all", visit=answered(TYPED))
    assert (visit.answer, visit.trips, visit.origin, visit.route) == (None, (), None, None)
    assert visit.answer_id == 2


def test_a_city_selected_before_the_query_stays_selected() -> None:
    visit = answered(TYPED, visit=Visit(city="Salem"))
    assert visit.selected == "Salem"
    assert visit.preselected == "Salem"
    assert set(visit.routes) == {"Salem"}


def test_a_city_selected_after_an_answer_is_dropped_with_it() -> None:
    visit = answered(TYPED)
    actions.select_city(visit, "Salem", services())
    assert answered(TYPED, visit=visit).selected == "Bend"


@pytest.mark.parametrize("name", [None, "Nowhere", 7, ["Bend"]])
def test_only_a_listed_city_can_be_selected(name: object) -> None:
    visit = answered(TYPED)
    actions.select_city(visit, name, services())
    assert visit.city is None


def test_sorting_by_distance_selects_the_nearest_by_distance_and_finds_its_route() -> None:
    router = TableRouter({"Bend": trip(10, 99), "Salem": trip(99, 10)})
    visit = answered(TYPED, router)
    assert visit.selected == "Bend"
    actions.sort_by(visit, "distance", services(router))
    assert [city.name for city, _ in visit.trips] == ["Salem", "Bend"]
    assert visit.selected == "Salem"
    assert visit.route is not None
    assert visit.route.geometry[-1] != BEND.point


def test_the_rank_of_the_visit_is_used_for_the_next_answer() -> None:
    router = TableRouter({"Bend": trip(10, 99), "Salem": trip(99, 10)})
    assert answered(TYPED, router, visit=Visit(rank=Rank.DISTANCE)).selected == "Salem"


def test_a_query_asks_the_router_once_and_each_route_is_found_once() -> None:
    router = TableRouter({"Bend": trip(12, 9), "Salem": trip(160, 120)})
    visit = answered(TYPED, router)
    for name in ("Salem", "Bend", "Salem"):
        actions.select_city(visit, name, services(router))
    actions.sort_by(visit, "distance", services(router))
    assert (router.trip_calls, router.route_calls) == (1, 2)


def test_before_an_answer_no_route_is_found() -> None:
    visit = Visit()
    actions.select_city(visit, "Bend", services())
    assert visit.selected == "Bend"
    assert visit.routes == {}


def test_a_city_that_no_road_reaches_has_no_route() -> None:
    router = TableRouter({"Bend": trip(1, 1)})
    visit = answered(TYPED, router)
    actions.select_city(visit, "Salem", services(router))
    assert visit.selected == "Salem"
    assert visit.route is None
    assert visit.problem is None


def test_no_road_to_any_city_is_a_problem_with_advice() -> None:
    visit = answered(TYPED, TableRouter({}))
    assert visit.problem is not None
    assert "ZIP 97712 (Hampton)" in visit.problem
    assert visit.problem.endswith(messages.NO_ROAD)


def test_a_router_that_is_down_is_replaced_and_only_the_log_names_it(caplog: pytest.LogCaptureFixture) -> None:
    visit = answered(TYPED, DownRouter(), NEAR)
    assert visit.trips
    assert visit.notices == (messages.ROUTER_FALLBACK,)
    assert "http://127.0.0.1:5000" in caplog.text


def test_all_routers_down_is_a_problem_that_does_not_name_them(caplog: pytest.LogCaptureFixture) -> None:
    assert answered(TYPED, DownRouter()).problem == messages.unready()
    assert "http://127.0.0.1:5000" in caplog.text


def test_a_route_from_another_router_adds_a_notice_once() -> None:
    routers = (NoRouteRouter(DOWN), NEAR)
    visit = answered(TYPED, *routers)
    actions.select_city(visit, "Salem", services(*routers))
    assert set(visit.routes) == {"Bend", "Salem"}
    assert visit.notices == (messages.ROUTE_FALLBACK,)


def test_an_unexpected_error_in_the_route_keeps_the_answer_and_logs_nothing_typed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    visit = answered(TYPED, NoRouteRouter(ZeroDivisionError("from Hampton")))
    assert visit.trips
    assert (visit.route, visit.problem) == (None, None)
    assert "ZeroDivisionError" in caplog.text
    assert "Hampton" not in caplog.text


@pytest.mark.parametrize("missing", ["gazetteer", "cities", "routers"])
def test_without_a_table_every_query_gets_the_same_message(missing: str) -> None:
    broken = services(**{missing: None if missing == "gazetteer" else ()})
    visits = Visit(), Visit(), Visit()
    actions.answer_text(visits[0], TYPED, broken)
    actions.answer_point(visits[1], HAMPTON, broken, label="your pin")
    actions.answer_choice(visits[2], geocode(TYPED, gazetteer()).location, broken)
    for visit in visits:
        assert visit.problem == broken.unready is not None
        assert visit.origin is None


def test_an_unexpected_error_is_logged_without_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        visit = answered(TYPED, BrokenRouter())
    assert visit.problem == messages.UNEXPECTED
    assert "ZeroDivisionError at support.fakes:" in caplog.text
    assert TYPED not in caplog.text
    assert "Hampton" not in caplog.text
