"""Write tables so that a second run gives the same bytes and a difference reads well."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

DECIMALS = 5  # of a degree: about a metre


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write `rows` under `header` to `path`, in the order given."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def degrees(value: float) -> str:
    """Return a coordinate as it stands in the tables."""
    return f"{value:.{DECIMALS}f}"


def write_geojson(path: Path, features: Iterable[tuple[Mapping[str, str], BaseGeometry]]) -> None:
    """Write `features`, pairs of properties and shape, to `path`: one feature a line, in the order given."""
    lines = ",\n".join(json.dumps(_feature(*feature), separators=(",", ":")) for feature in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def _feature(properties: Mapping[str, str], shape: BaseGeometry) -> dict[str, Any]:
    # Every vertex is rounded by itself, so that a border two shapes share stays the same line in both.
    rounded = shapely.transform(shape, lambda xy: xy.round(DECIMALS))
    return {"type": "Feature", "properties": dict(properties), "geometry": json.loads(shapely.to_geojson(rounded))}
