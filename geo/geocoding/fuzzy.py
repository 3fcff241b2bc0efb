"""Match misspelled names: few edits, and fewer the shorter the name."""

from collections.abc import Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.geocoding.locations import NamedArea
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key, name_words
from geo.tables.states import State

_MAX_EDITS = ((3, 1), (8, 2), (11, 3))  # (letters, edits): a word of at least so many letters may have so many edits
_MIN_LETTERS = 4  # shorter names must match exactly
_MIN_LETTERS_NEW_INITIAL = 8  # in a shorter name, an edit of the first letter makes another word
_MAX_EDITS_ACROSS_WORDS = 2  # where words were run together or split
_MAX_MATCHES = 5


def fuzzy_match(name: str, gazetteer: Gazetteer) -> Sequence[NamedArea]:
    """Return the places and counties whose names are the fewest edits away from `name`, the most populous first.

    An edit is a letter replaced, missing, added or swapped with its neighbor (optimal string alignment). The result
    is empty if even the nearest name needs more edits than a misspelling of that length is likely to have.
    """
    keys = _nearest_keys(name, gazetteer.spellings)
    return sorted((gazetteer.spellings[key][1] for key in keys), key=_population, reverse=True)[:_MAX_MATCHES]


def fuzzy_match_out_of_state(name: str, gazetteer: Gazetteer) -> tuple[str, State] | None:
    """Return the out-of-state city whose name is `name` or a likely correction of it, with its state."""
    spellings = gazetteer.out_of_state_spellings
    keys = _nearest_keys(name, spellings)
    return spellings[keys[0]][1] if keys else None


def _nearest_keys(text: str, spellings: Mapping[str, tuple[Sequence[str], object]]) -> list[str]:
    """Return the keys of `spellings` of which `text` is a likely misspelling, all with the fewest edits."""
    words, key = name_words(text), name_key(text)
    if len(key) < _MIN_LETTERS:
        return [key] if key in spellings else []
    matches = process.extract(key, list(spellings), scorer=OSA.distance, score_cutoff=_max_edits(key), limit=None)
    likely = {name: edits for name, edits, _ in matches if _is_likely(words, spellings[name][0], int(edits))}
    return [name for name, edits in likely.items() if edits == min(likely.values())]


def _is_likely(entered: Sequence[str], meant: Sequence[str], edits: int) -> bool:
    """Return whether `edits` are few for each word: 'Biggs Junction' is not a misspelling of 'Burns Junction'."""
    text, name = "".join(entered), "".join(meant)
    if text[0] != name[0] and (edits > 1 or len(text) < _MIN_LETTERS_NEW_INITIAL):
        return False
    if len(text) == len(name) == _MIN_LETTERS and sorted(text) != sorted(name):
        return False  # 'port' is not a misspelling of 'Post', but 'bedn' is one of 'Bend'
    if len(entered) != len(meant):
        return edits <= _MAX_EDITS_ACROSS_WORDS
    pairs = zip(entered, meant, strict=True)
    return all(OSA.distance(one, other) <= _max_edits(max(one, other, key=len)) for one, other in pairs)


def _max_edits(word: str) -> int:
    return max((edits for letters, edits in _MAX_EDITS if len(word) >= letters), default=0)


def _population(area: NamedArea) -> int:
    return area.population if isinstance(area, Place) else 0
