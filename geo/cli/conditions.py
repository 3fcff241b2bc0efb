"""Command: check what the condition panels say."""

from pathlib import Path

import click

from geo.cli.output import print_text
from geo.conditions.check import check_conditions
from geo.errors import ConditionsFaultyError
from geo.settings import Settings


@click.group(name="conditions")
def command() -> None:
    """Look after the condition panels."""


@command.command(name="check")
@click.option(
    "--source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The text of the source page, to find words copied from it.",
)
def check(source: Path | None) -> None:
    """Check front matter, sources, numbers, links, forbidden facts, copied words and reading level."""
    text = None if source is None else source.read_text(encoding="utf-8", errors="replace")
    findings = check_conditions(Settings.from_env().data / "conditions", source=text)
    for finding in findings:
        print_text(str(finding))
    if findings:
        count = f"{len(findings)} fault" + "s" * (len(findings) > 1)
        raise ConditionsFaultyError(f"{count} found in the condition panels.")
    copied = "" if text is None else ", and no eight words in a row shared with the source page"
    print_text(f"No fault found in the condition panels{copied}.")
