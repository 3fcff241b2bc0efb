"""Read the transport services that may take a patient to an appointment, and the IRS medical mileage rates."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.errors import TableError
from geo.tables.csv_reader import Column, read_table, truncated_repr
from geo.tables.manifest import verify
from geo.units import METERS_PER_MILE

RIDES, RATES = "rides.csv", "rates.csv"
OUTDATED_AFTER_DAYS = 365
_PAGE = r"https://[^\s'\"<>]+"
_DATE = r"\d{4}-\d{2}-\d{2}"
_RIDE_COLUMNS = (
    Column(name="county"),
    Column(name="service"),
    Column(name="who"),
    Column(name="phone", pattern=r"\d{3}-\d{3}-\d{4}( or \d{3}-\d{3}-\d{4})?"),
    Column(name="page", pattern=_PAGE),
    Column(name="checked_on", pattern=_DATE),
    Column(name="source"),
    Column(name="county_from", pattern="page|derived"),
)
_RATE_COLUMNS = (
    Column(name="year", whole=True, low=2000, high=2100, unique=True),
    Column(name="cents_per_mile", number=True, low=0.1, high=500),
    Column(name="rule"),
    Column(name="source", pattern=_PAGE),
    Column(name="checked_on", pattern=_DATE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """A transport service in one county: who may use it, its phone numbers and the page that says so.

    `county_from` is "page" where the page names the county, "derived" where it follows from the plan's area.
    """

    county: str
    service: str
    who: str
    phone: str
    page: str
    checked_on: date
    source: str
    county_from: str

    def is_outdated(self, today: date) -> bool:
        """Return whether the row was last checked more than twelve months before `today`."""
        return (today - self.checked_on).days > OUTDATED_AFTER_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class MileageRate:
    """The IRS rate for driving to medical care in one year; `rule` and `source` say where it is published."""

    year: int
    cents_per_mile: float
    rule: str
    source: str
    checked_on: date

    def dollars(self, distance_m: float) -> float:
        """Return the amount in US dollars for a drive of `distance_m` meters."""
        return distance_m / METERS_PER_MILE * self.cents_per_mile / 100


def read_rides(data: Path) -> tuple[Ride, ...]:
    """Return the services of `rides.csv` in the folder `data`, in file order; none where the file is missing.

    The table is optional because another state may have none. Raises `TableError` naming the row and column at fault.
    """
    path = data / RIDES
    if not path.exists():
        return ()
    table = read_table(path, _RIDE_COLUMNS)
    rows = [{str(name): str(value) for name, value in row.items()} for row in table.to_dict("records")]
    verify(path)
    return tuple(
        Ride(**{**row, "checked_on": _checked_on(path, number, row["checked_on"])})  # type: ignore[arg-type]  # one date among text
        for number, row in enumerate(rows, start=2)
    )


def read_rates(data: Path) -> tuple[MileageRate, ...]:
    """Return the rates of `rates.csv` in the folder `data`, in file order; none where the file is missing.

    Raises `TableError` naming the row and column at fault.
    """
    path = data / RATES
    if not path.exists():
        return ()
    rows = read_table(path, _RATE_COLUMNS).to_dict("records")
    verify(path)
    return tuple(
        MileageRate(
            year=int(row["year"]),
            cents_per_mile=float(row["cents_per_mile"]),
            rule=str(row["rule"]),
            source=str(row["source"]),
            checked_on=_checked_on(path, number, str(row["checked_on"])),
        )
        for number, row in enumerate(rows, start=2)
    )


def current_rate(rates: tuple[MileageRate, ...], today: date) -> MileageRate | None:
    """Return the latest rate for a year that has begun, or `None`."""
    begun = [rate for rate in rates if rate.year <= today.year]
    return max(begun, key=lambda rate: rate.year, default=None)


def _checked_on(path: Path, row: int, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        fault = f"{truncated_repr(text)} is not a date; write YYYY-MM-DD."
        raise TableError(path, fault, row=row, column="checked_on") from None
