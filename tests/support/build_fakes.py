"""Mileposts on a plane measured in miles, for the tests of the road builder."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from shapely import LineString

from geo.pipeline.roads.junctions import Part
from geo.pipeline.roads.lines import build_segments
from geo.pipeline.roads.mileposts import Post, to_degrees
from geo.units import METERS_PER_MILE

EAST_M, NORTH_M = 600_000.0, 400_000.0
"""Coordinates of the origin, inside the plane's area of use."""


def post(highway: str, mp: float, east_mi: float, north_mi: float, *, repeated: bool = False) -> Post:
    """Return the post at mile `mp`, at the given miles east and north of the origin."""
    x, y = EAST_M + east_mi * METERS_PER_MILE, NORTH_M + north_mi * METERS_PER_MILE
    return Post(highway=highway, mp=mp, x=x, y=y, repeated=repeated)


def straight(highway: str, *, east: tuple[float, float], north: float, step: int = 1) -> list[Post]:
    """Return posts `step` miles apart on a line from west to east, with mile numbers from 1."""
    count = round((east[1] - east[0]) / step)
    return [post(highway, 1.0 + step * n, east[0] + step * n, north) for n in range(count + 1)]


def part(posts: Sequence[Post]) -> Part:
    """Return the part of a highway through `posts`."""
    line = LineString([(one.x, one.y) for one in posts])
    return Part(highway=posts[0].highway, segments=tuple(build_segments(posts)), line=line)


def feature(one: Post, *, side: str = "1", suffix: str = "00") -> Mapping[str, object]:
    """Return the GeoJSON feature of the post `one` in the state's file."""
    lon, lat = to_degrees.transform(one.x, one.y)
    properties = {
        "HWYNUMB": one.highway,
        "ST_HWY_SFX": suffix,
        "RDWY_ID": side,
        "MLGE_TYP": "Z" if one.repeated else "0",
        "MP": one.mp,
    }
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": properties}


def write_posts(path: Path, features: Sequence[Mapping[str, object]]) -> Path:
    """Write `features` in the format of the file that the state publishes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return path
