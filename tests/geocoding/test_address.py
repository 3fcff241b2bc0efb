"""Without a street map an address is located at its ZIP code or town, and a notice says so."""

import pytest

from geo.geocoding import geocode
from geo.tables.gazetteer import Gazetteer

NOTICE = "Street-level lookup isn't set up on this site, so the starting point is the center of {}."


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("123 Main St Apt 4, Bend, OR 97701", "ZIP 97701 (Bend)"),
        ("123 Main St #4, Bend OR 97701-1234", "ZIP 97701 (Bend)"),
        ("2730 SW Moody Ave Portland Oregon 97201", "ZIP 97201 (Portland)"),
        ("RR 2 Box 45 Halfway OR 97834", "ZIP 97834 (Halfway)"),
        ("12 Main St, Baker, OR 97814", "ZIP 97814 (Baker City)"),
    ],
)
def test_an_address_is_located_at_its_zip_code(text: str, label: str, oregon: Gazetteer) -> None:
    result = geocode(text, oregon)
    assert (result.location.label, result.location.precision) == (label, "zip")
    assert result.notice == NOTICE.format(label.replace("ZIP", "ZIP code"))


@pytest.mark.parametrize(
    "text", ["PO Box 12, Fossil OR", "P.O. Box 12 Fossil, OR 97830", "POB 12, Fossil 97830", "po box #12 fossil"]
)
def test_a_post_office_box_means_the_town_of_its_post_office(text: str, oregon: Gazetteer) -> None:
    result = geocode(text, oregon)
    assert (result.location.label, result.location.precision) == ("Fossil", "place")
    assert result.notice == "A P.O. box isn't a street address, so the starting point is the center of Fossil."


def test_the_radius_of_a_post_office_box_holds_for_the_whole_zip_code(oregon: Gazetteer) -> None:
    box = geocode("PO Box 12, Merlin, OR 97532", oregon).location
    assert box.radius_m == geocode("97532", oregon).location.radius_m > geocode("Merlin", oregon).location.radius_m


def test_a_street_beside_a_post_office_box_is_the_address(oregon: Gazetteer) -> None:
    assert geocode("2 Marine Drive, PO Box 1059, Boardman, OR 97818", oregon).location.label == "ZIP 97818 (Boardman)"


@pytest.mark.parametrize(
    ("text", "town"),
    [
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
def test_an_address_without_zip_code_is_located_at_its_town(text: str, town: str, oregon: Gazetteer) -> None:
    result = geocode(text, oregon)
    assert (result.location.label, result.location.precision, result.notice) == (town, "place", NOTICE.format(town))
