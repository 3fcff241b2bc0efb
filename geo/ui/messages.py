"""Words that the pages share: what always holds, said once."""

BEFORE = (
    "Type a ZIP code, a town or an address to see how far it is by road. "
    "You can also use your location, or tap or click your place on the map."
)
CHOSEN = "{city} is chosen. Type where you start to see how far it is by road."
MEANING = (
    "The list names cities where the treatment is said to be offered. It does not prove that a clinic is there, or "
    "that one would take you: call before you travel."
)
CALL = "The list names places, not clinics: call before you travel."
NO_ADVICE = "General information, not medical advice."
PRIVATE = (
    "Privacy: what you type, the pin you drop and your location are looked up in tables on the server that sent you "
    "this page. They go to nobody else, are written into no web address, log or file, and are forgotten when your "
    "visit ends."
)
PRIVATE_BUT = (
    "Privacy: what you type, the pin you drop and your location are looked up in tables on the server that sent you "
    "this page. To measure the way, it sends the position found and those of the listed cities, as latitude and "
    "longitude, to a second server, which whoever runs this page has chosen; About and data names it. The words you "
    "typed are not sent on, and nothing goes to anybody else. This page keeps nothing of it in its address, a log or a "
    "file, and forgets it when your visit ends. What the second server keeps, this page cannot know."
)
OUTSIDE = "If you live near the border, type the nearest town on this side of it."
NO_ROAD = "Try a town near you."
WHICH = "Which one do you mean?"
SECOND = "The second server is {server}."
HOW_ROADS = (
    "Miles are counted along the highways, by their official lengths, and along the roads that join them. Minutes come "
    "from the usual speed on each kind of road. Traffic, weather and rest stops are not counted."
)
HOW_STREETS = (
    "Small streets are not in our tables. From your start to the nearest highway, and from the highway to the middle "
    "of the city, a straight line is measured and made longer, because streets bend. The map shows these parts dotted."
)
HOW_SERVER = (
    "This answer was measured street by street, by a routing server that whoever runs this page has chosen. Traffic, "
    "weather and rest stops are not counted."
)
HOW_SURE = (
    "The range shows how far off a number may be. It is wider for a long trip, for more small streets, and where your "
    "start is known only roughly."
)
BROKEN = "Part of this page is out of order."
STILL = "You can still find your nearest city."
OPERATOR = "For whoever runs this page"
FALLEN_BACK = (
    "The server that measures the way street by street does not answer just now, so this follows the "
    "highways and is less exact."
)
WAY_FALLEN_BACK = (
    "The server that knows the streets has stopped answering: the way shown follows the highways and is less exact."
)
UNEXPECTED = "Something went wrong on our side. Try a ZIP code, or the name of a town."


def unready(*, listed: bool = False, told: bool = False) -> str:
    """Return what to say where no way can be measured: the list may still be shown, and the panels."""
    parts = ["see the listed cities"] * listed + ["read what is known about the treatment"] * told
    still = f" You can still {' and '.join(parts)}." if parts else ""
    return f"We cannot work out how far it is just now. Please try again later.{still}"


def privacy(asked_server: str | None) -> str:
    """Return the privacy line that is true here: `asked_server` is the routing server asked, if any."""
    return PRIVATE if asked_server is None else PRIVATE_BUT
