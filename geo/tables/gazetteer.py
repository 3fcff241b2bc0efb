"""Read the gazetteer: the region's places, ZIP codes and counties, and the outline around them all."""

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import TableError
from geo.model import Point, Region
from geo.tables.read import LAT, LON, Column, read_table
from geo.tables.region import read_region

_RADIUS = Column(name="radius_m", number=True, low=1)
PLACE_COLUMNS = (
    Column(name="name"),
    Column(name="county"),
    LAT,
    LON,
    Column(name="population", whole=True, low=0),
    Column(name="kind", pattern="county seat|town|locality"),
    _RADIUS,
)
ZIP_COLUMNS = (
    Column(name="zip", pattern=r"[0-9]{5}", unique=True),
    Column(name="place"),
    Column(name="county"),
    LAT,
    LON,
    _RADIUS,
    Column(name="post_box_only", pattern="yes|no"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town, or a locality known by its post office; almost all of it within `radius_m` of `point`.

    `kind` is "county seat", "town" or "locality"; the population of a locality is unknown and counted as 0.
    """

    name: str
    county: str
    point: Point
    population: int
    kind: str
    radius_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipArea:
    """A ZIP code: the post office's name, and where its people are, almost all of them within `radius_m`."""

    code: str
    place: str
    county: str
    point: Point
    radius_m: float
    post_box_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """A county; `shape` is a (multi)polygon in degrees of EPSG:4326, lon before lat."""

    name: str
    fips: str
    shape: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """All that can be named in the region; `outline` is the union of the counties' shapes."""

    region: Region
    places: tuple[Place, ...]
    zips: tuple[ZipArea, ...]
    counties: tuple[County, ...]
    outline: BaseGeometry


def read_gazetteer(data: Path) -> Gazetteer:
    """Return the gazetteer under the folder `data`; raises `TableError` naming file, row and column at fault."""
    counties = read_counties(data / "basemap_counties.geojson")
    names = "|".join(sorted(county.name for county in counties))
    return Gazetteer(
        region=read_region(data / "region.toml"),
        places=tuple(_place(row) for row in _rows(data / "places.csv", PLACE_COLUMNS, names)),
        zips=tuple(_zip(row) for row in _rows(data / "zips.csv", ZIP_COLUMNS, names)),
        counties=counties,
        outline=shapely.union_all([county.shape for county in counties]),
    )


def read_counties(path: Path) -> tuple[County, ...]:
    """Return the counties of the GeoJSON file at `path`, in its order."""
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return tuple(_county(feature) for feature in features)
    except FileNotFoundError:
        raise TableError(path, f"the file is missing from {path.parent.name}/.") from None
    except (ValueError, KeyError, TypeError, shapely.errors.GEOSException) as error:
        raise TableError(path, f"the file is no GeoJSON of named polygons ({error!r}).") from error


def _county(feature: Mapping[str, Any]) -> County:
    properties = feature["properties"]
    shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    return County(name=properties["name"], fips=properties["fips"], shape=shape)


def _rows(path: Path, columns: tuple[Column, ...], counties: str) -> list[dict[Hashable, Any]]:
    known = tuple(Column(name="county", pattern=counties) if column.name == "county" else column for column in columns)
    return read_table(path, known).to_dict("records")


def _place(row: Mapping[Hashable, Any]) -> Place:
    return Place(
        name=row["name"],
        county=row["county"],
        point=Point(lon=row["lon"], lat=row["lat"]),
        population=row["population"],
        kind=row["kind"],
        radius_m=row["radius_m"],
    )


def _zip(row: Mapping[Hashable, Any]) -> ZipArea:
    return ZipArea(
        code=row["zip"],
        place=row["place"],
        county=row["county"],
        point=Point(lon=row["lon"], lat=row["lat"]),
        radius_m=row["radius_m"],
        post_box_only=row["post_box_only"] == "yes",
    )
