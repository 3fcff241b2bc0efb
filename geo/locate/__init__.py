"""Where is that? What somebody typed, or a point, becomes a location, choices, or an error that helps."""

from geo.locate.ambiguous import AmbiguousPlaceError
from geo.locate.names import find_place
from geo.locate.points import locate_point
from geo.locate.typed import locate

__all__ = ["AmbiguousPlaceError", "find_place", "locate", "locate_point"]
