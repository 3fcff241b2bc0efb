"""The tables that the coverage commands read."""

from geo.routing.network_router import NetworkRouter
from geo.settings import Settings
from geo.tables.atlas import Atlas, read_atlas
from geo.tables.population import BlockGroups, read_block_groups


def read_both() -> tuple[Atlas, BlockGroups]:
    """Return the atlas and the block groups of this machine's settings."""
    data = Settings.from_env().data
    atlas = read_atlas(data)
    return atlas, read_block_groups(data, atlas.gazetteer.counties)


def router_of(atlas: Atlas) -> NetworkRouter:
    """Return the built-in router, knowing the listed cities."""
    return NetworkRouter(atlas.network, [city.point for city in atlas.cities])
