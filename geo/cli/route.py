"""`python -m geo route`: the way by road between two places."""

import click

from geo.cli.output import print_text

_SOUTH_AND_WEST = {"ignore_unknown_options": True}  # "-121.31, 44.05" is a place, not an option


@click.command("route", context_settings=_SOUTH_AND_WEST, short_help="Tell the way by road between two places.")
@click.argument("origin")
@click.argument("destination")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: degrees, meters and seconds, the line as GeoJSON.")
def command(origin: str, destination: str, *, as_json: bool) -> None:
    """Tell the way from ORIGIN to DESTINATION, each a ZIP code, a town, a county, an address or "LAT, LON"."""
    from geo.cli import route_report as report  # noqa: PLC0415 - other commands need none of this

    found = report.find_route(origin, destination)
    print_text(report.as_json(found) if as_json else report.as_text(found))
