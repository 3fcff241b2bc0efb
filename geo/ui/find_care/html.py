"""Parts of the page as HTML: names from tables and typed text are escaped here."""

from collections.abc import Sequence
from urllib.parse import urlencode

from geo.models import City, Location, Precision, Route
from geo.ui import messages
from geo.ui.find_care import text
from geo.ui.find_care.state import Visit
from geo.ui.html import escape, note

DIRECTIONS = "https://www.openstreetmap.org/directions?"


def heading(city_count: int, region: str) -> str:
    """Return the page's title and its purpose in one sentence."""
    cities = f"of {city_count} {escape(region)} cities" if city_count else f"{escape(region)} city"
    return (
        "<header class='top'><h1>Find care within reach</h1>"
        f"<p>How far it is by road to the nearest {cities} listed for ketamine infusions.</p></header>"
    )


def faults_html(faults: Sequence[str], *, ready: bool) -> str:
    """Return that part of the page isn't working, with the details folded; `ready` where queries are answered."""
    summary = f"{messages.BROKEN} {messages.STILL}" if ready else messages.BROKEN
    lines = "".join(f"<div><small>{escape(fault)}</small></div>" for fault in faults)
    details = f"<details><summary><small>{messages.FOR_ADMINISTRATORS}</small></summary>{lines}</details>"
    return f"<div class='note fault'>{summary}{details}</div>"


def answer_html(visit: Visit, unready: str | None = None) -> str:
    """Return the answer box: the answer, the problem, what to do first, or why no query can be answered (`unready`)."""
    content = _answer(visit, unready)
    return (
        f"<section class='answer' aria-label='Answer' data-answer='{visit.answer_id}' tabindex='-1'>{content}</section>"
    )


def screen_reader_text(visit: Visit) -> str:
    """Return, as plain text, what a screen reader announces with each answer."""
    if visit.problem is not None:
        return " ".join([visit.problem, "; ".join(choice.label for choice in visit.choices)]).rstrip()
    if not visit.trips or visit.origin is None:
        return ""
    return " ".join([text.headline(visit.trips[0], visit.rank, visit.origin), *_lines(visit, visit.origin)])


def screen_reader_selection(visit: Visit) -> str:
    """Return, as plain text, what a screen reader announces when a city is selected: its distance and its route."""
    if visit.city is None:
        return ""
    trip = next((trip for city, trip in visit.trips if city.name == visit.city), None)
    estimate = f": {text.estimate_text(trip)}" if trip else ""
    route = text.route_text(visit.city, visit.route) if visit.route else ""
    return f"{visit.city} is selected{estimate}. {route}".rstrip()


def method_html(method: str) -> str:
    """Return how `method` ("osrm", or else the built-in router) calculates the figures."""
    sentences = [messages.HOW_SERVER] if method == "osrm" else [messages.HOW_ROADS, messages.HOW_STREETS]
    return "".join(note("how", sentence) for sentence in [*sentences, messages.HOW_SURE])


def route_html(city: City, route: Route | None) -> str:
    """Return the route to the selected city, and the link that leaves the site, which holds only the city."""
    highways = escape(text.route_text(city.name, route)) if route else ""
    address = DIRECTIONS + urlencode({"to": f"{city.point.lat:.4f},{city.point.lon:.4f}"})
    link = f"<a href='{address}' target='_blank' rel='noopener noreferrer'>Directions to {escape(city.name)}</a>"
    leaves = "<span class='leaves'>opens openstreetmap.org and leaves this site</span>"
    return f"<p class='route'>{highways} {link} {leaves}</p>"


def _answer(visit: Visit, unready: str | None) -> str:
    if problem := visit.problem or unready:
        return note("problem", problem)
    if not visit.trips or visit.origin is None:
        return note("before", messages.SELECTED.format(city=visit.city) if visit.city else messages.BEFORE)
    headline = escape(text.headline(visit.trips[0], visit.rank, visit.origin))
    lines = [note("notice" if line in visit.notices else "line", line) for line in _lines(visit, visit.origin)]
    return "".join([f"<h2>{headline}</h2>", *lines, note("call", messages.CALL)])


def _lines(visit: Visit, origin: Location) -> list[str]:
    """Return the paragraphs below the headline."""
    trips = visit.trips
    likely = [] if origin.precision is Precision.COUNTY else [text.likely_text(trips[0].trip)]
    more = [
        text.home_city_text(trips, origin),
        text.preselected_text(trips, visit.preselected),
        text.long_drive_text(trips),
    ]
    return [" ".join([*likely, text.origin_text(origin)]), *filter(None, more), *visit.notices]
