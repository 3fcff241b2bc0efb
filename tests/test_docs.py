"""Every page, command, setting and table is in the docs, and what the docs command works."""

import re
from pathlib import Path

import pytest

from geo.cli.main import COMMANDS
from geo.settings import SHIPPED_DATA

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
APP = (ROOT / "app.py").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
DATA_README = (SHIPPED_DATA / "README.md").read_text(encoding="utf-8")
DOCS = [*sorted(ROOT.glob("*.md")), SHIPPED_DATA / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TITLES = re.findall(r'st\.Page\([^)]*title="([^"]+)"', APP)
VARIABLES = sorted(
    {name for path in ROOT.glob("geo/**/*.py") for name in re.findall(r"GEO_[A-Z]+", path.read_text(encoding="utf-8"))}
)
LINKS = [
    pytest.param(path, link, id=f"{path.name}-{link}")
    for path in DOCS
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
]


def rows(text: str) -> set[str]:
    """Return the first cell of every row of every table in a Markdown text, without code marks."""
    return {cell.strip(" `") for cell in re.findall(r"^\|([^|]+)\|", text, flags=re.MULTILINE)}


@pytest.mark.parametrize("title", TITLES)
def test_every_page_is_in_the_readme(title: str) -> None:
    assert title in rows(README)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert name in {cell.split()[0] for cell in rows(README) if cell}


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_variable_is_explained_once(variable: str) -> None:
    assert len(re.findall(rf"^\| `{variable}` \|", README, flags=re.MULTILINE)) == 1


def test_the_readme_names_no_variable_that_is_not_there() -> None:
    assert set(re.findall(r"GEO_[A-Z]+", README)) <= set(VARIABLES)


@pytest.mark.parametrize("path", sorted(SHIPPED_DATA.iterdir()), ids=lambda path: path.name)
def test_every_table_is_described(path: Path) -> None:
    assert f"`{path.name}" in DATA_README or path.name == "README.md"


@pytest.mark.parametrize(("path", "link"), LINKS)
def test_every_link_leads_somewhere(path: Path, link: str) -> None:
    assert (path.parent / link).exists()


def test_the_ci_runs_the_readme_s_test_command() -> None:
    (command,) = re.findall(r"<!-- test command -->\n```sh\n(python3 .*)\n```", README)
    assert command.endswith("-m pytest")
    assert "<!-- test command -->" in CI


def test_the_run_and_the_test_commands_install_the_same_versions() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, flags=re.MULTILINE)
    assert len(commands) == 2
    assert all("-c constraints.txt -e" in command for command in commands)


def test_contributing_stays_within_half_a_page() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_the_readme_leads_to_every_document(path: Path) -> None:
    known = README + "".join(other.read_text(encoding="utf-8") for other in DOCS if other.name == "CONTRIBUTING.md")
    assert path.name in known or path.name == "README.md"
