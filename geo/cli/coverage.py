"""`python -m geo coverage`: how many people live how far from a listed city, and the best new locations."""

import json

import click
from click.core import ParameterSource

from geo.cli import coverage_bands, coverage_siting
from geo.cli.output import print_text
from geo.coverage.limits import DEFAULT_LIMITS

_DEFAULT_BANDS = ",".join(f"{limit:g}" for limit in DEFAULT_LIMITS)
_OBJECTIVES = "Objective: most people within the threshold, lowest average drive, or shortest worst-case drive."
_add = click.option("--add", multiple=True, metavar="PLACE", help="Include this place as well; may be repeated.")
_drop = click.option("--drop", multiple=True, metavar="CITY", help="Leave out this listed city; may be repeated.")
_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group("coverage", invoke_without_command=True, short_help="Count people by drive time to a listed city.")
@click.option(
    "--minutes",
    default=_DEFAULT_BANDS,
    show_default=True,
    metavar="LIST",
    help="Drive-time bands: their upper limits in minutes.",
)
@click.option(
    "--by",
    type=click.Choice(["county", "state"]),
    default="county",
    show_default=True,
    help="Print a row for each county, or one for the state.",
)
@_add
@_drop
@_as_json
@click.pass_context
def command(
    context: click.Context, minutes: str, by: str, add: tuple[str, ...], drop: tuple[str, ...], *, as_json: bool
) -> None:
    """Count residents (2020 census) by drive time to the nearest listed city.

    Each resident is in exactly one band; the last band is over every limit. Drive times are without traffic.
    """
    if context.invoked_subcommand is not None:
        _reject_misplaced_options(context)
        return
    report = coverage_bands.coverage(minutes=minutes, by=by, add=add, drop=drop)
    print_text(
        json.dumps(coverage_bands.as_json(report), ensure_ascii=False) if as_json else coverage_bands.as_text(report)
    )


def _reject_misplaced_options(context: click.Context) -> None:
    """Raise a usage error for options before the subcommand, which would otherwise be ignored silently."""
    typed = [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if typed:
        option = f"--{typed[0].removeprefix('as_')}"
        raise click.UsageError(f"{option} comes before {context.invoked_subcommand!r}. Put it after.")


@command.command("best", short_help="Find the best new locations.")
@click.option("--k", type=click.IntRange(1, 5), default=3, show_default=True, help="How many locations.")
@click.option("--minutes", default="60", show_default=True, help="Threshold: drive time in minutes.")
@click.option(
    "--goal", type=click.Choice(["people", "mean", "worst"]), default="people", show_default=True, help=_OBJECTIVES
)
@_add
@_drop
@_as_json
def best(k: int, minutes: str, goal: str, add: tuple[str, ...], drop: tuple[str, ...], *, as_json: bool) -> None:
    """Find the best new locations among all places that are not listed, with an exact solver."""
    report = coverage_siting.best(k=k, minutes=minutes, goal=goal, add=add, drop=drop)
    print_text(
        json.dumps(coverage_siting.as_json(report), ensure_ascii=False) if as_json else coverage_siting.as_text(report)
    )
