"""Try an installed wheel from a folder that holds nothing: commands, standard output, the dashboard's pages.

Usage: `python smoke.py BIN`, where BIN is the environment's folder of commands.
"""

import json
import re
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

BIN = Path(sys.argv[1])
COMMAND = str(BIN / "within-reach")
START_S = 60
PORT = 8765


def run(*arguments: str) -> str:
    """Return the standard output of a command that must succeed and write nothing to standard error."""
    done = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False, timeout=120)  # noqa: S603
    if done.returncode or done.stderr:
        raise SystemExit(f"{arguments} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def check(what: str, holds: object) -> None:
    """End with an error unless `what` holds."""
    if not holds:
        raise SystemExit(f"The smoke test failed: {what}.")
    print(f"  {what}: ok")  # noqa: T201 - a script that reports


def get(path: str) -> tuple[int, bytes]:
    """Return status and body of one request to the dashboard."""
    with closing(HTTPConnection("127.0.0.1", PORT, timeout=10)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()


def check_commands() -> None:
    """Run one command of each kind."""
    check("the version", re.fullmatch(r"within-reach, version \d+\.\d+\.\d+\n", run("--version")))
    check("the group's help", "nearest" in run("--help"))
    trips = json.loads(run("nearest", "97814", "--json"))["trips"]
    check("the nearest city of 97814 is Baker City", trips[0]["city"] == "Baker City")
    best = json.loads(run("coverage", "best", "--json", "--k", "2"))
    check("the best new locations are proven, and standard output is JSON alone", best["optimal"] and best["places"])
    check("the panels pass their checks", "No" in run("conditions", "check"))
    with TemporaryDirectory() as folder:
        report = Path(folder) / "briefing.pdf"
        run("report", str(report))
        check("the report is a PDF", report.read_bytes().startswith(b"%PDF-"))


def check_dashboard() -> None:
    """Start the dashboard, fetch it and read what it printed."""
    command = [COMMAND, "app", "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:  # noqa: S603
        try:
            until = time.monotonic() + START_S
            while time.monotonic() < until and server.poll() is None:
                try:
                    ready = get("/_stcore/health")[0] == 200  # noqa: PLR2004 - HTTP's OK
                except OSError:
                    ready = False
                if ready:
                    break
                time.sleep(0.2)
            check("the dashboard is up", server.poll() is None and get("/_stcore/health") == (200, b"ok"))
            check("the page is served", b"<html" in get("/")[1].lower())
            check_pages()
        finally:
            server.terminate()
        printed = server.stdout.read() if server.stdout else ""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    expected = [rf"URL: http://localhost:{PORT}", "You can now view your Streamlit app in your browser.", "Stopping..."]
    check("nothing is printed but the address", set(lines) <= set(expected))


def check_pages() -> None:
    """Run every page as a visitor's session would."""
    code = """
import logging, sys
logging.disable(logging.CRITICAL)
from streamlit.testing.v1 import AppTest
from geo.ui import pages
for page in sorted(pages.FOLDER.glob("[a-z]*.py")):
    at = AppTest.from_file(str(page), default_timeout=60).run()
    if at.exception:
        sys.exit(f"{page.name}: {at.exception[0].message}")
    print(page.stem)
"""
    done = subprocess.run([str(BIN / "python"), "-c", code], capture_output=True, text=True, check=False, timeout=240)  # noqa: S603
    check(
        f"every page runs ({', '.join(done.stdout.split())}) {done.stderr[-500:] if done.returncode else ''}",
        done.returncode == 0,
    )


if __name__ == "__main__":
    check_commands()
    check_dashboard()
