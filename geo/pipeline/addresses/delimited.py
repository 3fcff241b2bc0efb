"""Read address points from CSV: OpenAddresses' columns, common names of columns, or columns named by the caller."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from geo.errors import DatasetError
from geo.pipeline.addresses.records import Record, RowError, Skipped, point_record
from geo.pipeline.addresses.streams import Member, Progress, lines

FIELDS = ("number", "street", "unit", "city", "zip", "lat", "lon")
_COMMON = {
    "number": ("number", "house_number", "housenumber", "addr:housenumber", "addr_num", "add_number", "st_num",
               "hse_num"),
    "street": ("street", "addr:street", "street_name", "streetname", "address", "full_address", "fulladdr", "st_name",
               "address1", "street_address", "site_addr"),
    "unit": ("unit", "addr:unit", "apt", "suite"),
    "city": ("city", "addr:city", "town", "post_comm", "postal_city", "inc_muni"),
    "zip": ("zip", "zipcode", "zip_code", "postcode", "addr:postcode", "post_code", "zip5"),
    "lat": ("lat", "latitude", "y", "ycoord"),
    "lon": ("lon", "lng", "long", "longitude", "x", "xcoord"),
}  # fmt: skip
_REQUIRED = ("street", "lat", "lon")
_DELIMITERS = ",;\t|"


def read_delimited(
    member: Member, columns: Mapping[str, str] | None = None, progress: Progress | None = None
) -> Iterator[Record]:
    """Yield the address points of a CSV file; `columns` names the column of each of `FIELDS`.

    A row that cannot be used becomes a `Skipped`. Raises `DatasetError` for a file without the columns needed.
    """
    text = lines(member, progress)
    first = next(text, "")
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(chain([first], text), delimiter=delimiter)
    try:
        header = next(rows, [])
        ranks = _ranks(member.name, header, columns or {})
        yield from _records(rows, ranks, len(header))
    except csv.Error as error:
        raise DatasetError(f"{member.name}, line {rows.line_num}: not usable as CSV ({error}).") from error


def _ranks(name: str, header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    titles: dict[str, int] = {}
    for place, title in enumerate(header):
        titles.setdefault(title.strip().casefold(), place)
    ranks = {}
    for field in FIELDS:
        names = (columns[field].strip().casefold(),) if field in columns else _COMMON[field]
        rank: int | None = next((titles[each] for each in names if each in titles), None)
        if rank is not None:
            ranks[field] = rank
        elif field in columns:
            raise DatasetError(f"{name} has no column {columns[field][:60]!r}; its columns are: {_shown(header)}.")
    missing = [field for field in _REQUIRED if field not in ranks]
    if missing:
        option = " ".join(f"--column {field}=NAME" for field in missing)
        raise DatasetError(f"{name} has no column for {missing[0]}; its columns are: {_shown(header)}. Add {option}.")
    return ranks


def _shown(header: Sequence[str]) -> str:
    return ", ".join(title[:30] for title in header[:12]) + (", ..." if len(header) > 12 else "")  # noqa: PLR2004


def _records(rows: Iterator[list[str]], ranks: Mapping[str, int], width: int) -> Iterator[Record]:
    number, unit, city, code = (ranks.get(field) for field in ("number", "unit", "city", "zip"))
    street, lat, lon = ranks["street"], ranks["lat"], ranks["lon"]
    for row in rows:
        if len(row) != width:
            if row:
                yield Skipped("the row has too many or too few cells")
            continue
        try:
            yield point_record(
                street=row[street],
                lon=row[lon],
                lat=row[lat],
                number="" if number is None else row[number].strip(),
                unit="" if unit is None else row[unit],
                town="" if city is None else row[city],
                zip_code="" if code is None else row[code],
            )
        except RowError as error:
            yield Skipped(str(error))
