"""Questions and what becomes of them; nothing typed may leave the visit."""

import logging

import pytest

from geo.errors import RouterUnavailableError
from geo.models import Location, Point, Route
from geo.routing.nearest import Rank
from geo.ui import messages
from geo.ui.find_care import actions
from geo.ui.find_care.state import Visit
from support.fakes import BEND, HAMPTON, NEAR, BrokenRouter, DownRouter, TableRouter, location, services, trip

TYPED = "97712"


def asked(typed: str, *routers: object) -> Visit:
    visit = Visit()
    actions.ask_text(visit, typed, services(*routers))
    return visit


def test_a_zip_code_is_answered() -> None:
    visit = asked(TYPED)
    assert visit.origin is not None
    assert visit.origin.label == "ZIP 97712 (Hampton)"
    assert visit.selected == "Bend"
    assert visit.problem is None


def test_what_was_assumed_is_kept_to_be_said() -> None:
    assert asked("97709").notices == (
        "ZIP code 97709 has only PO boxes, so the starting point is the center of Hampton.",
    )


def test_several_places_become_choices_and_no_answer() -> None:
    visit = asked("Riverside")
    assert len(visit.choices) == 2
    assert visit.problem == messages.WHICH
    assert visit.answer is None


def test_a_choice_is_answered_and_no_longer_offered() -> None:
    visit = asked("Riverside")
    actions.ask_choice(visit, visit.choices[1], services())
    assert visit.answer is not None
    assert not visit.choices


def test_nonsense_is_a_sentence_that_names_it() -> None:
    visit = asked("<img src=x>")
    assert visit.problem is not None
    assert "<img src=x>" in visit.problem


@pytest.mark.parametrize(("label", "said"), [("your pin", "Your pin"), ("your location", "Your location")])
def test_a_point_outside_is_told_so_and_what_to_do(label: str, said: str) -> None:
    visit = Visit()
    actions.ask_point(visit, Point(lon=0, lat=0), services(), label=label)
    assert visit.problem is not None
    assert visit.problem.startswith(f"{said} is outside Oregon. ")
    assert visit.problem.endswith(messages.OUTSIDE)


def test_a_new_question_drops_the_old_answer() -> None:
    visit = asked(TYPED)
    actions.ask_text(visit, "nowhere at all", services())
    assert visit.answer is None
    assert visit.origin is None
    assert visit.turn == 2


def test_a_city_chosen_before_the_question_stays_chosen() -> None:
    visit = Visit(city="Salem")
    actions.ask_text(visit, TYPED, services())
    assert visit.selected == "Salem"


def test_a_city_chosen_after_an_answer_goes_with_it() -> None:
    visit = asked(TYPED)
    visit.city = "Salem"
    actions.ask_text(visit, TYPED, services())
    assert visit.selected == "Bend"


def test_the_nearest_by_distance_is_selected_when_distance_decides() -> None:
    visit = Visit(rank=Rank.DISTANCE)
    router = TableRouter({"Bend": trip(10, 99), "Salem": trip(99, 10)})
    actions.ask_text(visit, TYPED, services(router))
    assert visit.selected == "Salem"


def test_the_way_is_worked_out_once() -> None:
    visit, given = asked(TYPED), services()
    assert actions.route_to(visit, "Bend", given) is actions.route_to(visit, "Bend", given)


@pytest.mark.parametrize("name", [None, "Nowhere"])
def test_there_is_no_way_to_no_city(name: str | None) -> None:
    assert actions.route_to(asked(TYPED), name, services()) is None


def test_no_way_is_drawn_where_none_is_found() -> None:
    visit = asked(TYPED, TableRouter({"Bend": trip(1, 1)}))
    assert actions.route_to(visit, "Salem", services(TableRouter({"Bend": trip(1, 1)}))) is None


def test_no_road_at_all_is_said_with_what_to_do() -> None:
    assert asked(TYPED, TableRouter({})).problem == (
        f"No road leads from ZIP 97712 (Hampton) to any of the 3 cities. {messages.NO_ROAD}"
    )


def test_a_router_that_is_down_is_replaced_and_only_the_log_names_it(caplog: pytest.LogCaptureFixture) -> None:
    visit = asked(TYPED, DownRouter(), NEAR)
    assert visit.answer is not None
    assert visit.notices == (messages.FALLEN_BACK,)
    assert "The routing server at http://127.0.0.1:5000 did not answer within 5 s;" in caplog.text


def test_all_routers_down_is_a_sentence_that_says_what_to_do(caplog: pytest.LogCaptureFixture) -> None:
    problem = asked(TYPED, DownRouter()).problem
    assert problem is not None
    assert "Please try again later." in problem
    assert "127.0.0.1" not in problem
    assert "http://127.0.0.1:5000" in caplog.text


@pytest.mark.parametrize("missing", [{"gazetteer": None}, {"cities": ()}, {"routers": ()}])
def test_a_broken_table_costs_the_answer_and_says_so(missing: dict[str, object]) -> None:
    visit = Visit()
    actions.ask_text(visit, TYPED, services(**missing))
    assert visit.problem is not None
    assert "Please try again later." in visit.problem


def test_a_fault_of_our_own_is_logged_without_a_word_of_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        visit = asked(TYPED, BrokenRouter())
    assert visit.problem == messages.UNEXPECTED
    assert "ZeroDivisionError" in caplog.text
    assert TYPED not in caplog.text
    assert "Hampton" not in caplog.text


def test_a_pin_is_called_what_it_is() -> None:
    visit = Visit()
    actions.ask_point(visit, HAMPTON, services(), label="your pin")
    assert visit.origin is not None
    assert visit.origin.label == "your pin"
    assert location().point == HAMPTON
    assert BEND.name == visit.selected


class RouteDown(TableRouter):
    """Give trips, but no longer any way."""

    def route(self, origin: Location, destination: Point) -> Route:  # noqa: ARG002
        raise RouterUnavailableError("The routing server at http://127.0.0.1:5000 did not answer within 5 s.")


def test_a_way_that_another_router_had_to_draw_is_told() -> None:
    visit, given = Visit(), services(RouteDown({"Bend": trip(12, 9)}), NEAR)
    actions.ask_text(visit, "97712", given)
    assert not visit.notices
    for _ in range(2):
        assert actions.route_to(visit, "Bend", given) is not None
    assert visit.notices == (messages.WAY_FALLEN_BACK,)
