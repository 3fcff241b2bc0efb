"""Which names somebody may have misspelled: few slips of the finger, and fewer the shorter the name."""

from collections.abc import Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.geocoding.locations import Named
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key, name_words
from geo.tables.states import State

_SLIPS = ((3, 1), (8, 2), (11, 3))  # from so many letters on, so many letters wrong, missing, added or swapped
_SHORTEST = 4  # letters of a whole name that is still guessed at
_SAME_FIRST = 8  # letters, below which a slip in the first letter makes another word
_SLIPS_ACROSS = 2  # in all, where words were run together or torn apart
_MOST = 5  # choices


def fuzzy_match(name: str, gazetteer: Gazetteer) -> Sequence[Named]:
    """Return the places and counties whose names take the fewest slips to become `name`, the most populous first.

    Empty where even the nearest takes more slips than a name of that length is likely to suffer.
    """
    spellings = gazetteer.spellings
    found = _nearest(name, spellings)
    return sorted((spellings[key][1] for key in found), key=_population, reverse=True)[:_MOST]


def fuzzy_match_out_of_state(name: str, gazetteer: Gazetteer) -> tuple[str, State] | None:
    """Return the city outside the region that is called `name`, or nearly so, with its state."""
    spellings = gazetteer.spellings_elsewhere
    found = _nearest(name, spellings)
    return spellings[found[0]][1] if found else None


def _nearest(text: str, spellings: Mapping[str, tuple[Sequence[str], object]]) -> list[str]:
    """Return the keys of `spellings` whose words are a likely misspelling of `text`, all of the fewest slips."""
    words, key = name_words(text), name_key(text)
    if len(key) < _SHORTEST:
        return [key] if key in spellings else []
    found = process.extract(key, list(spellings), scorer=OSA.distance, score_cutoff=_slips(key), limit=None)
    likely = {name: slips for name, slips, _ in found if _is_likely(words, spellings[name][0], int(slips))}
    return [name for name, slips in likely.items() if slips == min(likely.values())]


def _is_likely(typed: Sequence[str], meant: Sequence[str], slips: int) -> bool:
    """Return whether `slips` in all are few for each word: 'Biggs Junction' is no slip for 'Burns Junction'."""
    one, other = "".join(typed), "".join(meant)
    if one[0] != other[0] and (slips > 1 or len(one) < _SAME_FIRST):
        return False
    if len(one) == len(other) == _SHORTEST and sorted(one) != sorted(other):
        return False  # 'port' is no slip for 'Post', but 'bedn' is one for 'Bend'
    if len(typed) != len(meant):
        return slips <= _SLIPS_ACROSS
    pairs = zip(typed, meant, strict=True)
    return all(OSA.distance(one, other) <= _slips(max(one, other, key=len)) for one, other in pairs)


def _slips(word: str) -> int:
    return max((count for letters, count in _SLIPS if len(word) >= letters), default=0)


def _population(named: Named) -> int:
    return named.population if isinstance(named, Place) else 0
