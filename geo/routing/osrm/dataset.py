"""Turn an OpenStreetMap file into a dataset that OSRM serves, with the programs of the package osrm-bindings."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.errors import DatasetError

ENDINGS = (".osm.pbf", ".osm.bz2", ".osm")
_WHERE = "import osrm, pathlib; print(pathlib.Path(osrm.__file__).parent / 'share/profiles/car.lua')"
_NEEDED = "Building an OSRM dataset needs the package osrm-bindings, which is made for Python 3.12 and newer"


def build_dataset(source: Path, out: Path, *, python: Path | None = None) -> Path:
    """Return the base path, `out`/NAME.osrm, of the dataset made from `source` for driving by car.

    `python` is the interpreter that has osrm-bindings, this one unless given. Raises `DatasetError` when it has not,
    or when a step fails.
    """
    osrm = [str(python or sys.executable), "-m", "osrm"]
    profile = _profile(osrm[0])
    base = out / f"{_stem(source)}.osrm"
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatasetError(f"{out} cannot be made a folder ({error.strerror}); name another with --out.") from None
    _run([*osrm, "extract", "--profile", profile, "--output", str(base), str(source)])
    _run([*osrm, "contract", str(base)])
    return base


def serving_line(base: Path, *, python: Path | None = None, port: int = 5000) -> str:
    """Return the line that serves the dataset to this machine alone, without writing where anybody asked from."""
    return f"{python or 'python'} -m osrm routed --ip 127.0.0.1 --port {port} --verbosity WARNING {base}"


def _stem(source: Path) -> str:
    """Return the file's name without the ending of an OpenStreetMap file."""
    ending = next((ending for ending in ENDINGS if source.name.endswith(ending)), None)
    if ending is None:
        raise DatasetError(f"{source.name} is no OpenStreetMap file by its name; it must end in {', '.join(ENDINGS)}.")
    return source.name.removesuffix(ending)


def _profile(python: str) -> str:
    """Return the path of the car profile that comes with osrm-bindings."""
    try:
        found = subprocess.run([python, "-c", _WHERE], capture_output=True, text=True, check=False)  # noqa: S603
    except OSError as error:
        raise DatasetError(
            f"{python} cannot be run ({error.strerror}); name a Python that has osrm-bindings."
        ) from None
    if found.returncode:
        raise DatasetError(f"{_NEEDED}; {python} has it not. Install it there, or name another with --python.")
    return found.stdout.strip()


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell, own words
    if done.returncode:
        last = (done.stdout + done.stderr).strip().rpartition("\n")[2]
        raise DatasetError(f"OSRM's {command[3]} failed: {last[:200]}.")
