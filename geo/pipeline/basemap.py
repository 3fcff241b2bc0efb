"""Build the base map: counties, neighboring states, rivers and lakes, clipped to a frame around the region."""

from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import TableError
from geo.tables.geojson import Feature, read_geojson, write_geojson
from geo.tables.region import read_region

_MARGIN_DEG = 1.5  # so that a wide screen shows land beside the region
_TOLERANCE_DEG = 0.002  # about 200 m, less than the map shows of rivers and other states
_MIN_LAKE_DEG2 = 0.0005  # about 4 km2


def build_basemap(source: Path, data: Path) -> None:
    """Write `basemap_counties.geojson`, `_states`, `_rivers` and `_lakes` to the folder `data`."""
    folder = source / "basemap"
    fips = read_region(data / "region.toml").fips
    counties = [
        (properties, shape) for properties, shape in _read(folder, "*_counties") if properties["id"][:2] == fips
    ]
    frame = _frame([shape for _, shape in counties])
    write_geojson(
        data / "basemap_counties.geojson",
        [({"name": row["name"], "fips": row["id"]}, shape) for row, shape in sorted(counties, key=_name)],
    )
    _write_clipped(data / "basemap_states.geojson", _read(folder, "neighbo*ring_states"), frame)
    _write_clipped(data / "basemap_rivers.geojson", _read(folder, "*_rivers*"), frame)
    lakes = [(row, shape) for row, shape in _read(folder, "*_lakes*") if shape.area > _MIN_LAKE_DEG2]
    _write_clipped(data / "basemap_lakes.geojson", lakes, frame)


def _read(folder: Path, pattern: str) -> list[Feature]:
    paths = sorted(folder.glob(f"{pattern}.geojson"))
    if not paths:
        raise TableError(folder / f"{pattern}.geojson", f"there is no such file in {folder}; check the source folder.")
    return [feature for path in paths for feature in read_geojson(path)]


def _frame(shapes: list[BaseGeometry]) -> BaseGeometry:
    west, south, east, north = shapely.total_bounds(shapes)
    frame: BaseGeometry = shapely.box(west, south, east, north).buffer(_MARGIN_DEG, join_style="mitre")
    return frame


def _write_clipped(path: Path, features: list[Feature], frame: BaseGeometry) -> None:
    by_name: dict[str, list[BaseGeometry]] = {}
    for properties, shape in features:
        by_name.setdefault(properties["name"] or "", []).append(shape)
    clipped: list[Feature] = [
        ({"name": name}, _merge(shapes).intersection(frame).simplify(_TOLERANCE_DEG))
        for name, shapes in sorted(by_name.items())
    ]
    write_geojson(path, [feature for feature in clipped if not feature[1].is_empty])


def _merge(shapes: list[BaseGeometry]) -> BaseGeometry:
    union: BaseGeometry = shapely.union_all(shapes)
    merged: BaseGeometry = shapely.line_merge(union) if "Line" in union.geom_type else union
    return shapely.normalize(merged)


def _name(feature: Feature) -> str:
    return str(feature[0]["name"])
