"""`python -m geo report`: write the one-page briefing as a PDF or as one HTML file."""

from datetime import date, datetime
from pathlib import Path

import click

from geo.atomic_file import write_bytes
from geo.cli.output import print_text
from geo.errors import InputError


@click.command("report", short_help="Write the one-page briefing as PDF or HTML.")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT.pdf|OUT.html")
@click.option(
    "--page", type=click.Choice(["a4", "letter"]), default="letter", show_default=True, help="Page size of the PDF."
)
@click.option("--minutes", default="60", show_default=True, help="Drive-time threshold in minutes.")
@click.option("--add", multiple=True, metavar="PLACE", help="Add a place to the list of cities; repeatable.")
@click.option("--drop", multiple=True, metavar="CITY", help="Drop a listed city; repeatable.")
@click.option("--date", "date_text", default=None, metavar="YYYY-MM-DD", help="Date on the report.  [default: today]")
def command(
    out: Path, *, page: str, minutes: str, add: tuple[str, ...], drop: tuple[str, ...], date_text: str | None
) -> None:
    """Write the briefing to OUT: its figures, map, settings and sources on one page.

    The same tables, options and date give the same bytes.
    """
    from geo.briefing.report import build_report, report_bytes  # noqa: PLC0415 - other commands need none of this
    from geo.coverage.limits import read_limit  # noqa: PLC0415 - as above
    from geo.settings import Settings  # noqa: PLC0415 - as above

    suffix = out.suffix.lower()
    if suffix not in {".pdf", ".html"}:
        raise InputError(f"{out.name!r} doesn't end in .pdf or .html; name a file that does, such as briefing.pdf.")
    threshold_s, report_date = read_limit(minutes) * 60, _read_date(date_text)
    data = Settings.from_env().data
    report = build_report(data, threshold_s=threshold_s, add=add, drop=drop, report_date=report_date)
    content = report_bytes(report, suffix, page=page)
    write_bytes(out, content)
    print_text(f"Wrote {out}.")


def _read_date(text: str | None) -> date:
    """Return the date that `text` names, today by default; raise `InputError` if it is not a date."""
    if text is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text[:40]!r} is not a date; write it as 2026-11-22.") from None
