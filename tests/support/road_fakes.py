"""Small road networks for the tests of routing and of everything built on it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from geo.geodesy import chord_m, to_ecef
from geo.models import Location, Point, Precision
from geo.tables.road_network import RoadNetwork

DEFAULT_M_PER_S = 10.0
"""Speed of every edge that is not given its own seconds."""


def network(
    nodes: Sequence[tuple[float, float]],
    edges: Sequence[tuple[int, int]],
    *,
    seconds: Sequence[float] | None = None,
    snappable: Sequence[bool] | None = None,
    routes: Sequence[str] | None = None,
) -> RoadNetwork:
    """Return roads between `nodes` (lon, lat), each edge as long as its straight line."""
    lon, lat = np.array(nodes, dtype=float).T
    start, end = np.array(edges, dtype=np.int64).T
    positions = to_ecef(lon, lat)
    length_m = chord_m(positions[start], positions[end])
    return RoadNetwork(
        nodes=tuple(f"n{number}" for number in range(len(nodes))),
        lon=lon,
        lat=lat,
        start=start,
        end=end,
        length_m=length_m,
        duration_s=length_m / DEFAULT_M_PER_S if seconds is None else np.array(seconds, dtype=float),
        kind=("road",) * len(edges),
        route=tuple(routes or [f"R{number}" for number in range(len(edges))]),
        snappable=np.ones(len(edges), bool) if snappable is None else np.array(snappable),
    )


def grid(size: int = 6, *, seed: int = 0, step: float = 0.1) -> RoadNetwork:
    """Return an irregular grid of size x size nodes northeast of (-121, 44), with speeds of 8 to 30 m/s."""
    rng = np.random.default_rng(seed)
    nodes = [
        (-121 + step * (column + rng.uniform(-0.3, 0.3)), 44 + step * (row + rng.uniform(-0.3, 0.3)))
        for row in range(size)
        for column in range(size)
    ]
    across = [(node, node + 1) for node in range(size * size) if (node + 1) % size]
    up = [(node, node + size) for node in range(size * (size - 1))]
    uniform = network(nodes, across + up)
    seconds = uniform.length_m / rng.uniform(8, 30, uniform.length_m.size)
    return network(nodes, across + up, seconds=seconds.tolist())


def at(lon: float, lat: float, *, radius_m: float = 0) -> Location:
    """Return an origin at this longitude and latitude."""
    point = Point(lon=lon, lat=lat)
    return Location(label="here", point=point, county="Deschutes", precision=Precision.POINT, radius_m=radius_m)


def write_tables(folder: Path, **replaced: str) -> Path:
    """Write four tiny road tables into `folder`, with the text of some `replaced`, and return the folder."""
    tables = {
        "road_nodes": "node,lat,lon\na,44.0,-121.0\nb,44.0,-120.9\nc,44.1,-120.9\n",
        "road_edges": "from,to,length_m,kind,route,delay_s\na,b,9000,rural,US 1,60\n",
        "road_connectors": "from,to,miles,kind,route,why,via\nb,c,10,town,OR 2,a city street,44.05 -120.85\n",
        "road_speeds": "kind,kmh,snap,why\nrural,90,yes,open road\ntown,36,no,streets\n",
    }
    for name, text in (tables | replaced).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder
