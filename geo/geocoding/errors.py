"""The error that carries locations; it is here because `geo.models`, which defines them, imports `geo.errors`."""

from collections.abc import Sequence

from geo.errors import InputError
from geo.models import Location


class AmbiguousPlaceError(InputError):
    """Several places match; geocode again with the label of one of `choices`, each of which is unambiguous."""

    def __init__(self, message: str, choices: Sequence[Location]) -> None:
        """Keep the candidates, the most likely first."""
        super().__init__(message)
        self.choices = tuple(choices)
