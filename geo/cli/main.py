"""The command line: find the command, run it, turn every deliberate error into one line and an exit status."""

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module

import click

from geo import __version__
from geo.cli.output import OutputError, print_text
from geo.errors import WithinReachError

COMMANDS = {
    "nearest": "Find the listed cities nearest by road.",
    "route": "Get driving directions between two places.",
    "coverage": "Count people by drive time to a listed city.",
    "batch": "Look up every row of a CSV file.",
    "report": "Write the one-page briefing as PDF or HTML.",
    "app": "Start the dashboard.",
    "cities": "Manage the city list.",
    "data": "Check the tables against their manifest.",
    "conditions": "Check the condition panels.",
    "roads": "Exchange roads with other programs.",
    "addresses": "Build the address index.",
    "build": "Derive the tables from the source data.",
}
"""Each command with its line of help; the object `command` of the module `geo.cli.NAME` is loaded only to run it."""


_PURPOSE = "Within Reach: driving distance and time to the nearest listed city."


class LazyGroup(click.Group):
    """A group that lists commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the command names in reading order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command called `cmd_name`, or `None`."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"geo.cli.{cmd_name}").command
        return _with_help(command, COMMANDS[cmd_name])

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands from their lines of help alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _with_help(command: click.Command, line: str) -> click.Command:
    """Return `command` with help texts also where Python has dropped the docstrings (`python -OO`)."""
    command.help = command.help or command.short_help or line
    if isinstance(command, click.Group):
        for name, subcommand in command.commands.items():
            _with_help(subcommand, name)
    return command


@click.command(cls=LazyGroup, help=_PURPOSE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="within-reach")
def root() -> None:
    """Run without a command: click prints the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a service or file failed, 2 bad input, 130 interrupted.

    The signal SIGTERM ends the process with status 143 once temporary files are removed.
    """
    with _terminated_in_order():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        root.main(args=arguments, prog_name="within-reach", standalone_mode=False)
    except OutputError as error:
        _discard_output()
        return _fail(str(error), status=1)
    except click.ClickException as error:
        return _fail(error.format_message(), status=2)
    except WithinReachError as error:
        return _fail(str(error), status=2 if isinstance(error, ValueError) else 1)
    except click.Abort:
        return _fail("Interrupted.", status=130)
    except OSError as error:  # such as a folder of tables that may not be read
        name = f"{error.filename}: " if error.filename else ""
        return _fail(f"{name}{error.strerror or error}; check the file and its permissions.", status=1)
    return 0


@contextmanager
def _terminated_in_order() -> Iterator[None]:
    """Let SIGTERM end the block as an exception, so that every `finally` runs; only the main thread gets signals."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_number: int, _frame: object) -> None:
    raise SystemExit(143)  # 128 + SIGTERM, after every `finally`


def _discard_output() -> None:
    """Send what is left of standard output to the null device, so that Python does not fail to write it at exit."""
    with suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


def _fail(message: str, *, status: int) -> int:
    print_text(" ".join(message.split()), error=True)
    return status
