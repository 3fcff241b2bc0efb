"""Build the list of cities from the page that names them: its text, the place it means and the place's center."""

from pathlib import Path

from geo.errors import GeocodingError
from geo.geocoding.providers.city_list import MANUAL, CityEntry, geocode_cities, read_entries, write_entries
from geo.geocoding.providers.offline import gazetteer_geocoder
from geo.models import Region
from geo.tables.gazetteer import read_gazetteer

FILE = "service_cities.csv"


def build_cities(source: Path, data: Path) -> None:
    """Write `service_cities.csv` to the folder `data`, which must already contain the gazetteer.

    The page's entries come first, in its order; rows that were added manually follow. Without the page, the rows of
    the existing table are geocoded again.
    """
    gazetteer = read_gazetteer(data)
    path = data / FILE
    existing = {entry.listed_as: entry for entry in read_entries(path)} if path.exists() else {}
    listed = [
        _keep_manual(existing.get(text), text)
        for page in _pages(source)
        for text in listed_cities(page, gazetteer.region)
    ]
    added = [entry for entry in existing.values() if entry.listed_as not in {entry.listed_as for entry in listed}]
    outcomes = list(geocode_cities([*listed, *added], gazetteer_geocoder(gazetteer), "gazetteer", gazetteer))
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    if faults:
        raise GeocodingError(" ".join(faults))
    write_entries(path, (outcome.entry for outcome in outcomes))


def listed_cities(page: Path, region: Region) -> list[str]:
    """Return the entries of the page's list, word for word: the text after 'in Oregon:', split at semicolons."""
    _, _, tail = page.read_text(encoding="utf-8").rpartition(f" in {region.name}:")
    return [text.strip() for text in tail.split(";")]


def _pages(source: Path) -> list[Path]:
    return sorted((source.parent / "source").glob("*.txt"))[:1]


def _keep_manual(existing: CityEntry | None, text: str) -> CityEntry:
    return existing if existing is not None and existing.position_from == MANUAL else CityEntry(listed_as=text)
