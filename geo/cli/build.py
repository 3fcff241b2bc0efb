"""`python -m geo build SOURCE`: derive the tables under `data/` from the source data."""

from pathlib import Path

import click

from geo.cli.output import print_text
from geo.settings import Settings


@click.command("build", short_help="Derive the tables from the source data.")
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
def command(source: Path) -> None:
    """Write the derived tables (see data/README.md) from the folder SOURCE; a second run writes the same bytes."""
    from geo.pipeline import build  # noqa: PLC0415 - the app must not import the pipeline

    data = Settings.from_env().data
    for name in build(source, data):
        print_text(f"{name.removeprefix('build_')}: written to {data}.")
