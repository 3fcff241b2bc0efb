"""Recognize numbered roads: 'Hwy 101 S', 'OR-66', 'US 20', 'State Highway 99E', 'County Road 12', 'NF-46'.

All classes of highway share one key, because people mix them up: 'Hwy 20' and 'US 20' are the same road here.
"""

import re

_HIGHWAY = re.compile(
    r"(?:(?P<pre>[NSEW]|[NS][EW]|NORTH|SOUTH|EAST|WEST) )?"
    r"(?:(?:(?:US|U S|OR|ORE|OREGON|STATE|ST|WA|CA|ID|NV|INTERSTATE) )?(?:HIGHWAY|HWY|HWAY|HIWAY|ROUTE|RTE|RT)"
    r"|US|U S|OR|ORE|SR|INTERSTATE|I)"
    r" ?(?P<number>[0-9]{1,3}) ?(?P<letter>[NSEW])?(?: (?P<post>[NSEW]|[NS][EW]|NORTH|SOUTH|EAST|WEST))?"
)
_BARE_HIGHWAY = re.compile(r"99 ?(?P<letter>[EW])")  # OR 99E and 99W, which people write without a word
_COUNTY_ROAD = re.compile(r"(?:(?:COUNTY|CO|CNTY) (?:ROAD|RD|HIGHWAY|HWY)|CR|CORD) (?P<number>[0-9]{1,5}[A-Z]?)")
_FOREST_ROAD = re.compile(
    r"(?:(?:NATIONAL )?(?:FOREST(?: SERVICE)?|FS|USFS|NFS|NFD|NF)(?: (?:ROAD|RD|DEVELOPMENT ROAD))?|FR|NFSR)"
    r" (?P<number>[0-9]{1,7}[A-Z]?)"
)


def numbered_road(words: tuple[str, ...]) -> tuple[str, str, str] | None:
    """Return the key of the numbered road that `words` name, and the directions before and after it, or `None`."""
    if not any(word[0].isdigit() or word[-1].isdigit() for word in words[1:] or words):
        return None
    text = " ".join(words)
    if (match := _HIGHWAY.fullmatch(text)) is not None:
        return f"HWY{int(match['number'])}", match["pre"] or "", match["letter"] or match["post"] or ""
    if (match := _BARE_HIGHWAY.fullmatch(text)) is not None:
        return "HWY99", "", match["letter"]
    if (match := _COUNTY_ROAD.fullmatch(text)) is not None:
        return f"CR{match['number']}", "", ""
    if (match := _FOREST_ROAD.fullmatch(text)) is not None:
        return f"FR{match['number']}", "", ""
    return None
