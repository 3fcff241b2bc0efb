"""`python -m geo cities geocode`: find, check and keep the position of every city on the list."""

from contextlib import closing

import click
from tqdm import tqdm

from geo.cli.output import print_text
from geo.errors import GeocodingError
from geo.geocoding.providers.cache import AnswerCache
from geo.geocoding.providers.city_list import Outcome, geocode_cities
from geo.geocoding.providers.city_table import read_entries, write_entries
from geo.geocoding.providers.online import PROVIDERS, build_provider
from geo.settings import Settings
from geo.tables.gazetteer import read_gazetteer


@click.group("cities", short_help="Look after the list of cities.")
def command() -> None:
    """Look after the list of cities."""


@command.command("geocode", short_help="Find and check the position of every listed city.")
@click.option(
    "--provider",
    "name",
    type=click.Choice(PROVIDERS),
    default="gazetteer",
    show_default=True,
    help="Whom to ask; all but the gazetteer need the network and an address (GEO_NOMINATIM, GEO_PHOTON).",
)
def geocode(name: str) -> None:
    """Fill in name, county and position of every row of service_cities.csv; positions 'by hand' are only checked.

    Answers are kept (GEO_CACHE), so a second run asks for nothing and a run that was stopped goes on where it was.
    """
    settings = Settings.from_env()
    path = settings.data / "service_cities.csv"
    gazetteer, entries = read_gazetteer(settings.data), read_entries(path)
    provider = build_provider(name, settings, gazetteer)
    with closing(AnswerCache(settings.cache)) as cache:
        turns = geocode_cities(entries, cache.remembering(provider), provider.name, gazetteer)
        outcomes = list(tqdm(turns, total=len(entries), desc="Geocoding", unit="city"))
    write_entries(path, (outcome.entry for outcome in outcomes))
    print_text(f"{len(outcomes)} cities, {cache.asked} asked for now, the rest from {cache.path}.")
    _report(outcomes)


def _report(outcomes: list[Outcome]) -> None:
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    for fault in faults:
        print_text(fault)
    if faults:
        raise GeocodingError(
            f"{len(faults)} of {len(outcomes)} cities have no new position; their rows stay as they were."
        )
