"""Every error raised on purpose: one family, each saying what its reader can do.

A message is one sentence or two with the offending value in it and ends in a full stop. Errors that are also a
`ValueError` are the asker's to mend (exit status 2); the others are the world's (exit status 1). The one that carries
locations, `AmbiguousPlaceError`, stands in `geo.locate`.
"""

from pathlib import Path

_LONGEST_KEY = 60  # characters: a key may be as long as its file


class WithinReachError(Exception):
    """Base of all deliberate errors; its text may be shown to a visitor."""


class TableError(WithinReachError, ValueError):
    """A data file cannot be used; mend the row and column it names, or rebuild the tables."""

    def __init__(self, path: Path, fault: str, *, row: int | None = None, column: str | None = None) -> None:
        """Say where in `path` the fault is; `row` counts lines of the file, the header being 1."""
        self.path, self.fault, self.row, self.column = path, fault, row, column
        where = [path.name]
        if row is not None:
            where.append(f"row {row}")
        if column is not None:
            where.append(f"column {column}")
        super().__init__(f"{', '.join(where)}: {fault}")


class SettingError(WithinReachError, ValueError):
    """An environment variable holds something unusable; correct or unset it."""


class InputError(WithinReachError, ValueError):
    """What somebody typed cannot be used; type something else."""


class NotUnderstoodError(InputError):
    """The text is no ZIP code, place, county, address or pair of coordinates that is known."""


class OutsideRegionError(InputError):
    """The text was understood and lies outside the region the tables cover."""


class RoutingError(WithinReachError):
    """No answer by road."""


class RouteNotFoundError(RoutingError, LookupError):
    """The router answered, and there is no way by road between the two points."""


class RouterUnavailableError(RoutingError, OSError):
    """The routing service did not answer usably; another router, or a later try, might."""


class DatasetError(WithinReachError):
    """Roads could not be written for, or prepared by, another program; install or mend what the message names."""


class GeocodingError(WithinReachError):
    """A geocoding provider failed or answered with something unusable; try again later."""


class ConditionError(WithinReachError, ValueError):
    """A condition panel cannot be used; mend the key it names in the file it names."""

    def __init__(self, path: Path, fault: str, *, key: str | None = None) -> None:
        """Say where in `path` the fault is; `key` is one of its front matter, or a heading of its text."""
        self.path, self.fault, self.key = path, fault, key and key[:_LONGEST_KEY]
        super().__init__(f"{path.name}{f', key {self.key}' if self.key else ''}: {fault}")


class ConditionsFaultyError(WithinReachError):
    """The condition panels can be read and break a promise; mend what the findings name."""
