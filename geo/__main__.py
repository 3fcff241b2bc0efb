"""Run the command line: `python -m geo` or, once installed, `within-reach`."""

import sys

from geo.cli.main import main


def run() -> None:
    """Run the command that the arguments name and exit with its status."""
    sys.exit(main())


if __name__ == "__main__":
    run()
