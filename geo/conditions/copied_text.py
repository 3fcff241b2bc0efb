"""Find words taken over from another text: runs of eight that both share."""

import re
from collections.abc import Iterator

RUN = 8


def words(text: str) -> list[str]:
    """Return the words of `text`, lower-case, without punctuation."""
    return re.findall(r"[a-z0-9]+", re.sub(r"(?<=\w)['\u2019](?=\w)", "", text.lower()))


def runs(text: str) -> Iterator[str]:
    """Yield each run of eight words in `text`."""
    found = words(text)
    for start in range(len(found) - RUN + 1):
        yield " ".join(found[start : start + RUN])


def shared_runs(text: str, other: str) -> list[str]:
    """Return the runs of eight words that stand in both texts, in the order of the first, each once."""
    theirs = set(runs(other))
    return list(dict.fromkeys(run for run in runs(text) if run in theirs))
