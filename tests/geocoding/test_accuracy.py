"""ZIP codes are measured with real addresses: the error of the point, and whether the radius holds."""

import csv
import statistics
from itertools import chain
from pathlib import Path

import pytest

from geo.geodesy import haversine_m
from geo.models import Point
from geo.settings import SHIPPED_DATA
from geo.tables.gazetteer import Gazetteer

FOLDER = SHIPPED_DATA.parent.parent / "shared" / "data" / "addresses"
LISTS = ("libraries", "farmers_markets", "breweries")
KM = 1_000


@pytest.fixture(scope="module")
def errors_and_radii(oregon: Gazetteer) -> dict[str, list[tuple[float, float]]]:
    """Return, by list, the error in meters and the radius of the ZIP code of each address that the list has right."""
    if not FOLDER.is_dir():
        pytest.skip("needs ../shared/data/addresses")
    return {name: _measured(FOLDER / f"{name}.csv", oregon) for name in LISTS}


def _measured(path: Path, oregon: Gazetteer) -> list[tuple[float, float]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["flag"] and row["lat"]]
    areas = [(oregon.zips_by_code.get(row["zip"][:5]), row) for row in rows]
    return [
        (haversine_m(area.point, Point(lon=float(row["lon"]), lat=float(row["lat"]))), area.radius_m)
        for area, row in areas
        if area is not None
    ]


@pytest.mark.parametrize("name", LISTS)
def test_the_radius_holds_for_95_of_100_addresses_of_each_list(
    name: str, errors_and_radii: dict[str, list[tuple[float, float]]]
) -> None:
    pairs = errors_and_radii[name]
    assert sum(error <= radius for error, radius in pairs) / len(pairs) >= 0.95


def test_nine_of_ten_addresses_lie_within_4_km_of_the_point(
    errors_and_radii: dict[str, list[tuple[float, float]]],
) -> None:
    errors = [error for error, _ in chain.from_iterable(errors_and_radii.values())]
    assert len(errors) > 700
    assert statistics.quantiles(errors, n=10)[-1] <= 4 * KM
    assert statistics.median(errors) <= 1 * KM
