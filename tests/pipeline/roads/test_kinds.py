"""What an edge is called decides how fast it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from shapely import Point

from geo.pipeline.roads.kinds import Town, kind_and_delay, read_towns
from geo.pipeline.roads.mileposts import post_point
from geo.pipeline.roads.network import Edge
from geo.pipeline.roads.spans import Span
from geo.units import METERS_PER_MILE
from support.build_fakes import EAST_M, NORTH_M, post

VILLAGE = Town(name="Village", center=Point(EAST_M, NORTH_M), radius_m=300, people=600)
CITY = Town(name="City", center=Point(EAST_M, NORTH_M), radius_m=3_000, people=60_000)
SPANS = [
    Span(highway="018", mp_from=0, mp_to=50, value="mountain"),
    Span(highway="047", mp_from=0, mp_to=50, value="freeway"),
    Span(highway="007", mp_from=0, mp_to=50, value="rural east"),
    Span(highway="442", mp_from=0, mp_to=50, value="rural east"),
]


def kind(
    highway: str = "007", *, sinuosity: float = 1.0, route: str = "US 20", towns: tuple[Town, ...] = ()
) -> tuple[str, float]:
    a, b = post(highway, 1, 0, 0), post(highway, 2, 1, 0)
    edge = Edge(start=a.key, end=b.key, length_m=METERS_PER_MILE, highway=highway, mp=1.5, sinuosity=sinuosity)
    return kind_and_delay(edge, (post_point(a), post_point(b)), route, towns, SPANS)


@pytest.mark.parametrize(
    ("highway", "sinuosity", "route", "expected"),
    [
        pytest.param("006", 1.0, "I-84", "interstate", id="an-interstate"),
        pytest.param("007", 1.0, "US 20", "rural east", id="posted-at-65"),
        pytest.param("007", 1.06, "US 20", "curving", id="a-few-curves"),
        pytest.param("007", 1.3, "US 20", "twisting", id="a-mountain-road"),
        pytest.param("033", 1.0, "US 20", "rural", id="posted-at-55"),
        pytest.param("442", 1.0, "OR 78", "rural east", id="a-secondary-highway-posted-at-65"),
        pytest.param("018", 1.0, "OR 58", "mountain", id="a-pass-known-by-hand"),
        pytest.param("018", 1.2, "OR 58", "winding", id="measured-curves-count-on-a-pass"),
        pytest.param("018", 1.06, "OR 58", "mountain", id="a-few-curves-are-part-of-a-pass"),
        pytest.param("215", 1.0, "OR 126", "secondary", id="a-secondary-highway"),
        pytest.param("215", 1.06, "OR 126", "secondary winding", id="a-secondary-highway-with-curves"),
        pytest.param("047", 1.3, "US 26", "freeway", id="a-freeway-known-by-hand"),
    ],
)
def test_kind(highway: str, sinuosity: float, route: str, expected: str) -> None:
    assert kind(highway, sinuosity=sinuosity, route=route) == (expected, 0.0)


def test_a_village_costs_seconds_a_city_is_town_throughout() -> None:
    name, delay_s = kind(towns=(VILLAGE,))
    assert name == "rural east"
    assert delay_s == pytest.approx(0.2 * 1.609344 * 30)  # two of the ten points on the mile are inside
    assert kind(towns=(CITY,)) == ("town", 0.0)


def test_an_interstate_slows_in_a_city_but_not_in_a_village() -> None:
    assert kind("001", route="I-5", towns=(VILLAGE,)) == ("interstate", 0.0)
    assert kind("001", route="I-5", towns=(CITY,)) == ("interstate urban", 0.0)


@pytest.mark.parametrize(("people", "expected"), [(39_999, "interstate"), (40_000, "interstate urban")])
def test_a_city_that_slows_an_interstate_has_40_000_people(people: int, expected: str) -> None:
    assert kind("001", route="I-5", towns=(replace(CITY, people=people),)) == (expected, 0.0)


def test_a_freeway_stays_one_inside_a_city() -> None:
    assert kind("047", towns=(CITY,)) == ("freeway", 0.0)


def test_towns_are_places_of_five_hundred_people(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    rows = ["name,lat,lon,fcode,population", "Hines,43.56,-119.08,PPL,1563", "Kenton,45.58,-122.69,PPLX,7000"]
    path.write_text("\n".join([*rows, "Brothers,43.81,-120.6,PPL,80", "Nowhere,43.8,-120.6,PPL,"]), encoding="utf-8")
    [hines] = read_towns(path)
    assert hines.name == "Hines"
    assert hines.radius_m == pytest.approx(530 * 1.563**0.5)
