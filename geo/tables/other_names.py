"""Read names beside those of towns: landmarks, short names of towns, and countries. Each table is optional."""

from collections.abc import Iterable
from pathlib import Path

from geo.models import Point
from geo.tables.counties import County, reject_outside_county
from geo.tables.csv_reader import LAT, LON, Column, read_table
from geo.tables.manifest import verify
from geo.tables.places import Place

_KINDS = "hospital|university|airport|reservation|neighborhood|region|landmark|community"
LANDMARK_COLUMNS = (
    Column(name="name"),
    Column(name="county"),
    LAT,
    LON,
    Column(name="kind", pattern=_KINDS),
    Column(name="radius_m", number=True, low=1),
    Column(name="aliases", may_be_empty=True),
)
ALIAS_COLUMNS = (Column(name="alias", unique=True), Column(name="name"))
COUNTRY_COLUMNS = (Column(name="name", unique=True), Column(name="aliases", may_be_empty=True))

LandmarkNames = tuple[tuple[str, Place], ...]


def read_landmarks(path: Path, counties: Iterable[County]) -> LandmarkNames:
    """Return each name and alias in the table at `path` with its landmark; none if there is no such file.

    A landmark is a hospital, university, airport, reservation, neighborhood, named region or small community. Raises
    `TableError`, also for one outside its county.
    """
    if not path.exists():
        return ()
    table = read_table(path, LANDMARK_COLUMNS)
    reject_outside_county(path, table, table["name"], counties)
    verify(path)
    names: list[tuple[str, Place]] = []
    for row in table.to_dict("records"):
        place = Place(
            name=row["name"],
            county=row["county"],
            point=Point(lon=row["lon"], lat=row["lat"]),
            population=0,
            kind=row["kind"],
            radius_m=row["radius_m"],
        )
        names += [(name, place) for name in (row["name"], *_split(row["aliases"]))]
    return tuple(names)


def read_aliases(path: Path) -> tuple[tuple[str, str], ...]:
    """Return each short name in the table at `path` with the name of its town; none if there is no such file."""
    if not path.exists():
        return ()
    table = read_table(path, ALIAS_COLUMNS)
    verify(path)
    return tuple(zip(table["alias"], table["name"], strict=True))


def read_countries(path: Path) -> tuple[tuple[str, str], ...]:
    """Return each name and alias in the table at `path` with its country's name; none if there is no such file."""
    if not path.exists():
        return ()
    rows = read_table(path, COUNTRY_COLUMNS).to_dict("records")
    verify(path)
    return tuple((name, str(row["name"])) for row in rows for name in (str(row["name"]), *_split(str(row["aliases"]))))


def _split(aliases: str) -> list[str]:
    return [alias.strip() for alias in aliases.split(";") if alias.strip()]
