"""`python -m geo nearest`: the listed cities that are reached soonest from a ZIP code, a town or an address."""

import click

from geo.cli.output import print_text

_SOUTH_AND_WEST = {"ignore_unknown_options": True}  # "-121.31, 44.05" is a place, not an option


@click.command("nearest", context_settings=_SOUTH_AND_WEST, short_help="Name the listed cities nearest by road.")
@click.argument("query")
@click.option("--limit", type=click.IntRange(min=1), help="How many cities.  [default: 5]")
@click.option("--rank", type=click.Choice(["time", "distance"]), default="time", show_default=True, help="What counts.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: degrees, meters and seconds.")
def command(query: str, limit: int | None, rank: str, *, as_json: bool) -> None:
    """Name the listed cities nearest by road to QUERY: a ZIP code, a town, a county, an address or "LAT, LON"."""
    from geo.cli import nearest_report as report  # noqa: PLC0415 - other commands need none of this

    found = report.find(query, limit=limit, rank=rank)
    print_text(report.as_json(found) if as_json else report.as_text(found))
