"""The one error that carries locations, so it stands here: what it is made of must not lead back to `geo.errors`."""

from collections.abc import Sequence

from geo.errors import InputError
from geo.models import Location


class AmbiguousPlaceError(InputError):
    """Several places fit; ask again with one of `choices`, each of whose labels is understood as typed."""

    def __init__(self, message: str, choices: Sequence[Location]) -> None:
        """Keep the candidates, likeliest first."""
        super().__init__(message)
        self.choices = tuple(choices)
