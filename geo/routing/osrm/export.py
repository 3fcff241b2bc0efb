"""Write the road network as an OpenStreetMap file, so that a routing engine can run on exactly these roads."""

from pathlib import Path

import osmium
from osmium.osm import mutable

from geo.arrays import FloatArray
from geo.geodesy import chord_m, to_ecef
from geo.tables.road_network import RoadNetwork

ENDINGS = (".osm", ".osm.pbf")
_CAR_PROFILE_SHARE = 0.8  # OSRM's car profile drives this much of a speed limit
_CLASSES = {"interstate": "motorway", "street": "residential"}
_OTHER_CLASS = "primary"


def export_network(network: RoadNetwork, path: Path) -> None:
    """Write `network` to `path`, replacing it: node i becomes node i + 1, edge i becomes way i + 1.

    OSRM measures a way along its straight line, which is shorter than the official length. The speed limit is chosen
    so that its default car profile needs as long for the way as the network says.
    """
    limits = speed_limits_kmh(network)
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for node, spot in enumerate(zip(network.lon.tolist(), network.lat.tolist(), strict=True), start=1):
            writer.add_node(mutable.Node(id=node, version=1, location=spot))
        for edge, ends in enumerate(zip(network.start.tolist(), network.end.tolist(), strict=True)):
            tags = _tags(network.kind[edge], network.route[edge], float(limits[edge]))
            writer.add_way(mutable.Way(id=edge + 1, version=1, nodes=[end + 1 for end in ends], tags=tags))


def speed_limits_kmh(network: RoadNetwork) -> FloatArray:
    """Return, for each edge, the limit at which OSRM's car profile takes the edge's duration for its straight line."""
    spots = to_ecef(network.lon, network.lat)
    straight_m = chord_m(spots[network.start], spots[network.end])
    return straight_m / network.duration_s * 3.6 / _CAR_PROFILE_SHARE


def _tags(kind: str, route: str, limit_kmh: float) -> dict[str, str]:
    known = next((name for word, name in _CLASSES.items() if word in kind), _OTHER_CLASS)
    tags = {"highway": known, "oneway": "no", "maxspeed": f"{limit_kmh:.2f}"}
    return tags | ({"ref": route, "name": route} if route else {"name": kind})
