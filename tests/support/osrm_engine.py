"""The real OSRM for tests: a Python that has it, a dataset made from a network, a server on loopback."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from geo.routing.osrm.dataset import build_dataset
from geo.routing.osrm.export import export_network
from geo.tables.road_network import RoadNetwork

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv-osrm"  # git-ignored, made once


def engine_python() -> Path:
    """Return a Python that has osrm-bindings, making its environment once; skip the test where there can be none.

    With CI set that is a failure if a Python 3.12 or newer is there.
    """
    python = ENVIRONMENT / "bin" / "python"
    if _has_engine(python):
        return python
    newer = _newer_python()
    if newer is None:
        pytest.skip("No Python 3.12 or newer is on this machine, and osrm-bindings needs one.")
    made = _run(newer, "-m", "venv", "--clear", str(ENVIRONMENT))
    made = made or _run(python, "-m", "pip", "install", "--quiet", "osrm-bindings")
    if made:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse(f"No environment with osrm-bindings could be made: {made}")
    return python


def make_dataset(network: RoadNetwork, folder: Path) -> Path:
    """Return the base path of the OSRM dataset made in `folder` from the export of `network`."""
    export_network(network, folder / "own.osm.pbf")
    return build_dataset(folder / "own.osm.pbf", folder, python=engine_python())


@contextmanager
def serving(base: Path, *options: str) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Serve the dataset on a free port of loopback; give the address, and the process to kill."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = ["--ip", "127.0.0.1", "--port", str(port), "--verbosity", "WARNING"]
    command = [str(engine_python()), "-m", "osrm", "routed", *where, *options, str(base)]
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own words
    try:
        _wait_until_ready(process, port)
        yield f"http://127.0.0.1:{port}", process
    finally:
        kill(process)


def ask(connection: HTTPConnection, path: str) -> dict[str, Any]:
    """Return the server's answer to `path`, over the connection that is open unless the server has closed it."""
    try:
        connection.request("GET", path)
        response = connection.getresponse()
    except ConnectionError:  # after five idle seconds, or 512 answers
        connection.close()
        connection.request("GET", path)
        response = connection.getresponse()
    answer: dict[str, Any] = json.loads(response.read())
    assert answer["code"] == "Ok"
    return answer


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End the server and what it started, at once."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _wait_until_ready(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Knock until the server opens; it gets a minute."""
    late = monotonic() + 60
    while process.poll() is None and monotonic() < late:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)
    pytest.fail(f"The OSRM server did not open; its status is {process.poll()}.")


def _has_engine(python: Path) -> bool:
    return python.exists() and not _run(python, "-c", "import osrm")


def _newer_python() -> Path | None:
    """Return a Python that osrm-bindings is made for: this one, one on the path, or one that pyenv keeps."""
    named = [shutil.which(f"python3.{minor}") for minor in (12, 13, 14)]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [sys.executable, *filter(None, named), *map(str, sorted(pyenv.glob("3.*/bin/python")))]
    enough = "import sys, venv; sys.exit(sys.version_info < (3, 12))"
    return next((Path(python) for python in found if not _run(Path(python), "-c", enough)), None)


def _run(python: Path, *arguments: str) -> str:
    """Return nothing if the command succeeded, else the last line that it said."""
    done = subprocess.run([str(python), *arguments], capture_output=True, text=True, check=False)  # noqa: S603 - own
    said = (done.stdout + done.stderr).strip().rpartition("\n")[2]
    return "" if done.returncode == 0 else said or f"status {done.returncode}"
