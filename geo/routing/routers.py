"""Build the routers over the listed cities; no other module does."""

from geo.models import Router
from geo.routing.network_router import NetworkRouter
from geo.settings import Settings
from geo.tables.atlas import Atlas


def city_router(atlas: Atlas) -> NetworkRouter:
    """Return the built-in router with the listed cities as its destinations."""
    return NetworkRouter(atlas.network, [city.point for city in atlas.cities])


def build_routers(settings: Settings, atlas: Atlas) -> tuple[Router, ...]:
    """Return the routers to try, in order: the one named in `settings`, if any, then the built-in one.

    Raises `SettingError` if `settings.router` is not a usable address.
    """
    built_in = city_router(atlas)
    if settings.router == "builtin":
        return (built_in,)
    from geo.routing.osrm.router import OsrmRouter  # noqa: PLC0415 - no network code is loaded unless it is used

    return (OsrmRouter(settings.router.removeprefix("osrm:")), built_in)
