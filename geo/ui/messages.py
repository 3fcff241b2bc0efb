"""Sentences that the pages share."""

BEFORE = (
    "Enter a ZIP code, town or address to see how far it is by road. "
    "You can also use your location, or tap or click your place on the map."
)
SELECTED = "{city} is selected. Enter a ZIP code, town or address to see how far it is by road."
MEANING = (
    "The list names cities where the treatment is reportedly offered. It does not prove that a clinic is there or "
    "would accept you as a patient: call before you travel."
)
CALL = "The list names cities, not clinics: call before you travel."
NO_ADVICE = "General information, not medical advice."
PRIVATE = (
    "Privacy: what you type, the pin you drop and your location are looked up in tables on the server that sent you "
    "this page. They are sent to no other server, are not saved in any web address, log or file, and are deleted when "
    "your visit ends."
)
PRIVATE_BUT = (
    "Privacy: what you type, the pin you drop and your location are looked up in tables on the server that sent you "
    "this page. To calculate driving times, that server sends your starting point and the listed cities, as latitude "
    "and longitude, to a second server, which the administrators of this site have chosen; About and data names it. "
    "The words you typed are not sent on, and no other server gets anything. This page saves none of it in any web "
    "address, log or file, and deletes it when your visit ends. It cannot know what the second server keeps."
)
_NO_OTHER, _ONE_OTHER = "no other server gets anything", "no other server gets anything but the map's host"
TILES = (
    "The map's background comes from {host}: your browser asks that server for the part of the map that you look at, "
    "so it can guess where your starting point is."
)
OUTSIDE = "If you live near the border, enter the nearest town on this side of it."
NO_ROAD = "Try a town near you."
BACK = "Back to {place}"
WHICH = "Which one do you mean?"
SECOND = "The second server is {server}."
HOW = "How this was calculated"
HOW_ROADS = (
    "Miles are measured along the highways, by their official lengths, and along the roads that connect them. Minutes "
    "come from the usual speed on each kind of road. Traffic, weather and rest stops are not included."
)
HOW_STREETS = (
    "Our tables do not have local streets. From your starting point to the nearest highway, and from the highway to "
    "the center of the city, the distance is estimated: a straight line, made longer because streets bend. The map "
    "shows these parts dotted."
)
HOW_SERVER = (
    "This answer was calculated street by street, by a routing server that the administrators of this site have "
    "chosen. Traffic, weather and rest stops are not included."
)
HOW_SURE = (
    "The range shows how far off a number may be. It is wider for a long trip, for more local streets, and where your "
    "starting point is known only roughly."
)
BROKEN = "Part of this page isn't working."
STILL = "You can still find your nearest city."
FOR_ADMINISTRATORS = "For site administrators"
ROUTER_FALLBACK = (
    "The server that calculates drives street by street isn't responding, so this answer follows the highways and is "
    "less exact."
)
ROUTE_FALLBACK = (
    "The server that calculates drives street by street has stopped responding: the route shown follows the highways "
    "and is less exact."
)
UNEXPECTED = "Something went wrong on our side. Try a ZIP code, or the name of a town."


def unready(*, listed: bool = False, panels: bool = False) -> str:
    """Return what to show where no trip can be calculated; `listed` and `panels` are the parts that still work."""
    parts = ["see the listed cities"] * listed + ["read what is known about the treatment"] * panels
    still = f" You can still {' and '.join(parts)}." if parts else ""
    return f"We can't calculate driving times right now. Please try again later.{still}"


def privacy(asked_server: str | None, tile_host: str | None = None) -> str:
    """Return the privacy statement that is true here.

    `asked_server` is the address of the routing server, if any, and `tile_host` the host of the map's tiles, if any.
    """
    statement = PRIVATE if asked_server is None else PRIVATE_BUT
    if tile_host is None:
        return statement
    return f"{statement.replace(_NO_OTHER, _ONE_OTHER)} {TILES.format(host=tile_host)}"
