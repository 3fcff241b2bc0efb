"""What a patient does after the answer: four steps, two checklists, and a line where a border is near."""

import html
from collections.abc import Mapping, Sequence

from shapely.geometry.base import BaseGeometry

from geo.conditions import markup
from geo.conditions.model import Conditions
from geo.geocoding.border import nearest_border
from geo.geodesy import haversine_m
from geo.models import Location
from geo.routing.nearest import CityTrip
from geo.ui.html import escape, note
from geo.units import METERS_PER_MILE

REGION = "Oregon"  # the licensing boards below are this state's
TITLE = "Next steps"
RIDE_HOME = "Plan your ride home first."
RIDE_HOME_WHY = (
    "Do not drive for 24 hours after an infusion. An adult must take you home. Ask the clinic how long that person "
    "must stay with you."
)
BEFORE_BOOKING = "Before you book, ask the clinician who treats your pain."
LICENSE = "Then check the license of the person who would treat you:"
ASK = "Take the questions with you, and check who should not have it."
EMERGENCY = (
    "<strong>In an emergency, call <a href='tel:911'>911</a>.</strong> For a mental health crisis, call or text "
    "<a href='tel:988'>988</a>, day or night. When you call: for Spanish, press 2; veterans, press 1."
)
SOURCES = (
    "Sources, read in November 2026: Mayo Clinic (24 hours), an older edition of the drug's label (an adult), Oregon "
    "Health Authority (988)."
)
BOARDS = (
    ("Oregon Medical Board", "MD, DO and PA", "https://www.oregon.gov/omb/"),
    ("Oregon State Board of Nursing", "nurse practitioners and nurse anesthetists", "https://www.oregon.gov/osbn/"),
    ("Oregon Board of Naturopathic Medicine", "ND", "https://www.oregon.gov/obnm/"),
)
CHECKLISTS = (  # the panel, its section, and the title of the checklist
    ("questions", "Before you decide", "Questions to ask"),
    ("safety", "Who should not have ketamine", "Who should not have ketamine"),
)
NEAR_BORDER_M = 6 * METERS_PER_MILE  # a border as near is worth a look even from a listed city


def next_steps_html(conditions: Conditions | None, *, boards: bool, border: str | None) -> str:
    """Return the steps as one section; `boards` where the licensing boards are Oregon's, `border` its line, if any."""
    license_line = f"<span>{LICENSE}</span>{_boards()}" if boards else ""
    checklists = "" if conditions is None else "".join(_checklists(conditions))
    steps = [
        f"<strong>{RIDE_HOME}</strong> {RIDE_HOME_WHY}",
        f"<strong>{BEFORE_BOOKING}</strong> {license_line}",
        f"<strong>{ASK}</strong>{checklists}" if checklists else "",
        EMERGENCY,
    ]
    items = "".join(f"<li>{step}</li>" for step in steps if step)
    across = note("border", border) if border else ""
    return (
        f"<section class='next' aria-labelledby='next-steps'><h2 id='next-steps'>{TITLE}</h2><ol>{items}</ol>"
        f"{across}<p class='small'>{SOURCES}</p></section>"
    )


def border_text(
    origin: Location, trips: Sequence[CityTrip], neighbors: Mapping[str, BaseGeometry], region: str
) -> str | None:
    """Return a line if a border is nearer than every listed city, in a straight line, or within six miles."""
    border = nearest_border(origin.point, neighbors)
    if border is None or not trips:
        return None
    state, distance_m = border
    nearest_city_m = min(haversine_m(origin.point, city.point) for city, _ in trips)
    if distance_m > max(nearest_city_m, NEAR_BORDER_M):
        return None
    return f"This list covers {region} only; places in {state} may be closer."


def _boards() -> str:
    rows = "".join(
        f"<li><a href='{address}' target='_blank' rel='noopener noreferrer'>{name}</a> ({who})"
        " <span class='leaves'>leaves this site</span></li>"
        for name, who, address in BOARDS
    )
    return f"<ul>{rows}</ul>"


def _checklists(conditions: Conditions) -> list[str]:
    panels = {panel.id: panel for panel in conditions.panels}
    return [
        f"<details class='checklist'><summary>{html.escape(title)}</summary>{_blocks(section.text)}</details>"
        for panel_id, section_title, title in CHECKLISTS
        if panel_id in panels
        for section in panels[panel_id].sections
        if section.title == section_title
    ]


def _blocks(text: str) -> str:
    return "".join(map(_block, markup.blocks(text)))


def _block(block: markup.Block) -> str:
    lines = [escape(markup.strip_markup(line)) for line in block.lines]
    if block.tag == "p":
        return f"<p>{lines[0]}</p>"
    return f"<{block.tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{block.tag}>"
