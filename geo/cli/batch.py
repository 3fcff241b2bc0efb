"""`python -m geo batch IN.csv OUT.csv --column address`: the nearest listed city for every row of a file."""

from pathlib import Path

import click

from geo.cli.output import print_text


@click.command("batch", short_help="Answer every row of a CSV file.")
@click.argument("source", metavar="IN.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("target", metavar="OUT.csv", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--column",
    "columns",
    multiple=True,
    required=True,
    metavar="NAME",
    help="The column with ZIP codes, towns, addresses or coordinates; repeat it where they fill several columns.",
)
def command(source: Path, target: Path, columns: tuple[str, ...]) -> None:
    """Write IN.csv to OUT.csv with nearest city, minutes, miles, precision, notice and reason behind each row.

    Drives are over the built-in road network. Rows that cannot be answered say why. The file is streamed, so its
    size does not matter; nothing is kept of it.
    """
    from geo.cli.batch_report import write  # noqa: PLC0415 - other commands need none of this

    done = write(source, target, columns)
    print_text(f"{done.rows:,} rows written to {target}, {done.failed:,} of them without an answer (column 'reason').")
