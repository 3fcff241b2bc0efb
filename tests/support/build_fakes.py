"""Mileposts on a plane ruled in miles, for the tests of how roads are built."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from shapely import LineString

from geo.pipeline.roads.junctions import Part
from geo.pipeline.roads.lines import stretches
from geo.pipeline.roads.mileposts import MILE_M, Post, to_degrees

EAST_M, NORTH_M = 600_000.0, 400_000.0
"""An origin in the middle of the plane."""


def post(highway: str, mp: float, east_mi: float, north_mi: float, *, repeated: bool = False) -> Post:
    """Return the post at mile `mp`, so many miles east and north of the origin."""
    x, y = EAST_M + east_mi * MILE_M, NORTH_M + north_mi * MILE_M
    return Post(highway=highway, mp=mp, x=x, y=y, repeated=repeated)


def straight(highway: str, *, east: tuple[float, float], north: float, step: int = 1) -> list[Post]:
    """Return posts a mile apart along a line from west to east, their mile numbers counting from the west."""
    count = round((east[1] - east[0]) / step)
    return [post(highway, 1.0 + step * n, east[0] + step * n, north) for n in range(count + 1)]


def part(posts: Sequence[Post]) -> Part:
    """Return the unbroken line of `posts`."""
    line = LineString([(one.x, one.y) for one in posts])
    return Part(highway=posts[0].highway, stretches=tuple(stretches(posts)), line=line)


def feature(one: Post, *, side: str = "1", suffix: str = "00") -> Mapping[str, object]:
    """Return the GeoJSON feature that `one` came from."""
    lon, lat = to_degrees.transform(one.x, one.y)
    facts = {
        "HWYNUMB": one.highway,
        "ST_HWY_SFX": suffix,
        "RDWY_ID": side,
        "MLGE_TYP": "Z" if one.repeated else "0",
        "MP": one.mp,
    }
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": facts}


def write_posts(path: Path, features: Sequence[Mapping[str, object]]) -> Path:
    """Write the features as the file that the state publishes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return path
