"""The included cities after adding and dropping, and the changes that are rejected."""

import pytest

from geo.coverage.scenario import Scenario, candidates, scenario
from geo.errors import InputError
from geo.models import City
from geo.settings import SHIPPED_DATA
from geo.tables.cities import read_cities
from geo.tables.gazetteer import Gazetteer, read_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return read_gazetteer(SHIPPED_DATA)


@pytest.fixture(scope="module")
def cities() -> tuple[City, ...]:
    return read_cities(SHIPPED_DATA / "service_cities.csv")


def test_without_changes_the_listed_cities_are_included(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    assert scenario(cities, gazetteer) == Scenario(cities=cities)


def test_added_places_come_last_and_dropped_cities_are_gone(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    changed = scenario(cities, gazetteer, add=["la grande"], drop=["BURNS"])
    assert changed.cities[-1].name == "La Grande"
    assert len(changed.cities) == len(cities)
    assert [city.name for city in changed.dropped] == ["Burns"]


def test_a_city_can_be_dropped_by_its_name_in_the_source(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    assert [city.name for city in scenario(cities, gazetteer, drop=["Corvalis OR"]).dropped] == ["Corvallis"]


@pytest.mark.parametrize(
    ("add", "drop", "sentence"),
    [
        pytest.param(["Xyzzyqq"], [], "Xyzzyqq", id="unknown-place"),
        pytest.param([], ["La Grande"], "'La Grande' is not on the list", id="not-listed"),
        pytest.param(["Burns"], [], "Burns is already on the list", id="listed-already"),
        pytest.param(["Saint Helens"], [], "Helens is already on the list", id="listed-in-another-spelling"),
        pytest.param(["Burns"], ["Burns"], "Burns is already on the list", id="added-and-dropped"),
        pytest.param(["La Grande", "la grande"], [], "La Grande is duplicated", id="added-twice"),
        pytest.param([], ["Burns", "burns"], "Burns is duplicated", id="dropped-twice"),
        pytest.param(["La Grande"] * 101, [], "101 cities were added or dropped", id="too-many"),
    ],
)
def test_invalid_changes_are_rejected(
    cities: tuple[City, ...], gazetteer: Gazetteer, add: list[str], drop: list[str], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        scenario(cities, gazetteer, add=add, drop=drop)


def test_dropping_every_city_is_rejected(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match="All 46 listed cities were dropped"):
        scenario(cities, gazetteer, drop=[city.name for city in cities])


def test_candidates_are_all_other_places_once_the_largest_first(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    possible = candidates(cities, gazetteer)
    assert len(possible) == len({(city.name, city.county) for city in possible}) == len(gazetteer.places) - len(cities)
    people = {(place.name, place.county): place.population for place in gazetteer.places}
    sizes = [people[city.name, city.county] for city in possible]
    assert sizes == sorted(sizes, reverse=True)


def test_every_candidate_can_be_added_by_its_name(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    possible = candidates(cities, gazetteer)
    assert [scenario(cities, gazetteer, add=[city.name]).added[0] for city in possible] == list(possible)
