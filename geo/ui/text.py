"""Words that the pages share: what always holds, said once."""

BEFORE = (
    "Type a ZIP code, a town or an address to see how far it is by road. "
    "You can also use your location or click the map."
)
CHOSEN = "{city} is chosen. Say where you start, and you see how far it is by road."
MEANING = (
    "The list names cities where the treatment is said to be offered. It is no proof that a clinic is there, or that "
    "one would take you: call before you travel."
)
CALL = "The list names places, not clinics: call before you travel."
NO_ADVICE = "General information, not medical advice."
PRIVATE = (
    "Privacy: what you type, the pin you drop and your location are looked up in tables on the server that sent you "
    "this page. They go to nobody else, into no address, log or file, and are forgotten when your visit ends."
)
PRIVATE_BUT = (
    "Privacy: what you type is looked up in tables on the server that sent you this page, and goes into no address, "
    "log or file. To measure the way, the position it stands for, never the words, is sent to {server}, which the "
    "operator of this page chose."
)
HOW_ROADS = (
    "Distances follow the highways of our own tables with their official lengths, and a few connecting roads between "
    "them. Times come from the usual speed on each kind of road, without traffic, weather or rest stops."
)
HOW_STREETS = (
    "The tables hold no streets. From where you start to the nearest highway, and from the highway to the middle of "
    "the city, the straight line is taken and made longer by a fixed factor. The map shows these parts dotted."
)
HOW_SURE = (
    "The range says how far off the figure may be. It grows with the length of the trip, with the part over streets, "
    "and with how loosely the start is known."
)
UNREADY = "This cannot be answered just now, because a table or a setting is broken, as said above."
UNEXPECTED = "Something went wrong on our side. Try a ZIP code, or the name of a town."


def privacy(asked_server: str | None) -> str:
    """Return the privacy line that is true here: `asked_server` is the routing server asked, if any."""
    return PRIVATE if asked_server is None else PRIVATE_BUT.format(server=asked_server)
