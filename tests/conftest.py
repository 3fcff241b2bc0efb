"""Rules for every test: nothing reaches beyond this machine, and whatever was skipped is said in one line."""

import socket
from collections import Counter
from typing import Any

import hypothesis
import pytest
from _pytest.terminal import TerminalReporter

_left_out = 0
LOOPBACK = {"127.0.0.1", "::1", "localhost", ""}

# One profile: a machine that is busy with other tests says nothing about the speed of an example.
hypothesis.settings.register_profile("default", deadline=None, print_blob=True)
hypothesis.settings.load_profile("default")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any test that connects to, or looks up, anything but this machine."""
    connect, lookup = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            pytest.fail(f"A test connected to {address!r}.")
        connect(self, address)  # type: ignore[arg-type]

    def guarded_lookup(host: object, *args: object, **kwargs: object) -> object:
        if host is not None and host not in LOOPBACK:
            pytest.fail(f"A test looked up {host!r}.")
        return lookup(host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Pass the number of tests left out from a worker to the process that reports."""
    if items and hasattr(items[0].config, "workeroutput"):
        items[0].config.workeroutput["deselected"] = len(items)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # noqa: ANN401 - pytest-xdist's type
    """Keep the largest number that a worker has passed; every worker leaves out the same tests."""
    global _left_out  # noqa: PLW0603 - one run, one number
    _left_out = max(_left_out, getattr(node, "workeroutput", {}).get("deselected", 0))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say in one line how many tests were skipped or left out, and why."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ").rstrip(".")
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    )
    left_out = max(_left_out, len(terminalreporter.stats.get("deselected", [])))
    parts = [f"{count} ({reason})" for reason, count in reasons.most_common()]
    parts += [f"{left_out} (slow; CI runs them)"] if left_out else []
    terminalreporter.write_line(f"Not run: {'; '.join(parts) or 'none'}.")
