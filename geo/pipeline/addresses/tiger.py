"""Read house ranges from the Census Bureau's TIGER/Line ADDRFEAT shapefiles, packed or in a folder.

A feature is one edge of a street under one of its names, with the house numbers at the start and end of its left and
right sides. Positions are NAD 83, within two meters of EPSG:4326.
"""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from geo.errors import DatasetError
from geo.pipeline.addresses.records import LineRecord, RangeRecord, Record, RowError, Skipped, microdegrees, street_key
from geo.pipeline.addresses.streams import Progress, members, regular_file

LICENSE = "public domain (US Census Bureau, TIGER/Line)"
_SIDES = (("L", "left"), ("R", "right"))
_COLUMNS = [
    "FULLNAME",
    *(f"{side}{end}HN" for side in "LR" for end in ("FROM", "TO")),
    "ZIPL",
    "ZIPR",
    "PARITYL",
    "PARITYR",
]
_CHUNK = 20_000  # features
_NUMBER = re.compile(r"[0-9]{1,7}")
_MOST_VERTICES = 10_000


def shapefiles(path: Path) -> list[tuple[str, str, int]]:
    """Return name, address for pyogrio and size of every shapefile in the archive or folder `path`, by name."""
    if path.is_dir():
        files = sorted(path.rglob("*.shp"))
        return [(file.name, str(regular_file(file)), file.stat().st_size) for file in files]
    shapes = members(regular_file(path), (".shp",))
    return [(shape.name, f"/vsizip/{path.resolve()}/{shape.name}", shape.packed) for shape in shapes]


def read_addrfeat(address: str, name: str, size: int, progress: Progress | None = None) -> Iterator[Record]:
    """Yield ranges and lines of one shapefile.

    Raises `DatasetError` for a file that is broken or is not ADDRFEAT.
    """
    try:
        count = int(pyogrio.read_info(address)["features"])
        for start in range(0, max(count, 1), _CHUNK):
            table = pyogrio.raw.read(address, columns=_COLUMNS, skip_features=start, max_features=_CHUNK)
            yield from _features(table, name)
            if progress is not None:
                progress(size * min(_CHUNK, count - start) // max(count, 1))
    except (DataSourceError, DataLayerError, shapely.errors.GEOSException, ValueError, RuntimeError) as error:
        raise DatasetError(f"{name} cannot be read as a TIGER/Line ADDRFEAT shapefile ({error}).") from error


def _features(table: Any, name: str) -> Iterator[Record]:  # noqa: ANN401 - pyogrio has no types
    meta, _, geometry, fields = table
    titles = list(meta["fields"])
    if missing := [column for column in _COLUMNS if column not in titles]:
        raise DatasetError(f"{name} has no column {missing[0]}, so it is not a TIGER/Line ADDRFEAT file.")
    by_title = dict(zip(titles, fields, strict=True))
    columns = [by_title[title] for title in _COLUMNS]
    for shape, *values in zip(geometry, *columns, strict=True):
        row = {title: value if isinstance(value, str) else "" for title, value in zip(_COLUMNS, values, strict=True)}
        try:
            yield from _sides(row, _line(shape))
        except RowError as error:
            yield Skipped(str(error))


def _line(shape: object) -> tuple[tuple[int, int], ...]:
    if not isinstance(shape, bytes):
        raise RowError("there is no line")
    line = shapely.from_wkb(shape)
    if line.geom_type != "LineString" or not 2 <= len(line.coords) <= _MOST_VERTICES:  # noqa: PLR2004
        raise RowError("the shape is not one line")
    return tuple(microdegrees(*vertex[:2]) for vertex in line.coords)


def _sides(row: dict[str, str], line: tuple[tuple[int, int], ...]) -> Iterator[Record]:
    written = False
    for side, word in _SIDES:
        first, last = row[f"{side}FROMHN"], row[f"{side}TOHN"]
        street = None
        with contextlib.suppress(RowError):
            street = street_key(row["FULLNAME"], "", row[f"ZIP{side}"])
        if street is None or not (_NUMBER.fullmatch(first) and _NUMBER.fullmatch(last)):
            continue
        written = True
        parity = row[f"PARITY{side}"] if row[f"PARITY{side}"] in {"E", "O"} else "B"
        yield RangeRecord(street, int(first), int(last), parity, word, line)
    if not written:
        yield LineRecord(street_key(row["FULLNAME"], "", row["ZIPL"] or row["ZIPR"]), line)
