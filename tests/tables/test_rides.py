"""The rides and the mileage rates: every row has its source and its date, and a wrong row is named."""

from datetime import date
from pathlib import Path

import pytest

from geo.errors import TableError
from geo.tables.counties import read_counties
from geo.tables.rides import RATES, RIDES, MileageRate, current_rate, read_rates, read_rides

DATA = Path(__file__).resolve().parents[2] / "data"
RIDES_HEADER = "county,service,who,phone,page,checked_on,source,county_from\n"
RATES_HEADER = "year,cents_per_mile,rule,source,checked_on\n"
ROW = "Baker,EOCCO,members,877-875-4657,https://eocco.com,2026-11-28,page,page\n"


def test_every_shipped_row_has_a_source_and_a_date() -> None:
    counties = {county.name for county in read_counties(DATA)}
    rides = read_rides(DATA)
    assert len(rides) == 27
    for source, checked_on in [(row.source, row.checked_on) for row in rides] + [
        (row.source, row.checked_on) for row in read_rates(DATA)
    ]:
        assert source
        assert date(2026, 1, 1) <= checked_on <= date(2026, 12, 31)
    assert {ride.county for ride in rides} <= counties


@pytest.mark.parametrize(
    ("row", "column"),
    [
        pytest.param(ROW.replace("877-875-4657", "call us"), "phone", id="not a phone number"),
        pytest.param(ROW.replace("https://", "javascript:"), "page", id="not a web page"),
        pytest.param(ROW.replace("eocco.com", "eocco.com'onclick"), "page", id="a quotation mark in the address"),
        pytest.param(ROW.replace("2026-11-28", "2026-02-30"), "checked_on", id="a day that does not exist"),
        pytest.param(ROW.replace("2026-11-28", "last week"), "checked_on", id="not a date"),
        pytest.param(ROW.replace("EOCCO", " "), "service", id="no name"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, column: str) -> None:
    (tmp_path / RIDES).write_text(RIDES_HEADER + ROW + row.replace("Baker", "Grant"))
    with pytest.raises(TableError, match=rf"row 3.*{column}"):
        read_rides(tmp_path)


def test_a_rate_that_is_not_a_number_is_named(tmp_path: Path) -> None:
    (tmp_path / RATES).write_text(f"{RATES_HEADER}2026,free,a rule,https://irs.gov,2026-11-28\n")
    with pytest.raises(TableError, match="cents_per_mile"):
        read_rates(tmp_path)


def test_a_state_without_the_tables_has_no_rides_and_no_rates(tmp_path: Path) -> None:
    assert read_rides(tmp_path) == ()
    assert read_rates(tmp_path) == ()


def test_a_row_is_outdated_after_a_year(tmp_path: Path) -> None:
    (tmp_path / RIDES).write_text(RIDES_HEADER + ROW)
    (ride,) = read_rides(tmp_path)
    assert not ride.is_outdated(date(2027, 11, 28))
    assert ride.is_outdated(date(2027, 11, 29))


def test_the_rate_is_that_of_the_latest_year_that_has_begun() -> None:
    rates = read_rates(DATA)
    years = {year: current_rate(rates, date(year, 6, 1)) for year in (2024, 2025, 2026, 2030)}
    assert years[2024] is None
    assert [rate.cents_per_mile for rate in years.values() if rate] == [21, 20.5, 20.5]


def test_a_rate_is_paid_for_each_mile() -> None:
    rate = MileageRate(year=2026, cents_per_mile=20.5, rule="a", source="b", checked_on=date(2026, 1, 1))
    assert rate.dollars(1_609.344 * 100) == pytest.approx(20.5)
