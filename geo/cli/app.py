"""`within-reach app`: start the dashboard."""

import os
import subprocess
import sys
from pathlib import Path

import click

import geo

_PACKAGE = Path(geo.__file__).resolve().parent


@click.command("app")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--base-path", default="", help="Path below which the app is served, such as /reach.")
@click.option("--browser/--no-browser", default=False, help="Open a browser window.")
def command(port: int, host: str, base_path: str, *, browser: bool) -> None:
    """Start the dashboard and print its address; Ctrl+C stops it."""
    options = {
        "server.port": port,
        "server.address": host,
        "server.baseUrlPath": base_path,
        "server.headless": str(not browser).lower(),
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    arguments = [sys.executable, "-m", "streamlit", "run", str(script()), *flags]
    if os.name == "posix":
        os.execv(sys.executable, arguments)  # noqa: S606 - no shell; signals reach the server itself
    raise SystemExit(subprocess.call(arguments))  # noqa: S603 - no shell


def script() -> Path:
    """Return the dashboard's entry point: inside the installed package, or at the top of the source tree."""
    installed = _PACKAGE / "app" / "app.py"
    return installed if installed.exists() else _PACKAGE.parent / "app.py"
