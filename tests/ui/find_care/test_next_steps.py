"""The next steps after an answer: four steps in order, two checklists, and a line where a border is near."""

import re
from pathlib import Path

import pytest

from geo.conditions.reader import read_conditions
from geo.models import City, Location, Point, Precision
from geo.routing.nearest import CityTrip
from geo.tables.counties import read_shapes
from geo.ui.find_care import next_steps
from support.fakes import services, trip
from support.page_view import find, said, show

DATA = Path(__file__).resolve().parents[3] / "data"
CONDITIONS = read_conditions(DATA / "conditions")
NEIGHBORS = read_shapes(DATA / "basemap_states.geojson")
BAKER_CITY = City(listed_as="Baker City OR", name="Baker City", county="Baker", point=Point(lon=-117.83, lat=44.77))
HOOD_RIVER = City(listed_as="Hood River OR", name="Hood River", county="Hood River", point=Point(lon=-121.5, lat=45.7))


def origin(point: Point) -> Location:
    return Location(label="a place", point=point, county="Malheur", precision=Precision.PLACE, radius_m=1000.0)


def test_the_steps_come_in_the_order_of_a_visit() -> None:
    written = next_steps.next_steps_html(CONDITIONS, boards=True, border=None)
    steps = [next_steps.RIDE_HOME, next_steps.BEFORE_BOOKING, next_steps.ASK, "call <a href='tel:911'>911</a>"]
    places = [written.index(step) for step in steps]
    assert places == sorted(places)


def test_both_checklists_are_those_of_the_panels() -> None:
    written = next_steps.next_steps_html(CONDITIONS, boards=True, border=None)
    assert written.count("<details") == 2
    for panel_id, title, _ in next_steps.CHECKLISTS:
        panel = next(panel for panel in CONDITIONS.panels if panel.id == panel_id)
        section = next(section for section in panel.sections if section.title == title)
        items = re.findall(r"^(?:-|\d+\.) ", section.text, re.MULTILINE)
        assert items
    assert "current psychosis" in written
    assert "[R16]" not in written


def test_a_link_that_leaves_the_site_says_so() -> None:
    written = next_steps.next_steps_html(None, boards=True, border=None)
    assert written.count("target='_blank'") == written.count("leaves this site") == len(next_steps.BOARDS)
    assert "oregon.gov" not in next_steps.next_steps_html(None, boards=False, border=None)


@pytest.mark.parametrize(
    ("point", "city", "state"),
    [
        pytest.param(Point(lon=-116.963, lat=44.027), BAKER_CITY, "Idaho", id="Ontario"),
        pytest.param(Point(lon=-117.054, lat=42.974), BAKER_CITY, "Idaho", id="Jordan Valley"),
        pytest.param(Point(lon=-118.388, lat=45.933), BAKER_CITY, "Washington", id="Milton-Freewater"),
        pytest.param(Point(lon=-121.515, lat=45.705), HOOD_RIVER, "Washington", id="Hood River is listed itself"),
    ],
)
def test_a_border_nearer_than_the_city_is_named(point: Point, city: City, state: str) -> None:
    line = next_steps.border_text(origin(point), [CityTrip(city, trip(60, 50))], NEIGHBORS, "Oregon")
    assert line == f"This list covers Oregon only; places in {state} may be closer."


def test_no_border_is_named_where_the_city_is_nearer() -> None:
    trips = [CityTrip(BAKER_CITY, trip(5, 3))]
    assert next_steps.border_text(origin(BAKER_CITY.point), trips, NEIGHBORS, "Oregon") is None
    assert next_steps.border_text(origin(BAKER_CITY.point), trips, {}, "Oregon") is None


def test_the_steps_come_with_an_answer_and_not_before() -> None:
    at = show(services(conditions=CONDITIONS))
    assert next_steps.RIDE_HOME not in said(at)
    assert next_steps.RIDE_HOME_WHY in said(find(at, "97712"))
