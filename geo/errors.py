"""The project's exceptions: one family, each of whose messages says what is wrong and what to do.

A message is one or two sentences with the offending value and ends in a period. An error that is also a `ValueError`
can be corrected by the user (exit status 2); the others are failures of the environment (exit status 1). The error
that carries locations, `AmbiguousPlaceError`, is in `geo.geocoding.errors`.
"""

from pathlib import Path

_MAX_KEY_LENGTH = 60  # characters: a key may be as long as its file


class WithinReachError(Exception):
    """Base class of the project's exceptions; the message may be shown to a visitor."""


class TableError(WithinReachError, ValueError):
    """A data file is unusable; correct the row and column it names, or rebuild the tables."""

    def __init__(self, path: Path, fault: str, *, row: int | None = None, column: str | None = None) -> None:
        """Locate `fault` in the file at `path`; `row` counts the lines of the file, and the header is row 1."""
        self.path, self.fault, self.row, self.column = path, fault, row, column
        where = [path.name]
        if row is not None:
            where.append(f"row {row}")
        if column is not None:
            where.append(f"column {column}")
        super().__init__(f"{', '.join(where)}: {fault}")


class SettingError(WithinReachError, ValueError):
    """An environment variable has an unusable value; correct or unset it."""


class InputError(WithinReachError, ValueError):
    """The user's input cannot be used; enter something else."""


class NotUnderstoodError(InputError):
    """The text is not a known ZIP code, place, county, address or pair of coordinates."""


class OutsideRegionError(InputError):
    """The location is known and lies outside the region that the tables cover."""


class RoutingError(WithinReachError):
    """No route could be calculated."""


class RouteNotFoundError(RoutingError, LookupError):
    """The router responded that no road connects the two points."""


class RouterUnavailableError(RoutingError, OSError):
    """The routing service did not respond correctly; try another router, or try again later."""


class DatasetError(WithinReachError):
    """Roads could not be exported or prepared for another program; install or correct what the message names."""


class GeocodingError(WithinReachError):
    """A geocoding provider failed or returned an unusable response; try again later."""


class ConditionError(WithinReachError, ValueError):
    """A condition panel is unusable; correct the key it names in the file it names."""

    def __init__(self, path: Path, fault: str, *, key: str | None = None) -> None:
        """Locate `fault` in the file at `path`; `key` is a key of its front matter or a heading of its text."""
        self.path, self.fault, self.key = path, fault, key and key[:_MAX_KEY_LENGTH]
        super().__init__(f"{path.name}{f', key {self.key}' if self.key else ''}: {fault}")


class ConditionsFaultyError(WithinReachError):
    """The condition panels are readable but break a rule; correct what the findings name."""


class TablesChangedError(WithinReachError):
    """Tables differ from their manifest; restore them, or accept the change."""
