"""Build the list of cities from the page that names them: its words, the place meant, the center of the place."""

from pathlib import Path

from geo.errors import GeocodingError
from geo.geocoding.providers.city_list import MANUAL, geocode_cities
from geo.geocoding.providers.city_table import Entry, read_entries, write_entries
from geo.geocoding.providers.offline import gazetteer_geocoder
from geo.models import Region
from geo.tables.gazetteer import read_gazetteer

FILE = "service_cities.csv"


def build_cities(source: Path, data: Path) -> None:
    """Write `service_cities.csv` into the folder `data`, whose gazetteer must be there.

    The page's entries come first, in its order; rows added by hand stay, below them. Where the page is missing, the
    rows of the table itself are gone through.
    """
    gazetteer = read_gazetteer(data)
    path = data / FILE
    old = {entry.listed_as: entry for entry in read_entries(path)} if path.exists() else {}
    listed = [
        _kept(old.get(words), words) for page in _pages(source) for words in listed_cities(page, gazetteer.region)
    ]
    added = [entry for entry in old.values() if entry.listed_as not in {entry.listed_as for entry in listed}]
    outcomes = list(geocode_cities([*listed, *added], gazetteer_geocoder(gazetteer), "gazetteer", gazetteer))
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    if faults:
        raise GeocodingError(" ".join(faults))
    write_entries(path, (outcome.entry for outcome in outcomes))


def listed_cities(page: Path, region: Region) -> list[str]:
    """Return the entries of the page's list, word for word: what follows 'in Oregon:', between semicolons."""
    _, _, tail = page.read_text(encoding="utf-8").rpartition(f" in {region.name}:")
    return [words.strip() for words in tail.split(";")]


def _pages(source: Path) -> list[Path]:
    return sorted((source.parent / "source").glob("*.txt"))[:1]


def _kept(old: Entry | None, words: str) -> Entry:
    return old if old is not None and old.position_from == MANUAL else Entry(listed_as=words)
