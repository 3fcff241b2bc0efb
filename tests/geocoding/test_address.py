"""Without a street map an address counts as its ZIP code, else as its town, and that is said."""

import pytest

from geo.geocoding import geocode
from geo.tables.gazetteer import Gazetteer

SENTENCE = "There is no street map here, so this is measured from the middle of {}."


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("123 Main St Apt 4, Bend, OR 97701", "ZIP 97701 (Bend)"),
        ("123 Main St #4, Bend OR 97701-1234", "ZIP 97701 (Bend)"),
        ("2730 SW Moody Ave Portland Oregon 97201", "ZIP 97201 (Portland)"),
        ("RR 2 Box 45 Halfway OR 97834", "ZIP 97834 (Halfway)"),
        ("12 Main St, Baker, OR 97814", "ZIP 97814 (Baker City)"),
    ],
)
def test_an_address_counts_as_its_zip_code(typed: str, label: str, oregon: Gazetteer) -> None:
    found = geocode(typed, oregon)
    assert (found.location.label, found.location.precision) == (label, "zip")
    assert found.notice == SENTENCE.format(label.replace("ZIP", "ZIP code"))


@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("PO Box 12, Fossil OR", "Fossil"),
        ("HC 63 Box 12, Burns OR", "Burns"),
        ("59800 Hwy 242 Sisters", "Sisters"),
        ("12 NW Wall St Bend", "Bend"),
        ("12345 SW Canyon Rd, Beaverton", "Beaverton"),
        ("1200 NE 7th St Grants Pass", "Grants Pass"),
        ("275 Strand Street, St. Helens", "St. Helens"),
        ("St. Helens, 275 Strand Street", "St. Helens"),
        ("123 Main St, Corvalis OR", "Corvallis"),
        ("123 Main St Corvalis OR", "Corvallis"),
        ("corner of 3rd and Greenwood, Bend", "Bend"),
    ],
)
def test_an_address_without_zip_code_counts_as_its_town(typed: str, town: str, oregon: Gazetteer) -> None:
    found = geocode(typed, oregon)
    assert (found.location.label, found.location.precision, found.notice) == (town, "place", SENTENCE.format(town))
