"""`within-reach addresses`: build the address index, download TIGER/Line files for it, measure how exact it is."""

from collections.abc import Sequence
from pathlib import Path

import click

from geo.cli.output import print_text, writing

_FILE = click.Path(dir_okay=False, path_type=Path)
_SOURCE = click.Path(exists=True, path_type=Path)
_MOST_REASONS = 3


@click.group("addresses", short_help="Build the address index.")
def command() -> None:
    """Build the address index that turns street addresses into points without a network service."""


@command.command("build", short_help="Build an index from address files.")
@click.argument("sources", metavar="SOURCE...", type=_SOURCE, nargs=-1, required=True)
@click.option(
    "--out", "target", type=_FILE, required=True, help="The index file to write, such as data/addresses.sqlite."
)
@click.option(
    "--column",
    "columns",
    metavar="FIELD=NAME",
    multiple=True,
    help="The CSV column that holds number, street, unit, city, zip, lat or lon; repeat it for several.",
)
@click.option(
    "--license",
    "licenses",
    metavar="[FILE=]TEXT",
    multiple=True,
    help="The license of one file, or of all files that have none of their own.",
)
def build(sources: tuple[Path, ...], target: Path, columns: tuple[str, ...], licenses: tuple[str, ...]) -> None:
    """Write one index from any mix of SOURCES.

    A SOURCE is an OpenAddresses file (CSV, GeoJSON lines or zip), TIGER/Line ADDRFEAT (zip, or a folder of zips or
    shapefiles), an OpenStreetMap extract (.osm.pbf), or any CSV of points. Where several have the same house, the one
    named first is used. The same sources give the same bytes; an interrupted build leaves the old file.
    """
    from geo.pipeline.addresses.build import build_index, source_size  # noqa: PLC0415 - other commands need none of this
    from geo.pipeline.addresses.delimited import FIELDS  # noqa: PLC0415

    named = _pairs(columns, "--column", FIELDS)
    terms = dict(_license(text, [source.name for source in sources]) for text in licenses)
    total = sum(map(source_size, sources))
    with (
        writing(target),
        click.progressbar(length=max(total, 1), label="Reading", update_min_steps=max(total // 200, 1)) as bar,
    ):
        counts = build_index(sources, target, columns=named, licenses=terms, progress=bar.update)
    for source, rows, skipped in counts:
        print_text(f"{source.name}: {rows:,} rows ({source.kind}; license: {source.license}).")
        if skipped:
            reasons = "; ".join(
                f"{count:,} because {reason}" for reason, count in list(skipped.items())[:_MOST_REASONS]
            )
            print_text(f"  {sum(skipped.values()):,} rows skipped: {reasons}.")
    print_text(
        f"Index written to {target} ({target.stat().st_size / 1e6:,.1f} MB). Set GEO_ADDRESSES={target} to use it."
    )


@command.command("download", short_help="Download the state's TIGER/Line files.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--year", type=click.IntRange(2011, 2099), default=2025, show_default=True, help="The edition.")
@click.option("--url", default="https://www2.census.gov/geo/tiger", show_default=True, help="The server's address.")
def download(folder: Path, year: int, url: str) -> None:
    """Download TIGER/Line ADDRFEAT (public domain) of every county of the state to FOLDER; run again to resume.

    Only this command contacts the Census Bureau's server. Each file is checked for its size and its checksums.
    """
    from geo.pipeline.addresses.download import download_counties  # noqa: PLC0415 - other commands need none of this
    from geo.settings import Settings  # noqa: PLC0415
    from geo.tables.counties import read_counties  # noqa: PLC0415

    counties = read_counties(Settings.from_env().data)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for file, size, fresh in download_counties([county.fips for county in counties], folder, year=year, url=url):
        total += size
        print_text(f"{file}: {size / 1e6:,.1f} MB{'' if fresh else ', already complete'}.")
    print_text(f"{len(counties)} files, {total / 1e6:,.1f} MB. Next: within-reach addresses build {folder} --out FILE.")


@command.command("measure", short_help="Measure how exact estimated addresses are.")
@click.argument("source", type=_SOURCE)
def measure(source: Path) -> None:
    """Hide a fifth of the addresses of SOURCE, geocode them from the rest, and print the errors by precision."""
    from geo.pipeline.addresses.calibrate import hold_out  # noqa: PLC0415 - other commands need none of this
    from geo.settings import Settings  # noqa: PLC0415
    from geo.tables.gazetteer import read_gazetteer  # noqa: PLC0415

    gazetteer = read_gazetteer(Settings.from_env().data)
    for row in hold_out(source, gazetteer):
        if row.precision in {"choices", "none"}:
            print_text(f"{row.precision}: {row.addresses:,} addresses.")
            continue
        errors = f"{row.median_m:,.0f} m median, {row.ninth_decile_m:,.0f} m 90th, {row.percentile_95_m:,.0f} m 95th"
        print_text(f"{row.precision}: {row.addresses:,} addresses; error {errors} percentile;")
        print_text(f"  {row.within_radius:.1%} within the radius ({row.median_radius_m:,.0f} m median).")


def _pairs(texts: Sequence[str], option: str, names: Sequence[str]) -> dict[str, str]:
    """Return 'NAME=VALUE' texts as a mapping; raises `click.UsageError` for a name that is not one of `names`."""
    pairs = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if name not in names or not equals or not value:
            raise click.UsageError(
                f"{option} {text[:60]!r} must be one of {', '.join(names)}, '=' and a column's name."
            )
        pairs[name] = value
    return pairs


def _license(text: str, files: Sequence[str]) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    return (name, value) if equals and name in files else ("", text)
