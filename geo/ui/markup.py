"""Pieces of the page as HTML, built from plain text alone: whatever a table or a visitor wrote is escaped here."""

import html
import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from geo.model import City, Location, Precision, Route
from geo.nearest import CityTrip
from geo.ui import answers, text
from geo.ui.state import Visit

_MEASURE = re.compile(r"(?:\d+ h )?\d[\d.,]* (?:h|min|miles?)\b")
DIRECTIONS = "https://www.openstreetmap.org/directions?"


def escape(words: str) -> str:
    """Return `words` as HTML that shows them letter for letter, in their own direction."""
    return f"<bdi>{html.escape(words)}</bdi>"


def together(shown: str) -> str:
    """Return `shown`, escaped text, with numbers and their units kept in one line."""
    return _MEASURE.sub(r"<span class='together'>\g<0></span>", shown)


def plain(words: str) -> str:
    """Return `words` as markdown that shows them letter for letter."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


def note(kind: str, sentence: str) -> str:
    """Return one sentence as a paragraph of the given kind: before, problem, notice or fault."""
    return f"<p class='note {kind}'>{escape(sentence)}</p>"


def heading(cities: int, region: str) -> str:
    """Return the page's title and what it does in one sentence."""
    which = f"of {cities} {escape(region)} cities" if cities else f"{escape(region)} city"
    return (
        "<header class='top'><h1>Find care within reach</h1>"
        f"<p>How far it is by road to the nearest {which} listed for ketamine infusions.</p></header>"
    )


def broken(faults: Sequence[str], *, ready: bool) -> str:
    """Return that part of the page is out of order, and folded away what exactly; `ready` where answers are given."""
    told = f"{text.BROKEN} {text.STILL}" if ready else text.BROKEN
    lines = "".join(f"<div><small>{escape(fault)}</small></div>" for fault in faults)
    details = f"<details><summary><small>{text.OPERATOR}</small></summary>{lines}</details>"
    return f"<div class='note fault'>{told}{details}</div>"


def answer(visit: Visit, unready: str | None = None) -> str:
    """Return the answer in words, or why there is none, or what to do first, or why that cannot be done: `unready`."""
    said = _answer(visit, unready)
    return f"<section class='answer' aria-label='Answer' data-answer='{visit.turn}' tabindex='-1'>{said}</section>"


def spoken(visit: Visit) -> str:
    """Return, as plain text, what a screen reader hears as soon as the answer is there."""
    if visit.problem is not None:
        return " ".join([visit.problem, "; ".join(choice.label for choice in visit.choices)]).rstrip()
    if visit.answer is None or visit.origin is None:
        return ""
    best = answers.order(visit.answer.trips, visit.rank)
    return " ".join([answers.headline(best[0], visit.rank, visit.origin), *_lines(visit, visit.origin, best)])


def spoken_choice(visit: Visit, route: Route | None) -> str:
    """Return, as plain text, what a screen reader hears when a city is chosen: how far it is, and by which way."""
    if visit.answer is None or visit.city is None:
        return f"{visit.city} is chosen." if visit.city else ""
    trip = next((found.trip for found in visit.answer.trips if found.city.name == visit.city), None)
    far = f": {answers.say_short(trip)}" if trip else ""
    return f"{visit.city} is chosen{far}. {answers.way_there(visit.city, route) if route else ''}".rstrip()


def how(method: str) -> str:
    """Return how the figures were found by `method`, the routing server's or the built-in one."""
    ways = [text.HOW_SERVER] if method == "osrm" else [text.HOW_ROADS, text.HOW_STREETS]
    return "".join(note("how", line) for line in [*ways, text.HOW_SURE])


def _answer(visit: Visit, unready: str | None) -> str:
    if problem := visit.problem or unready:
        return note("problem", problem)
    if visit.answer is None or visit.origin is None:
        return note("before", text.CHOSEN.format(city=visit.city) if visit.city else text.BEFORE)
    best = answers.order(visit.answer.trips, visit.rank)
    lines = _lines(visit, visit.origin, best)
    told = [note("notice" if line in visit.notices else "line", line) for line in lines]
    headline = together(escape(answers.headline(best[0], visit.rank, visit.origin)))
    return "".join([f"<h2>{headline}</h2>", *told, note("call", text.CALL)])


def _lines(visit: Visit, origin: Location, best: Sequence[CityTrip]) -> list[str]:
    """Return what is said below the headline, one paragraph each."""
    known = origin.precision is not Precision.COUNTY
    sure = [answers.how_sure(best[0].trip)] * known
    more = [answers.at_home(best, origin), answers.as_chosen(best, visit.wished), answers.long_way(best)]
    return [" ".join([*sure, answers.from_where(origin)]), *filter(None, more), *visit.notices]


def way(city: City, route: Route | None) -> str:
    """Return the way to the selected city in words, and the link that leaves the site, which holds only the city."""
    said = escape(answers.way_there(city.name, route)) if route else ""
    address = DIRECTIONS + urlencode({"to": f"{city.point.lat:.4f},{city.point.lon:.4f}"})
    link = f"<a href='{address}' target='_blank' rel='noopener noreferrer'>Directions to {escape(city.name)}</a>"
    return f"<p class='way'>{said} {link} <span class='leaves'>opens openstreetmap.org and leaves this site</span></p>"


def footer(lines: Sequence[str], today: date) -> str:
    """Return what holds for the whole page, and the day on which it was made."""
    dated = f"This page was made on {today:%B} {today.day}, {today.year}."
    return f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in [*lines, dated])}</footer>"
