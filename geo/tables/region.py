"""Read the state that the tables cover."""

import tomllib
from pathlib import Path

from geo.errors import TableError
from geo.models import Region
from geo.tables.csv_reader import read_file, short_reason, truncated_repr, unreadable
from geo.tables.manifest import verify

_KEYS = ("name", "abbreviation", "fips")


def read_region(path: Path) -> Region:
    """Return the region that the TOML file at `path` describes; raises `TableError` naming the key at fault."""
    try:
        values = tomllib.loads(read_file(path).decode())
    except OSError as error:
        raise unreadable(path, error) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TableError(path, f"the file is not TOML ({short_reason(error)}).") from error
    for key in _KEYS:
        if not isinstance(values.get(key), str) or not values[key].strip():
            raise TableError(path, f"{key} is {truncated_repr(values.get(key))}; it must be text in quotation marks.")
    verify(path)
    return Region(**{key: values[key].strip() for key in _KEYS})
