"""`python -m geo report`: the briefing on one page, as PDF or as one HTML file."""

from datetime import date, datetime
from pathlib import Path

import click

from geo.cli.output import print_text, writing
from geo.errors import InputError


@click.command("report", short_help="Write the one-page briefing as PDF or HTML.")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT.pdf|OUT.html")
@click.option(
    "--page", type=click.Choice(["a4", "letter"]), default="letter", show_default=True, help="Size of the PDF."
)
@click.option("--minutes", default="60", show_default=True, help="The limit that people shall live within.")
@click.option("--add", multiple=True, metavar="PLACE", help="Count this place as well; may be repeated.")
@click.option("--drop", multiple=True, metavar="CITY", help="Do not count this listed city; may be repeated.")
@click.option("--date", "day", default=None, metavar="YYYY-MM-DD", help="The day on the report; today unless given.")
def command(
    out: Path, *, page: str, minutes: str, add: tuple[str, ...], drop: tuple[str, ...], day: str | None
) -> None:
    """Write the briefing to OUT, on one page with its map, figures, sources and settings.

    The same tables, options and day give the same bytes.
    """
    from geo.briefing.report import gather  # noqa: PLC0415 - as above
    from geo.briefing.report_files import as_file  # noqa: PLC0415 - as above
    from geo.coverage.limits import read_limit  # noqa: PLC0415 - other commands need none of this
    from geo.settings import Settings  # noqa: PLC0415 - as above

    if out.suffix.lower() not in {".pdf", ".html"}:
        raise InputError(f"{out.name!r} ends in neither .pdf nor .html; the ending says what to write.")
    threshold_s, written_on = read_limit(minutes) * 60, _day(day)
    report = gather(Settings.from_env().data, threshold_s=threshold_s, add=add, drop=drop, day=written_on)
    content = as_file(report, out.suffix.lower(), page=page)
    with writing(out):
        out.write_bytes(content)
    print_text(f"Wrote {out}.")


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text[:40]!r} is no day; write it as 2026-11-22.") from None
