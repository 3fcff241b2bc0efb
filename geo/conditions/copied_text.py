"""Find passages copied from another text: sequences of eight words (8-grams) that both texts contain."""

import re
from collections.abc import Iterator

NGRAM_WORDS = 8


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, without punctuation."""
    return re.findall(r"[a-z0-9]+", re.sub(r"(?<=\w)['\u2019](?=\w)", "", text.lower()))


def ngrams(text: str) -> Iterator[str]:
    """Yield each sequence of eight consecutive words in `text`."""
    tokens = words(text)
    for start in range(len(tokens) - NGRAM_WORDS + 1):
        yield " ".join(tokens[start : start + NGRAM_WORDS])


def shared_ngrams(text: str, other: str) -> list[str]:
    """Return the sequences of eight words that are in both texts, in the order of `text`, without duplicates."""
    in_other = set(ngrams(other))
    return list(dict.fromkeys(ngram for ngram in ngrams(text) if ngram in in_other))
