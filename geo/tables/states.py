"""Read the names and ZIP codes of the other states, to be able to say what lies outside the region, and where."""

from dataclasses import dataclass
from pathlib import Path

from geo.errors import TableError
from geo.tables.csv_reader import Column, read_table, truncated_repr

_RANGES = r"([0-9]{3}(-[0-9]{3})?( [0-9]{3}(-[0-9]{3})?)*)?"
STATE_COLUMNS = (
    Column(name="abbreviation", pattern="[A-Z]{2}", unique=True),
    Column(name="name", unique=True),
    Column(name="zips", pattern=_RANGES, may_be_empty=True),
)
ELSEWHERE_COLUMNS = (Column(name="name", unique=True), Column(name="state"))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or province; `zips` are the first three digits of its ZIP codes, as (first, last) of each range."""

    abbreviation: str
    name: str
    zips: tuple[tuple[str, str], ...]

    def has_zip(self, code: str) -> bool:
        """Return whether the five digits `code` begin like a ZIP code of this state."""
        return any(first <= code[:3] <= last for first, last in self.zips)


def read_states(path: Path) -> tuple[State, ...]:
    """Return the states in the table at `path`; raises `TableError` naming row and column at fault."""
    rows = read_table(path, STATE_COLUMNS).itertuples(index=False)
    return tuple(State(abbreviation=str(short), name=str(name), zips=_ranges(str(zips))) for short, name, zips in rows)


def _ranges(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((part[:3], part[-3:]) for part in text.split())


def read_out_of_state_cities(path: Path, states: tuple[State, ...]) -> tuple[tuple[str, State], ...]:
    """Return the cities outside the region that the table at `path` lists, each with its state of `states`."""
    known = {state.abbreviation: state for state in states}
    rows = list(read_table(path, ELSEWHERE_COLUMNS).itertuples(index=False))
    for number, (_, short) in enumerate(rows, start=2):
        if short not in known:
            raise TableError(path, f"{truncated_repr(short)} is no state of states.csv.", row=number, column="state")
    return tuple((str(name), known[str(short)]) for name, short in rows)
