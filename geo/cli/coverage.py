"""`python -m geo coverage`: how many people live how far from a listed city, and which places to add next."""

import json

import click
from click.core import ParameterSource

from geo.cli.output import print_text
from geo.coverage.limits import DEFAULT_LIMITS

_STANDARD = ",".join(f"{limit:g}" for limit in DEFAULT_LIMITS)
_add = click.option("--add", multiple=True, metavar="PLACE", help="Count this place as well; may be repeated.")
_drop = click.option("--drop", multiple=True, metavar="CITY", help="Do not count this listed city; may be repeated.")
_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_GOALS = "Most people within the limit, lowest mean time, or lowest longest time."


@click.group("coverage", invoke_without_command=True, short_help="Count the people by minutes to a listed city.")
@click.option(
    "--minutes", default=_STANDARD, show_default=True, metavar="LIST", help="Upper limits of the bands, any order."
)
@click.option("--by", type=click.Choice(["county", "state"]), default="county", show_default=True, help="Rows.")
@_add
@_drop
@_as_json
@click.pass_context
def command(
    context: click.Context, minutes: str, by: str, add: tuple[str, ...], drop: tuple[str, ...], *, as_json: bool
) -> None:
    """Count the residents (census of 2020) by the minutes' drive to the nearest listed city.

    Everybody is in exactly one band; the last one is beyond every limit. Drives are without traffic.
    """
    if context.invoked_subcommand is not None:
        _refuse_misplaced(context)
        return
    from geo.cli import coverage_bands as report  # noqa: PLC0415 - other commands need none of this

    found = report.coverage(minutes=minutes, by=by, add=add, drop=drop)
    print_text(json.dumps(report.as_json(found), ensure_ascii=False) if as_json else report.as_text(found))


def _refuse_misplaced(context: click.Context) -> None:
    """Raise a usage error for options before the word `best`, which would silently count for nothing."""
    typed = [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if typed:
        name = typed[0].removeprefix("as_")
        raise click.UsageError(f"--{name} stands before {context.invoked_subcommand}; put it behind.")


@command.command("best", short_help="Name the best next places.")
@click.option("--k", type=click.IntRange(1, 5), default=3, show_default=True, help="How many places.")
@click.option("--minutes", default="60", show_default=True, help="The limit that people shall live within.")
@click.option(
    "--goal", type=click.Choice(["people", "mean", "worst"]), default="people", show_default=True, help=_GOALS
)
@_add
@_drop
@_as_json
def best(k: int, minutes: str, goal: str, add: tuple[str, ...], drop: tuple[str, ...], *, as_json: bool) -> None:
    """Name the places, of all in the tables that are not listed, that are best to add, proven by an exact solver."""
    from geo.cli import coverage_siting as report  # noqa: PLC0415 - as above

    found = report.best(k=k, minutes=minutes, goal=goal, add=add, drop=drop)
    print_text(json.dumps(report.as_json(found), ensure_ascii=False) if as_json else report.as_text(found))
