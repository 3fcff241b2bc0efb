"""Which cities count after adding and dropping, and what is refused."""

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


def test_without_changes_the_list_counts(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    assert scenario(cities, gazetteer) == Scenario(cities=cities)


def test_added_places_come_last_and_dropped_cities_are_gone(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    found = scenario(cities, gazetteer, add=["la grande"], drop=["BURNS"])
    assert found.cities[-1].name == "La Grande"
    assert len(found.cities) == len(cities)
    assert [city.name for city in found.dropped] == ["Burns"]


def test_a_city_can_be_dropped_by_the_words_of_the_source(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    assert [city.name for city in scenario(cities, gazetteer, drop=["Corvalis OR"]).dropped] == ["Corvallis"]


@pytest.mark.parametrize(
    ("add", "drop", "sentence"),
    [
        pytest.param(["Xyzzyqq"], [], 'We can\'t find "Xyzzyqq" in Oregon', id="unknown-place"),
        pytest.param([], ["La Grande"], "'La Grande' is not on the list", id="not-listed"),
        pytest.param(["Burns"], [], "Burns is on the list already", id="listed-already"),
        pytest.param(["Saint Helens"], [], "Helens is on the list already", id="listed-in-other-letters"),
        pytest.param(["Burns"], ["Burns"], "Burns is on the list already", id="added-and-dropped"),
        pytest.param(["La Grande", "la grande"], [], "La Grande is given twice", id="added-twice"),
        pytest.param([], ["Burns", "burns"], "Burns is given twice", id="dropped-twice"),
        pytest.param(["La Grande"] * 101, [], "101 cities are added or dropped", id="too-many"),
    ],
)
def test_changes_that_make_no_sense_are_refused(
    cities: tuple[City, ...], gazetteer: Gazetteer, add: list[str], drop: list[str], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        scenario(cities, gazetteer, add=add, drop=drop)


def test_dropping_every_city_is_refused(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match="All 46 listed cities are dropped"):
        scenario(cities, gazetteer, drop=[city.name for city in cities])


def test_candidates_are_all_other_places_once(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    found = candidates(cities, gazetteer)
    assert len(found) == len({(city.name, city.county) for city in found}) == len(gazetteer.places) - len(cities)
    people = {(place.name, place.county): place.population for place in gazetteer.places}
    sizes = [people[city.name, city.county] for city in found]
    assert sizes == sorted(sizes, reverse=True)


def test_every_candidate_is_understood_by_its_name(cities: tuple[City, ...], gazetteer: Gazetteer) -> None:
    possible = candidates(cities, gazetteer)
    assert [scenario(cities, gazetteer, add=[city.name]).added[0] for city in possible] == list(possible)
