"""The app in its own process, with a record of its connections and of everything it writes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
START_S = 40

RECORDER = '''
"""Record every connection and lookup of this process."""
import os, sys
def _record(event, arguments):
    if event in ("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        place = arguments[0] if event.startswith("socket.get") else arguments[1]
        with open(os.environ["RECORDED_CONNECTIONS"], "a") as file:
            file.write(f"{event} {place!r}\\n")
sys.addaudithook(_record)
'''


@dataclass(frozen=True, slots=True)
class Server:
    """A running app: its address, its process, and the folder that it writes to outside the repository."""

    address: str
    process: "subprocess.Popen[bytes]"
    folder: Path

    @property
    def log(self) -> str:
        """Return the output of the app."""
        return (self.folder / "log.txt").read_text(encoding="utf-8", errors="replace")

    @property
    def connections(self) -> list[str]:
        """Return every connection and lookup of the app."""
        return (self.folder / "connections.txt").read_text(encoding="utf-8").splitlines()

    @property
    def memory_mb(self) -> float:
        """Return the resident memory of the app in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    @property
    def cpu_s(self) -> float:
        """Return the processor time of the app in seconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serve(
    folder: Path, env: Mapping[str, str] | None = None, *, record: bool = True, script: str = "app.py"
) -> Iterator[Server]:
    """Run the app, or another `script`, on a free port until the block ends; it writes under `folder`.

    Recording connections slows the start, so measurements turn `record` off.
    """
    home = folder / "home"
    home.mkdir()
    if record:
        (folder / "sitecustomize.py").write_text(RECORDER)
    (folder / "connections.txt").touch()
    port = free_port()
    environment = os.environ | {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": str(folder),
        "RECORDED_CONNECTIONS": str(folder / "connections.txt"),
    }
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true", f"--server.port={port}"]
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment | dict(env or {}), stdout=log, stderr=log)  # noqa: S603
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield Server(f"http://127.0.0.1:{port}", process, folder)
        finally:
            process.terminate()
            process.wait(10)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - an address of this machine
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"The app did not start within {START_S} s.")
