"""Write the road network as an OpenStreetMap file, so that a routing engine can run on exactly these roads."""

from pathlib import Path

import osmium
from osmium.osm import mutable

from geo.arrays import FloatArray
from geo.geodesy import chord_m, to_ecef
from geo.tables.road_network import RoadNetwork

EXTENSIONS = (".osm", ".osm.pbf")
_CAR_PROFILE_FRACTION = 0.8  # OSRM's car profile drives at this fraction of a speed limit
_CLASSES = {"interstate": "motorway", "street": "residential"}
_OTHER_CLASS = "primary"


def export_network(network: RoadNetwork, path: Path) -> None:
    """Write `network` to `path`, replacing it: node i becomes node i + 1, edge i becomes way i + 1.

    OSRM measures a way along its straight line, which is shorter than the official length. The speed limit is chosen
    so that OSRM's default car profile takes as long for the way as the network says. Raises `RuntimeError` (from
    osmium) if the file cannot be written.
    """
    limits = speed_limits_kmh(network)
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for node, position in enumerate(zip(network.lon.tolist(), network.lat.tolist(), strict=True), start=1):
            writer.add_node(mutable.Node(id=node, version=1, location=position))
        for edge, ends in enumerate(zip(network.start.tolist(), network.end.tolist(), strict=True)):
            tags = _tags(network.kind[edge], network.route[edge], float(limits[edge]))
            writer.add_way(mutable.Way(id=edge + 1, version=1, nodes=[end + 1 for end in ends], tags=tags))


def speed_limits_kmh(network: RoadNetwork) -> FloatArray:
    """Return, per edge, the limit at which OSRM's car profile drives its straight line in the edge's duration."""
    positions = to_ecef(network.lon, network.lat)
    straight_m = chord_m(positions[network.start], positions[network.end])
    return straight_m / network.duration_s * 3.6 / _CAR_PROFILE_FRACTION


def _tags(kind: str, route: str, limit_kmh: float) -> dict[str, str]:
    highway = next((name for word, name in _CLASSES.items() if word in kind), _OTHER_CLASS)
    tags = {"highway": highway, "oneway": "no", "maxspeed": f"{limit_kmh:.2f}"}
    return tags | ({"ref": route, "name": route} if route else {"name": kind})
