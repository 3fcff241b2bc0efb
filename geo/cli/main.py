"""The command line: find the command, run it, turn every deliberate error into one line and an exit status."""

from collections.abc import Sequence
from importlib import import_module

import click

from geo.cli.output import print_text
from geo.errors import WithinReachError

COMMANDS = {
    "nearest": "geo.cli.nearest",
    "route": "geo.cli.route",
    "coverage": "geo.cli.coverage",
    "batch": "geo.cli.batch",
    "report": "geo.cli.report",
    "cities": "geo.cli.cities",
    "conditions": "geo.cli.conditions",
    "roads": "geo.cli.roads",
    "build": "geo.cli.build",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands' names in reading order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the object called `command` in the module of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def root() -> None:
    """Within Reach: how far by road the nearest listed city is."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 2 bad input, 1 the world failed; errors on one line."""
    try:
        root.main(args=arguments, prog_name="python -m geo", standalone_mode=False)
    except click.ClickException as error:
        return _fail(error.format_message(), status=2)
    except WithinReachError as error:
        return _fail(str(error), status=2 if isinstance(error, ValueError) else 1)
    except click.Abort:
        return _fail("Interrupted.", status=130)
    return 0


def _fail(message: str, *, status: int) -> int:
    print_text(" ".join(message.split()), error=True)
    return status
