"""`python -m geo batch IN.csv OUT.csv --column address`: the nearest listed city for every row of a file."""

import io
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import click

from geo.atomic_file import replace_file
from geo.batch.lookup import RowLookup
from geo.batch.run import Progress, run
from geo.cli.output import print_text, writing
from geo.errors import InputError
from geo.geocoding.addresses import open_index
from geo.routing.routers import city_router
from geo.settings import Settings
from geo.tables.atlas import read_atlas


@click.command("batch", short_help="Look up every row of a CSV file.")
@click.argument("source", metavar="IN.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("target", metavar="OUT.csv", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--column",
    "columns",
    multiple=True,
    required=True,
    metavar="NAME",
    help="Location column: ZIP codes, towns, addresses or coordinates. Repeat it if a location fills several columns.",
)
def command(source: Path, target: Path, columns: tuple[str, ...]) -> None:
    """Write IN.csv to OUT.csv, each row followed by nearest city, minutes, miles, precision, notice and reason.

    Drives use the built-in road network. Rows without a result give the reason. The file is streamed, so it can be
    of any size, and no copy of it is kept.
    """
    progress = write_results(source, target, columns)
    rows = f"{progress.rows:,} row{'s' * (progress.rows != 1)}"
    print_text(f"Wrote {rows} to {target}; {progress.failed:,} without a result (see column 'reason').")


def write_results(source: Path, target: Path, columns: Sequence[str]) -> Progress:
    """Write the rows of `source` with their results to `target`: the whole file, or nothing.

    Raises `InputError` for a source that cannot be used or a target that cannot be written.
    """
    with writing(target):
        if target.exists() and source.samefile(target):
            raise InputError(f"{target.name} is the input file. Choose another name for the results.")
        with source.open("rb") as rows, replace_file(target) as file:
            results = io.TextIOWrapper(file, encoding="utf-8", newline="")
            try:
                (progress,) = deque(run(rows, results, columns, _row_lookup().look_up), maxlen=1)
            finally:
                results.detach()  # which flushes it
    return progress


def _row_lookup() -> RowLookup:
    settings = Settings.from_env()
    atlas = read_atlas(settings.data)
    return RowLookup(atlas.gazetteer, atlas.cities, city_router(atlas), open_index(settings.addresses))
