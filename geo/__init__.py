"""Within Reach: driving distance and time to the nearest listed city, how sure that is, and who lives out of reach.

The functions below are loaded when they are first used, so that `import geo` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from geo.errors import WithinReachError as WithinReachError
    from geo.geocoding import geocode as geocode
    from geo.geocoding import reverse_geocode as reverse_geocode
    from geo.models import City as City
    from geo.models import Location as Location
    from geo.models import Point as Point
    from geo.routing.nearest import nearest as nearest
    from geo.routing.nearest import route_between as route_between
    from geo.routing.routers import build_routers as build_routers
    from geo.settings import Settings as Settings
    from geo.tables.atlas import read_atlas as read_atlas

_HOME = {
    "City": "geo.models",
    "Location": "geo.models",
    "Point": "geo.models",
    "Settings": "geo.settings",
    "WithinReachError": "geo.errors",
    "build_routers": "geo.routing.routers",
    "geocode": "geo.geocoding",
    "nearest": "geo.routing.nearest",
    "read_atlas": "geo.tables.atlas",
    "reverse_geocode": "geo.geocoding",
    "route_between": "geo.routing.nearest",
}
__all__ = ["__version__", *sorted(_HOME)]  # noqa: PLE0604 - names from the table above


def __getattr__(name: str) -> object:
    """Return the public function or class called `name`, importing its module on first use."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
