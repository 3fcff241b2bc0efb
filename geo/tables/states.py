"""Read the states, their ZIP codes and cities of other states, to recognize a location outside the region."""

from dataclasses import dataclass
from pathlib import Path

from geo.errors import TableError
from geo.tables.csv_reader import Column, read_table, truncated_repr
from geo.tables.manifest import verify

_RANGES = r"([0-9]{3}(-[0-9]{3})?( [0-9]{3}(-[0-9]{3})?)*)?"
STATE_COLUMNS = (
    Column(name="abbreviation", pattern="[A-Z]{2}", unique=True),
    Column(name="name", unique=True),
    Column(name="zips", pattern=_RANGES, may_be_empty=True),
)
CITY_COLUMNS = (Column(name="name", unique=True), Column(name="state"))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or province; `zips` has the ranges (first, last) of the first three digits of its ZIP codes."""

    abbreviation: str
    name: str
    zips: tuple[tuple[str, str], ...]

    def has_zip(self, code: str) -> bool:
        """Return whether the first three digits of `code` belong to this state."""
        return any(first <= code[:3] <= last for first, last in self.zips)


def read_states(path: Path) -> tuple[State, ...]:
    """Return the states in the table at `path`, in file order; raises `TableError` naming the row and column."""
    rows = read_table(path, STATE_COLUMNS).itertuples(index=False)
    verify(path)
    return tuple(State(abbreviation=str(code), name=str(name), zips=_ranges(str(zips))) for code, name, zips in rows)


def _ranges(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((part[:3], part[-3:]) for part in text.split())


def read_out_of_state_cities(path: Path, states: tuple[State, ...]) -> tuple[tuple[str, State], ...]:
    """Return the cities in the table at `path`, each with its state from `states`; raises `TableError`."""
    by_abbreviation = {state.abbreviation: state for state in states}
    rows = list(read_table(path, CITY_COLUMNS).itertuples(index=False))
    for number, (_, code) in enumerate(rows, start=2):
        if code not in by_abbreviation:
            raise TableError(path, f"{truncated_repr(code)} is not a state in states.csv.", row=number, column="state")
    verify(path)
    return tuple((str(name), by_abbreviation[str(code)]) for name, code in rows)
