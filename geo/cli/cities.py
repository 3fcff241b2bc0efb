"""`python -m geo cities geocode`: find, check and store the position of every listed city."""

import sys
from contextlib import closing

import click

from geo.cli.output import print_text
from geo.errors import GeocodingError
from geo.geocoding.providers.cache import GeocodeCache
from geo.geocoding.providers.city_list import Outcome, geocode_cities, read_entries, write_entries
from geo.geocoding.providers.online import PROVIDERS, build_provider
from geo.settings import Settings
from geo.tables.gazetteer import read_gazetteer


@click.group("cities", short_help="Manage the city list.")
def command() -> None:
    """Manage the city list."""


@command.command("geocode", short_help="Find and check the position of every listed city.")
@click.option(
    "--provider",
    "name",
    type=click.Choice(PROVIDERS),
    default="gazetteer",
    show_default=True,
    help="Geocoding provider; nominatim and photon need the network and an address (GEO_NOMINATIM, GEO_PHOTON).",
)
def geocode(name: str) -> None:
    """Fill in name, county and position of every row of service_cities.csv; 'manual' positions are only checked.

    Results are cached (GEO_CACHE), so a second run sends no requests and an interrupted run continues where it
    stopped.
    """
    settings = Settings.from_env()
    path = settings.data / "service_cities.csv"
    gazetteer, entries = read_gazetteer(settings.data), read_entries(path)
    provider = build_provider(name, settings, gazetteer)
    with closing(GeocodeCache(settings.cache)) as cache:
        results = geocode_cities(entries, cache.wrap(provider), provider.name, gazetteer)
        with click.progressbar(
            results, length=len(entries), label="Geocoding", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as progress:
            outcomes = list(progress)
    write_entries(path, (outcome.entry for outcome in outcomes))
    print_text(f"{len(outcomes)} cities, {cache.requests} requested now, the rest from {cache.path}.")
    _report(outcomes)


def _report(outcomes: list[Outcome]) -> None:
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    for fault in faults:
        print_text(fault)
    if faults:
        raise GeocodingError(f"{len(faults)} of {len(outcomes)} cities have no new position; their rows are unchanged.")
