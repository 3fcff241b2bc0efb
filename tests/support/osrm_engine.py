"""The real OSRM for tests: a Python that has it, a dataset built from a network, a server on loopback."""

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
ENVIRONMENT = ROOT / ".venv-osrm"  # git-ignored, created once


def engine_python() -> Path:
    """Return a Python that has osrm-bindings, creating its environment once; skip the test if that is impossible.

    With CI set, a failed installation fails the test if a Python 3.12 or newer exists.
    """
    python = ENVIRONMENT / "bin" / "python"
    if _has_engine(python):
        return python
    newer = _newer_python()
    if newer is None:
        pytest.skip("needs a Python 3.12 or newer, for osrm-bindings")
    problem = _run(newer, "-m", "venv", "--clear", str(ENVIRONMENT))
    problem = problem or _run(python, "-m", "pip", "install", "--quiet", "osrm-bindings")
    if problem:
        report = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        report(f"needs osrm-bindings, which could not be installed: {problem}")
    return python


def make_dataset(network: RoadNetwork, folder: Path) -> Path:
    """Return the base path of the OSRM dataset built in `folder` from the export of `network`."""
    export_network(network, folder / "own.osm.pbf")
    return build_dataset(folder / "own.osm.pbf", folder, python=engine_python())


@contextmanager
def serving(base: Path, *options: str) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Serve the dataset on a free port of loopback; yield the address and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    fixed = ["--ip", "127.0.0.1", "--port", str(port), "--verbosity", "WARNING"]
    command = [str(engine_python()), "-m", "osrm", "routed", *fixed, *options, str(base)]
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - no shell
    try:
        _wait_until_ready(process, port)
        yield f"http://127.0.0.1:{port}", process
    finally:
        kill(process)


def ask(connection: HTTPConnection, path: str) -> dict[str, Any]:
    """Return the server's response to GET `path`, reopening the connection if the server has closed it."""
    try:
        connection.request("GET", path)
        response = connection.getresponse()
    except ConnectionError:  # after five idle seconds, or 512 responses
        connection.close()
        connection.request("GET", path)
        response = connection.getresponse()
    content: dict[str, Any] = json.loads(response.read())
    assert content["code"] == "Ok"
    return content


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill the server and its child processes."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _wait_until_ready(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Try to connect until the server accepts, for up to a minute."""
    deadline = monotonic() + 60
    while process.poll() is None and monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)
    pytest.fail(f"The OSRM server did not start; its status is {process.poll()}.")


def _has_engine(python: Path) -> bool:
    return python.exists() and not _run(python, "-c", "import osrm")


def _newer_python() -> Path | None:
    """Return a Python that osrm-bindings supports: the running one, one on the path, or one under pyenv."""
    on_path = [shutil.which(f"python3.{minor}") for minor in (12, 13, 14)]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [sys.executable, *filter(None, on_path), *map(str, sorted(pyenv.glob("3.*/bin/python")))]
    check = "import sys, venv; sys.exit(sys.version_info < (3, 12))"
    return next((Path(python) for python in candidates if not _run(Path(python), "-c", check)), None)


def _run(python: Path, *arguments: str) -> str:
    """Return "" if the command succeeded, else the last line of its output."""
    completed = subprocess.run([str(python), *arguments], capture_output=True, text=True, check=False)  # noqa: S603
    last_line = (completed.stdout + completed.stderr).strip().rpartition("\n")[2]
    return "" if completed.returncode == 0 else last_line or f"status {completed.returncode}"
