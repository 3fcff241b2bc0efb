"""One file per page."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
