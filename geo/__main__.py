"""Run the command line: `python -m geo` or, once installed, `within-reach`."""

import sys


def run() -> None:
    """Run the command that the arguments name and exit with its status."""
    try:
        from geo.cli.main import main  # noqa: PLC0415 - Ctrl+C may come while the libraries are loaded

        status = main()
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    run()
