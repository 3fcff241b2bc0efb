"""Answer a visitor's query and update the visit: the only place that handles typed text and positions.

Events call these functions before the page is drawn, so drawing changes nothing. Nothing here is cached, logged or put
into a web address. An unexpected error is logged by its type and its place in the code, never by its message, which may
quote what was typed.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from geo.errors import OutsideRegionError, RouteNotFoundError, RouterUnavailableError, RoutingError, WithinReachError
from geo.geocoding import AmbiguousPlaceError, geocode, reverse_geocode
from geo.models import City, GeocodeResult, Location, Point
from geo.routing.nearest import RouteAnswer, nearest, route_between
from geo.tables.gazetteer import Gazetteer
from geo.ui import messages
from geo.ui.find_care.state import Visit
from geo.ui.services import Services

LOG = logging.getLogger(__name__)
_ADVICE = {OutsideRegionError: messages.OUTSIDE, RouteNotFoundError: messages.NO_ROAD}


def answer_text(visit: Visit, text: str, services: Services) -> None:
    """Answer a typed ZIP code, town or address."""
    gazetteer = _reset(visit, services, text)
    if gazetteer is None:
        return
    with _errors_shown(visit):
        _answer(visit, geocode(text, gazetteer, services.addresses), services)


def answer_point(visit: Visit, point: Point, services: Services, *, label: str) -> None:
    """Answer a pin on the map or a device's position, shown as `label`."""
    gazetteer = _reset(visit, services)
    if gazetteer is None:
        return
    with _errors_shown(visit):
        _answer(visit, reverse_geocode(point, gazetteer, label=label), services)


def answer_choice(visit: Visit, choice: Location, services: Services) -> None:
    """Answer one of the places offered for an ambiguous name."""
    if _reset(visit, services) is None:
        return
    with _errors_shown(visit):
        _answer(visit, GeocodeResult(location=choice), services)


def answer_previous(visit: Visit, services: Services) -> None:
    """Answer the previous question again, with the city that was selected then; without one, change nothing."""
    question = visit.previous
    if question is None or _reset(visit, services, question.text) is None:
        return
    with _errors_shown(visit):
        visit.city = question.city
        _answer(visit, question.match, services)


def select_city(visit: Visit, name: object, services: Services) -> None:
    """Select the listed city called `name` and find the route to it; any other value changes nothing."""
    if any(city.name == name for city in services.cities):
        visit.city = str(name)
        _find_route(visit, services)


def sort_by(visit: Visit, rank: object, services: Services) -> None:
    """Sort by time or distance and find the route to the city that is then selected."""
    visit.sort_by(rank)
    _find_route(visit, services)


def _reset(visit: Visit, services: Services, text: str = "") -> Gazetteer | None:
    """Drop the last answer; return the gazetteer, or `None` where no query can be answered."""
    visit.reset(text)
    visit.problem = services.unready
    return services.gazetteer if services.unready is None else None


def _answer(visit: Visit, match: GeocodeResult, services: Services) -> None:
    visit.origin, visit.match = match.location, match
    if visit.previous is not None and visit.previous.match.location == match.location:
        visit.previous = None
    answer = nearest(match.location, services.cities, services.routers)
    visit.set_answer(answer)
    if answer.notice is not None:
        LOG.warning("%s", answer.notice)
    fallback = messages.ROUTER_FALLBACK if answer.notice else None
    visit.notices = tuple(notice for notice in (match.notice, fallback) if notice)
    _find_route(visit, services)


def _find_route(visit: Visit, services: Services) -> None:
    """Keep the route from the origin to the selected city, once for each city; a visit without an answer has none."""
    city = next((city for city in services.cities if city.name == visit.selected), None)
    if visit.origin is None or not visit.trips or city is None or city.name in visit.routes:
        return
    result = _route(visit.origin, city, services)
    if result is None:
        return
    visit.routes[city.name] = result.route
    if result.notice is not None and messages.ROUTER_FALLBACK not in visit.notices:
        LOG.warning("%s", result.notice)
        visit.notices = tuple(dict.fromkeys([*visit.notices, messages.ROUTE_FALLBACK]))


def _route(origin: Location, city: City, services: Services) -> RouteAnswer | None:
    try:
        return route_between(origin, city.point, services.routers)
    except RoutingError:
        return None
    except Exception as error:  # noqa: BLE001 - its text must not reach the log; see the module's docstring
        _log_unexpected(error)
        return None


@contextmanager
def _errors_shown(visit: Visit) -> Iterator[None]:
    """Turn an error into the visit's problem: what is wrong and what to do."""
    try:
        yield
    except AmbiguousPlaceError as error:
        visit.problem, visit.choices = messages.WHICH, error.choices
    except RouterUnavailableError as error:
        LOG.warning("%s", error)  # names the server that the operator set up, and nothing of the visitor's
        visit.problem = messages.unready()
    except WithinReachError as error:
        visit.problem = f"{error} {_ADVICE.get(type(error), '')}".rstrip()
    except Exception as error:  # noqa: BLE001 - its text must not reach the log; see the module's docstring
        _log_unexpected(error)
        visit.problem = messages.UNEXPECTED


def _log_unexpected(error: Exception) -> None:
    LOG.error("%s at %s while answering", type(error).__name__, _code_place(error))


def _code_place(error: Exception) -> str:
    """Return the module and line that raised the error."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return f"{frame.tb_frame.f_globals.get('__name__')}:{frame.tb_lineno}" if frame else "an unknown place"
