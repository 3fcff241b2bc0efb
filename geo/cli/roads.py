"""`python -m geo roads`: the road network for, and from, other programs."""

from pathlib import Path

import click

from geo.cli.output import print_text, writing

_FILE = click.Path(dir_okay=False, path_type=Path)
_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group("roads", short_help="Exchange roads with other programs.")
def command() -> None:
    """Write the road network as OpenStreetMap data, or make OpenStreetMap data ready for street-level routing."""


@command.command("export", short_help="Write the network as an OpenStreetMap file.")
@click.argument("file", type=_FILE)
def export(file: Path) -> None:
    """Write the road network to FILE, which ends in .osm or .osm.pbf, so that OSRM can run on exactly these roads."""
    from geo.errors import DatasetError, InputError  # noqa: PLC0415 - other commands need none of this
    from geo.settings import Settings  # noqa: PLC0415
    from geo.tables.roads import read_roads  # noqa: PLC0415

    try:
        from geo.routing.osrm.export import ENDINGS, export_network  # noqa: PLC0415 - an extra that may be missing
    except ModuleNotFoundError as error:
        raise DatasetError("Writing OpenStreetMap files needs osmium: pip install 'within-reach[osrm]'.") from error
    if not file.name.endswith(ENDINGS):
        raise InputError(f"{file.name} must end in {' or '.join(ENDINGS)}.")
    network = read_roads(Settings.from_env().data)
    with writing(file):
        try:
            export_network(network, file)
        except RuntimeError as error:  # osmium's, for a folder that is not there
            raise OSError(str(error)) from error
    print_text(f"{file}: {len(network.nodes):,} nodes, {network.start.size:,} ways.")


@command.command("osm", short_help="Make a dataset for street-level routing.")
@click.argument("file", type=_EXISTING)
@click.option("--out", type=_FOLDER, required=True, help="Where the dataset goes.")
@click.option(
    "--python", type=_EXISTING, help="The Python, 3.12 or newer, that has osrm-bindings; this one by default."
)
def osm(file: Path, out: Path, python: Path | None) -> None:
    """Turn FILE, an OpenStreetMap extract, into a dataset under --out, and print the line that serves it."""
    from geo.routing.osrm.dataset import build_dataset, serving_line  # noqa: PLC0415 - other commands need none of this

    base = build_dataset(file, out, python=python)
    print_text(serving_line(base, python=python))
    print_text("Then set GEO_ROUTER=osrm:http://127.0.0.1:5000 and start the app.")
