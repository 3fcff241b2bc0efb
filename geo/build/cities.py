"""Build the list of cities from the page that names them: its words, the place meant, the centre of the place."""

from pathlib import Path

from rapidfuzz import fuzz, process

from geo.build.write import degrees, write_csv
from geo.model import Region
from geo.naming import name_key
from geo.tables.cities import COLUMNS
from geo.tables.gazetteer import Place, read_gazetteer

_LEAST_ALIKE = 85  # of 100; "Corvalis" is 94 like Corvallis, and no two listed towns are 85 like one another


def build_cities(source: Path, data: Path) -> None:
    """Write `service_cities.csv` into the folder `data`, whose gazetteer must be there, in the page's order."""
    page = sorted((source.parent / "source").glob("*.txt"))[0]
    gazetteer = read_gazetteer(data)
    towns = {name_key(place.name): place for place in gazetteer.places if place.population}
    rows = [_row(words, towns, gazetteer.region) for words in listed_cities(page, gazetteer.region)]
    write_csv(data / "service_cities.csv", [column.name for column in COLUMNS], rows)


def listed_cities(page: Path, region: Region) -> list[str]:
    """Return the entries of the page's list, word for word: what follows 'in Oregon:', between semicolons."""
    _, _, tail = page.read_text(encoding="utf-8").rpartition(f" in {region.name}:")
    return [words.strip() for words in tail.split(";")]


def _row(words: str, towns: dict[str, Place], region: Region) -> list[str]:
    named = words.removesuffix(f" {region.abbreviation}")
    key = name_key(named)
    if key not in towns:
        best = process.extractOne(key, list(towns), scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE)
        key, named = best[0], towns[best[0]].name
    place = towns[key]
    return [words, named, place.county, degrees(place.point.lat), degrees(place.point.lon), "gazetteer"]
