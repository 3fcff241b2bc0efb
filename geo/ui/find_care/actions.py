"""Turn what a visitor asks into the state of the visit: the only place that handles typed text and positions.

Nothing here is cached, logged or put into an address. A fault of our own is logged by its kind and place in the code
alone, because an error's text may quote what was typed.
"""

import logging
from collections.abc import Callable

from geo.errors import OutsideRegionError, RouteNotFoundError, RouterUnavailableError, RoutingError, WithinReachError
from geo.geocoding import AmbiguousPlaceError, geocode, reverse_geocode
from geo.models import GeocodeResult, Location, Point, Route
from geo.routing.nearest import nearest, route_between
from geo.tables.gazetteer import Gazetteer
from geo.ui import messages
from geo.ui.find_care.state import Visit
from geo.ui.services import Services

LOG = logging.getLogger(__name__)
_NEXT = {
    OutsideRegionError: messages.OUTSIDE,
    RouteNotFoundError: messages.NO_ROAD,
}  # what to do, where an error does not say


def ask_text(visit: Visit, typed: str, services: Services) -> None:
    """Answer what somebody typed."""
    _ask(visit, services, lambda gazetteer: geocode(typed, gazetteer))


def ask_point(visit: Visit, point: Point, services: Services, *, label: str) -> None:
    """Answer a pin on the map or a device's position, called `label`."""
    _ask(visit, services, lambda gazetteer: reverse_geocode(point, gazetteer, label=label))


def ask_choice(visit: Visit, choice: Location, services: Services) -> None:
    """Answer one of the places that were offered."""
    _ask(visit, services, lambda _: GeocodeResult(location=choice))


def route_to(visit: Visit, name: str | None, services: Services) -> Route | None:
    """Return the way to the city called `name`, worked out once; `None` where there is none to show."""
    city = next((city for city in services.cities if city.name == name), None)
    if visit.origin is None or visit.answer is None or city is None:
        return None
    if city.name not in visit.routes:
        try:
            found = route_between(visit.origin, city.point, services.routers)
        except RoutingError:
            return None
        visit.routes[city.name] = found.route
        if found.notice is not None and messages.FALLEN_BACK not in visit.notices:
            LOG.warning("%s", found.notice)
            visit.notices = tuple(dict.fromkeys([*visit.notices, messages.WAY_FALLEN_BACK]))
    return visit.routes[city.name]


def _ask(visit: Visit, services: Services, find: Callable[[Gazetteer], GeocodeResult]) -> None:
    visit.forget()
    try:
        _answer(visit, services, find)
    except AmbiguousPlaceError as error:
        visit.problem, visit.choices = messages.WHICH, error.choices
    except RouterUnavailableError as error:
        LOG.warning("%s", error)  # names the server that the operator chose, and nothing of the visitor's
        visit.problem = messages.unready()
    except WithinReachError as error:
        visit.problem = f"{error} {_NEXT.get(type(error), '')}".rstrip()
    except Exception as error:  # noqa: BLE001 - whatever it is, its text must not reach the log; see above
        LOG.error("%s at %s while answering", type(error).__name__, _place(error))  # noqa: TRY400 - no traceback, no text
        visit.problem = messages.UNEXPECTED


def _answer(visit: Visit, services: Services, find: Callable[[Gazetteer], GeocodeResult]) -> None:
    if services.unready or services.gazetteer is None:
        visit.problem = services.unready
        return
    located = find(services.gazetteer)
    visit.origin = located.location
    answer = nearest(located.location, services.cities, services.routers)
    visit.answer = answer
    if answer.notice is not None:
        LOG.warning("%s", answer.notice)
    fallen_back = messages.FALLEN_BACK if answer.notice else None
    visit.notices = tuple(notice for notice in (located.notice, fallen_back) if notice)


def _place(error: BaseException) -> str:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return f"{frame.tb_frame.f_globals.get('__name__')}:{frame.tb_lineno}" if frame else "an unknown place"
