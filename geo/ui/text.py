"""Words that the pages share: what always holds, said once; and text made safe for markdown and HTML."""

import html
import re

BEFORE = "Type a ZIP code, a town or an address, and you see how far it is by road to the nearest listed city."
MEANING = (
    "The list names cities where the service is said to be offered. It names places, not clinics, and proves nothing about "
    "any clinic: call before you travel."
)
NO_ADVICE = "General information, not medical advice."
PRIVATE = (
    "Private by design: what you type, drop or share is looked up in tables on the server that sent you this page. It goes "
    "to no other company, into no address, log or file, and is forgotten when your visit ends."
)
PRIVATE_BUT = (
    "What you type is looked up in tables on the server that sent you this page, and kept in no address, log or file. To "
    "measure the way, the position it stands for (not the words) is sent to the routing server {server}, which the "
    "operator of this page chose."
)


def escape(text: str) -> str:
    """Return `text` as HTML that shows it letter for letter, in its own direction."""
    return f"<bdi>{html.escape(text)}</bdi>"


def plain(text: str) -> str:
    """Return `text` as markdown that shows it letter for letter."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def privacy(asked_server: str | None) -> str:
    """Return the privacy line that is true here: `asked_server` is the routing server asked, if any."""
    return PRIVATE if asked_server is None else PRIVATE_BUT.format(server=asked_server)
