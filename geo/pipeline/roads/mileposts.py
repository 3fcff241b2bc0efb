"""Read the mileposts of the state highways and sort each highway's posts in driving order."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyproj import Transformer
from shapely import LineString, Point

from geo.units import METERS_PER_MILE

PLANE = "EPSG:2991"
"""Oregon Lambert (EPSG:2991), in meters: lengths are accurate to 0.1% in the whole state."""

to_plane = Transformer.from_crs("EPSG:4326", PLANE, always_xy=True)
to_degrees = Transformer.from_crs(PLANE, "EPSG:4326", always_xy=True)

FRONTAGE = frozenset({"AD", "AQ"})
"""Suffixes of frontage roads, which run beside another highway and connect no towns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One milepost: the official mile number `mp` of its highway, and plane coordinates in meters."""

    highway: str
    mp: float
    x: float
    y: float
    repeated: bool = False

    @property
    def key(self) -> str:
        """Return the unique name of this post in the tables: highway and mile."""
        return f"{self.highway}:{'Z' if self.repeated else ''}{self.mp:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    side: str
    post: Post


def read_highways(path: Path) -> dict[str, tuple[Post, ...]]:
    """Return the posts of every highway that has at least two, in driving order, by highway number."""
    rows: dict[str, list[_Row]] = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        row = _row(feature)
        rows.setdefault(row.post.highway, []).append(row)
    chains = {highway: _chain(posts) for highway, posts in sorted(rows.items()) if highway[3:] not in FRONTAGE}
    return {highway: posts for highway, posts in chains.items() if len(posts) > 1}


def _row(feature: dict[str, dict[str, object]]) -> _Row:
    properties, lonlat = feature["properties"], feature["geometry"]["coordinates"]
    x, y = to_plane.transform(*lonlat)  # type: ignore[misc]
    suffix = str(properties["ST_HWY_SFX"])
    post = Post(
        highway=f"{properties['HWYNUMB']}{'' if suffix == '00' else suffix}",
        mp=round(float(str(properties["MP"])), 2),
        x=x,
        y=y,
        repeated=properties["MLGE_TYP"] == "Z",
    )
    return _Row(side=str(properties["RDWY_ID"]), post=post)


def _chain(rows: Sequence[_Row]) -> tuple[Post, ...]:
    plain = [row for row in rows if not row.post.repeated]
    chain = _ordered(row.post for row in plain if row.side == "1")
    for post in _ordered(row.post for row in plain if row.side != "1"):
        chain = _with_other_side(chain, post)
    for post in _ordered(row.post for row in rows if row.post.repeated):
        chain = _with_repeated(chain, post)
    return tuple(chain)


def _ordered(posts: Iterable[Post]) -> list[Post]:
    return sorted(posts, key=lambda post: post.mp)


def _with_other_side(chain: list[Post], post: Post) -> list[Post]:
    """Add a post of the decreasing side if the increasing side has none there, so that no road counts twice."""
    if any(abs(other.mp - post.mp) < 0.6 for other in chain):  # noqa: PLR2004 - posts are a mile apart
        return chain
    longer = _ordered([*chain, post])
    index = longer.index(post)
    around = longer[max(0, index - 1) : index + 2]
    official_m = (around[-1].mp - around[0].mp) * METERS_PER_MILE
    return longer if _length(around) <= 1.05 * official_m + 100 else chain


def _with_repeated(chain: list[Post], post: Post) -> list[Post]:
    """Insert a post of repeated ("Z") mileage where it lengthens the line least: its mile number occurs twice."""
    indexes = range(1, len(chain) + 1) if len(chain) > 1 else range(1, 2)
    options = [[*chain[:index], post, *chain[index:]] for index in indexes]
    options.append([post, *chain])
    return min(options, key=_length)


def _length(posts: Sequence[Post]) -> float:
    return float(LineString([(post.x, post.y) for post in posts]).length) if len(posts) > 1 else 0.0


def post_point(post: Post) -> Point:
    """Return the position of the post in the plane."""
    return Point(post.x, post.y)
