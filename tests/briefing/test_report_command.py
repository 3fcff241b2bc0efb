"""`python -m geo report`: the files it writes and the errors it prints."""

from pathlib import Path

import pytest

from geo.cli.main import main
from support import lowmark
from support.report_files import html_rows, opened_pdf


@pytest.fixture(autouse=True)
def _lowmark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", str(lowmark.DATA))


@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_the_same_options_write_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    files = [tmp_path / f"{name}.{suffix}" for name in ("one", "two")]
    for file in files:
        assert main(["report", str(file), "--date", "2026-11-22", "--page", "a4"]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_options_reach_the_report(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    options = ["--add", "Elk Cross", "--drop", "Cold Ford", "--minutes", "45", "--date", "2026-11-22"]
    assert main(["report", str(file), *options]) == 0
    rows = html_rows(file.read_bytes())
    assert rows.cards[0][0] == "86.4%"
    assert [name for name, _, _ in rows.bands][:2] == ["up to 22.5 min", "22.5 to 45 min"]
    assert "Elk Cross added; Cold Ford removed" in rows.footer[0]
    assert "November 22, 2026" in rows.footer[-1]


@pytest.mark.parametrize(
    ("options", "size"),
    [pytest.param([], (612, 792), id="letter"), pytest.param(["--page", "a4"], (595, 842), id="a4")],
)
def test_the_page_size_is_letter_unless_a4_is_chosen(tmp_path: Path, options: list[str], size: tuple[int, int]) -> None:
    file = tmp_path / "report.pdf"
    assert main(["report", str(file), *options]) == 0
    with opened_pdf(file.read_bytes()) as document:
        assert document[0].get_size() == pytest.approx(size, abs=0.5)


@pytest.mark.parametrize(
    ("arguments", "facts"),
    [
        pytest.param(["x.txt"], ["'x.txt'", ".pdf", ".html"], id="suffix"),
        pytest.param(["x.pdf", "--date", "soon"], ["'soon'", "2026-11-22"], id="date"),
        pytest.param(["x.pdf", "--minutes", "0"], ["0", "60"], id="threshold"),
        pytest.param(["x.pdf", "--drop", "Rome"], ["'Rome'", "list"], id="city"),
        pytest.param(["no/such/x.pdf"], ["no/such/x.pdf", "No such file or directory"], id="folder"),
    ],
)
def test_an_unusable_argument_is_named_in_one_line_and_nothing_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    facts: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", *arguments]) == 2
    message = capsys.readouterr().err
    assert [fact for fact in facts if fact not in message] == []
    assert message.count("\n") == 1
    assert not list(tmp_path.iterdir())
