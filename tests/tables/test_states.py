"""A ZIP code belongs to the state whose ranges contain its first three digits."""

import pytest

from geo.tables.states import State

STATE = State(abbreviation="WA", name="Washington", zips=(("980", "994"), ("978", "978")))


@pytest.mark.parametrize(
    ("code", "belongs"),
    [
        ("97999", False),
        ("98000", True),
        ("99499", True),
        ("99500", False),
        ("97799", False),
        ("97850", True),
        ("97900", False),
    ],
)
def test_both_ends_of_a_range_belong_to_it(code: str, belongs: bool) -> None:  # noqa: FBT001 - a parameter of the case
    assert STATE.has_zip(code) is belongs
