"""`within-reach data`: keep the manifest of the tables."""

import click

from geo.cli.output import print_text
from geo.errors import TablesChangedError
from geo.settings import Settings
from geo.tables.manifest import MANIFEST, accept, differences


@click.group("data")
def command() -> None:
    """Check the tables against their manifest."""


@command.command("check", short_help="Compare every table with the manifest.")
@click.option("--accept", "accepted", is_flag=True, help="Record the tables as they are now.")
def check(*, accepted: bool) -> None:
    """Name every table whose content is not what manifest.csv records, and with --accept record the new content."""
    folder = Settings.from_env().data
    changed = differences(folder)
    for name, difference in changed.items():
        print_text(f"{name}: {difference}")
    if accepted:
        accept(folder)
        print_text(f"{folder / MANIFEST}: {len(changed)} changes recorded.")
    elif changed:
        raise TablesChangedError(f"{len(changed)} tables differ from {MANIFEST}.")
    else:
        print_text(f"Every table is as {MANIFEST} records it.")
