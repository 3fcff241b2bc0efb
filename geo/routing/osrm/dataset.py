"""Turn an OpenStreetMap file into a dataset for OSRM, with the programs of the package osrm-bindings."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.errors import DatasetError

EXTENSIONS = (".osm.pbf", ".osm.bz2", ".osm")
_PRINT_PROFILE = "import osrm, pathlib; print(pathlib.Path(osrm.__file__).parent / 'share/profiles/car.lua')"
_NEEDED = "Building an OSRM dataset needs the package osrm-bindings, which is made for Python 3.12 and newer"


def build_dataset(source: Path, out: Path, *, python: Path | None = None) -> Path:
    """Return the base path, `out`/NAME.osrm, of the dataset built from `source` for driving by car.

    `python` is the interpreter that has osrm-bindings, by default the running one. Raises `DatasetError` if it cannot
    be run or lacks the package, if `source` is not a sorted OpenStreetMap file, or if a step fails.
    """
    stem = _stem(source)
    osrm = [str(python or sys.executable), "-m", "osrm"]
    profile = _profile(osrm[0])
    try:
        from geo.routing.osrm.extract import check_extract  # noqa: PLC0415 - an optional dependency
    except ModuleNotFoundError:
        raise DatasetError("Checking the extract needs osmium: pip install osmium.") from None
    check_extract(source)
    base = out / f"{stem}.osrm"
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatasetError(f"The folder {out} cannot be created ({error.strerror}); name another with --out.") from None
    _run([*osrm, "extract", "--profile", profile, "--output", str(base), str(source)])
    _run([*osrm, "contract", str(base)])
    return base


def serve_command(base: Path, *, python: Path | None = None, port: int = 5000) -> str:
    """Return the command line that serves the dataset to this machine only, without logging any coordinates."""
    return f"{python or 'python'} -m osrm routed --ip 127.0.0.1 --port {port} --verbosity WARNING {base}"


def _stem(source: Path) -> str:
    """Return the file's name without its OpenStreetMap extension."""
    extension = next((extension for extension in EXTENSIONS if source.name.endswith(extension)), None)
    if extension is None:
        raise DatasetError(
            f"{source.name} does not have the name of an OpenStreetMap file; it must end in {', '.join(EXTENSIONS)}."
        )
    return source.name.removesuffix(extension)


def _profile(python: str) -> str:
    """Return the path of the car profile that comes with osrm-bindings."""
    command = [python, "-c", _PRINT_PROFILE]
    try:
        completed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    except OSError as error:
        raise DatasetError(
            f"{python} cannot be run ({error.strerror}); name a Python that has osrm-bindings."
        ) from None
    if completed.returncode:
        raise DatasetError(
            f"{_NEEDED}; {python} does not have it. Install it there, or name another Python with --python."
        )
    return completed.stdout.strip()


def _run(command: Sequence[str]) -> None:
    completed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    if completed.returncode:
        last_line = (completed.stdout + completed.stderr).strip().rpartition("\n")[2]
        raise DatasetError(f"OSRM's {command[3]} failed: {last_line[:200]}.")
