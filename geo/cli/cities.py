"""`python -m geo cities geocode`: find, check and store the position of every listed city."""

import sys
from contextlib import closing
from functools import partial

import click

from geo.cli.output import print_text
from geo.errors import GeocodingError
from geo.formatting import format_miles
from geo.geocoding.providers.cache import GeocodeCache
from geo.geocoding.providers.city_list import Outcome, geocode_cities, read_entries, write_entries
from geo.geocoding.providers.online import PROVIDERS, build_provider
from geo.geocoding.providers.retry import RetryPolicy
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
@click.option("--yes", is_flag=True, help="Accept positions far from the known ones without a question.")
def geocode(name: str, *, yes: bool) -> None:
    """Fill in name, county and position of every row of service_cities.csv; 'manual' positions are only checked.

    A position more than 2 km from the known one is taken only after a question on the terminal, or with --yes.

    Results are cached (GEO_CACHE), so a second run sends no requests and an interrupted run continues where it
    stopped.
    """
    settings = Settings.from_env()
    path = settings.data / "service_cities.csv"
    gazetteer, entries = read_gazetteer(settings.data), read_entries(path)
    policy = RetryPolicy(announce=partial(print_text, error=True))
    provider = build_provider(name, settings, gazetteer, policy)
    with closing(GeocodeCache(settings.cache)) as cache:
        results = geocode_cities(entries, cache.wrap(provider), provider.name, gazetteer)
        with click.progressbar(
            results, length=len(entries), label="Geocoding", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as progress:
            outcomes = _confirmed(list(progress), yes=yes)
    write_entries(path, (outcome.entry for outcome in outcomes))
    print_text(f"{len(outcomes)} cities, {cache.requests} requested now, the rest from {cache.path}.")
    _report(outcomes)


def _confirmed(outcomes: list[Outcome], *, yes: bool) -> list[Outcome]:
    """Return the outcomes; far moves are undone unless `yes` or the answer to a question on a terminal allows them."""
    far = [outcome for outcome in outcomes if outcome.is_far_move]
    if not far or yes:
        return outcomes
    if sys.stdin is not None and sys.stdin.isatty():
        for outcome in far:
            print_text(
                f"{outcome.entry.listed_as}: {format_miles(outcome.moved_m)} from the known position", error=True
            )
        if click.confirm(f"Move {len(far)} of {len(outcomes)} cities?", err=True):
            return outcomes
    return [outcome.unmoved() if outcome.is_far_move else outcome for outcome in outcomes]


def _report(outcomes: list[Outcome]) -> None:
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    for fault in faults:
        print_text(fault)
    if faults:
        raise GeocodingError(f"{len(faults)} of {len(outcomes)} cities have no new position; their rows are unchanged.")
