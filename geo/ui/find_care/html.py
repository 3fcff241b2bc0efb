"""Pieces of the page as HTML, built from plain text alone: whatever a table or a visitor wrote is escaped here."""

from collections.abc import Sequence
from urllib.parse import urlencode

from geo.models import City, Location, Precision, Route
from geo.routing.nearest import CityTrip
from geo.ui import messages
from geo.ui.find_care import text
from geo.ui.find_care.state import Visit
from geo.ui.html import escape, keep_together, note

DIRECTIONS = "https://www.openstreetmap.org/directions?"


def heading(cities: int, region: str) -> str:
    """Return the page's title and what it does in one sentence."""
    which = f"of {cities} {escape(region)} cities" if cities else f"{escape(region)} city"
    return (
        "<header class='top'><h1>Find care within reach</h1>"
        f"<p>How far it is by road to the nearest {which} listed for ketamine infusions.</p></header>"
    )


def faults_html(faults: Sequence[str], *, ready: bool) -> str:
    """Return that part of the page is out of order, and folded away what exactly; `ready` where answers are given."""
    told = f"{messages.BROKEN} {messages.STILL}" if ready else messages.BROKEN
    lines = "".join(f"<div><small>{escape(fault)}</small></div>" for fault in faults)
    details = f"<details><summary><small>{messages.OPERATOR}</small></summary>{lines}</details>"
    return f"<div class='note fault'>{told}{details}</div>"


def answer_html(visit: Visit, unready: str | None = None) -> str:
    """Return the answer in words, or why there is none, or what to do first, or why that cannot be done: `unready`."""
    said = _answer(visit, unready)
    return f"<section class='answer' aria-label='Answer' data-answer='{visit.turn}' tabindex='-1'>{said}</section>"


def screen_reader_text(visit: Visit) -> str:
    """Return, as plain text, what a screen reader hears as soon as the answer is there."""
    if visit.problem is not None:
        return " ".join([visit.problem, "; ".join(choice.label for choice in visit.choices)]).rstrip()
    if visit.answer is None or visit.origin is None:
        return ""
    best = text.order_trips(visit.answer.trips, visit.rank)
    return " ".join([text.headline(best[0], visit.rank, visit.origin), *_lines(visit, visit.origin, best)])


def screen_reader_choice(visit: Visit, route: Route | None) -> str:
    """Return, as plain text, what a screen reader hears when a city is chosen: how far it is, and by which way."""
    if visit.answer is None or visit.city is None:
        return f"{visit.city} is chosen." if visit.city else ""
    trip = next((found.trip for found in visit.answer.trips if found.city.name == visit.city), None)
    far = f": {text.format_short(trip)}" if trip else ""
    return f"{visit.city} is chosen{far}. {text.route_text(visit.city, route) if route else ''}".rstrip()


def method_html(method: str) -> str:
    """Return how the figures were found by `method`, the routing server's or the built-in one."""
    ways = [messages.HOW_SERVER] if method == "osrm" else [messages.HOW_ROADS, messages.HOW_STREETS]
    return "".join(note("how", line) for line in [*ways, messages.HOW_SURE])


def _answer(visit: Visit, unready: str | None) -> str:
    if problem := visit.problem or unready:
        return note("problem", problem)
    if visit.answer is None or visit.origin is None:
        return note("before", messages.CHOSEN.format(city=visit.city) if visit.city else messages.BEFORE)
    best = text.order_trips(visit.answer.trips, visit.rank)
    lines = _lines(visit, visit.origin, best)
    told = [note("notice" if line in visit.notices else "line", line) for line in lines]
    headline = keep_together(escape(text.headline(best[0], visit.rank, visit.origin)))
    return "".join([f"<h2>{headline}</h2>", *told, note("call", messages.CALL)])


def _lines(visit: Visit, origin: Location, best: Sequence[CityTrip]) -> list[str]:
    """Return what is said below the headline, one paragraph each."""
    known = origin.precision is not Precision.COUNTY
    sure = [text.range_text(best[0].trip)] * known
    more = [text.home_city_text(best, origin), text.preselected_text(best, visit.wished), text.long_drive_text(best)]
    return [" ".join([*sure, text.origin_text(origin)]), *filter(None, more), *visit.notices]


def route_html(city: City, route: Route | None) -> str:
    """Return the way to the selected city in words, and the link that leaves the site, which holds only the city."""
    said = escape(text.route_text(city.name, route)) if route else ""
    address = DIRECTIONS + urlencode({"to": f"{city.point.lat:.4f},{city.point.lon:.4f}"})
    link = f"<a href='{address}' target='_blank' rel='noopener noreferrer'>Directions to {escape(city.name)}</a>"
    return f"<p class='way'>{said} {link} <span class='leaves'>opens openstreetmap.org and leaves this site</span></p>"
