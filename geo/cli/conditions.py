"""Command `conditions check`: find problems in the content of the condition panels."""

from pathlib import Path

import click

from geo.cli.output import print_text
from geo.conditions.check import check_conditions
from geo.errors import ConditionsFaultyError
from geo.settings import Settings


@click.group(name="conditions")
def command() -> None:
    """Manage the condition panels."""


@command.command(name="check", short_help="Check the condition panels.")
@click.option(
    "--source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Text file with the source page; reports sentences copied from it.",
)
def check(source: Path | None) -> None:
    """Check front matter, links, citations, forbidden patterns, copied text and reading level."""
    text = None if source is None else source.read_text(encoding="utf-8", errors="replace")
    findings = check_conditions(Settings.from_env().data / "conditions", source=text)
    for finding in findings:
        print_text(str(finding))
    if findings:
        count = f"{len(findings)} problem" + "s" * (len(findings) > 1)
        raise ConditionsFaultyError(f"{count} found in the condition panels.")
    copied = "" if text is None else ", and no text copied from the source page"
    print_text(f"No problems found in the condition panels{copied}.")
