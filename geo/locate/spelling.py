"""Which names somebody may have misspelt: few slips of the finger, and fewer the shorter the name."""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.locate.places import Named
from geo.naming import name_key
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.states import State

_SLIPS = ((4, 1), (7, 2), (12, 3))  # from so many letters on, so many letters wrong, missing, added or swapped
_SAME_FIRST = 6  # letters, below which a slip in the first letter makes another word
_MOST = 5  # choices


def nearly(name: str, gazetteer: Gazetteer) -> Sequence[Named]:
    """Return the places and counties whose names take the fewest slips to become `name`, the most populous first.

    Empty where even the nearest takes more slips than a name of that length is likely to suffer.
    """
    names: dict[str, Named] = {f"{key}county": county for key, county in gazetteer.counties_by_key.items()}
    names |= {key: places[0] for key, places in gazetteer.places_by_key.items()}
    found = [names[key] for key in _nearest(name_key(name), list(names))]
    return sorted(found, key=_population, reverse=True)[:_MOST]


def nearly_elsewhere(name: str, gazetteer: Gazetteer) -> tuple[str, State] | None:
    """Return the city outside the region that is called `name`, or nearly so, with its state."""
    found = _nearest(name_key(name), list(gazetteer.elsewhere_by_key))
    return gazetteer.elsewhere_by_key[found[0]] if found else None


def _nearest(key: str, names: Sequence[str]) -> list[str]:
    slips = max((count for letters, count in _SLIPS if len(key) >= letters), default=0)
    if not slips:
        return [name for name in names if name == key]
    likely = [name for name in names if len(key) >= _SAME_FIRST or name[:1] == key[:1]]
    found = process.extract(key, likely, scorer=OSA.distance, score_cutoff=slips, limit=None)
    fewest = min((distance for _, distance, _ in found), default=0)
    return [name for name, distance, _ in found if distance == fewest]


def _population(named: Named) -> int:
    return named.population if isinstance(named, Place) else 0
