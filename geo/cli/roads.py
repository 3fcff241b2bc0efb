"""`python -m geo roads`: exchange road data with other programs."""

import tempfile
from pathlib import Path

import click

from geo.atomic_file import write_bytes
from geo.cli.output import print_text
from geo.errors import DatasetError, InputError
from geo.routing.osrm.dataset import build_dataset, serve_command
from geo.settings import Settings
from geo.tables.roads import read_roads

_FILE = click.Path(dir_okay=False, path_type=Path)
_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group("roads", short_help="Exchange road data with other programs.")
def command() -> None:
    """Write the road network as OpenStreetMap data, or build a street-level routing dataset from OpenStreetMap data."""


@command.command("export", short_help="Write the network as an OpenStreetMap file.")
@click.argument("file", type=_FILE)
def export(file: Path) -> None:
    """Write the road network to FILE, which ends in .osm or .osm.pbf, so that OSRM can run on exactly these roads."""
    try:
        from geo.routing.osrm.export import EXTENSIONS, export_network  # noqa: PLC0415 - an optional dependency
    except ModuleNotFoundError as error:
        raise DatasetError("Writing OpenStreetMap files needs osmium: pip install 'within-reach[osrm]'.") from error
    if not file.name.endswith(EXTENSIONS):
        raise InputError(f"{file.name} must end in {' or '.join(EXTENSIONS)}.")
    network = read_roads(Settings.from_env().data)
    with tempfile.TemporaryDirectory() as folder:  # osmium writes to a path only
        unfinished = Path(folder) / f"roads{'.osm.pbf' if file.name.endswith('.pbf') else '.osm'}"
        try:
            export_network(network, unfinished)
        except RuntimeError as error:  # from osmium, if the temporary folder is full
            raise DatasetError(f"{file} cannot be written ({error}); make room in the temporary folder.") from error
        write_bytes(file, unfinished.read_bytes())
    print_text(f"{file}: {len(network.nodes):,} nodes, {network.start.size:,} ways.")


@command.command("osm", short_help="Build a dataset for street-level routing.")
@click.argument("file", type=_EXISTING)
@click.option("--out", type=_FOLDER, required=True, help="The folder to write the dataset to.")
@click.option(
    "--python", type=_EXISTING, help="The Python, 3.12 or newer, that has osrm-bindings.  [default: this one]"
)
def osm(file: Path, out: Path, python: Path | None) -> None:
    """Build a dataset under --out from FILE, an OpenStreetMap extract, and print the command that serves it."""
    base = build_dataset(file, out, python=python)
    print_text(serve_command(base, python=python))
    print_text("Then set GEO_ROUTER=osrm:http://127.0.0.1:5000 and start the app.")
