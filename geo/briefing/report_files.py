"""The report as the bytes of a file."""

from geo.briefing.document import Report, html_report
from geo.briefing.pdf.page import pdf_report


def as_file(given: Report, ending: str, *, page: str = "letter") -> bytes:
    """Return the report as `.pdf`, of one page called "a4" or "letter", or else as `.html`."""
    return pdf_report(given, page=page) if ending == ".pdf" else html_report(given).encode()
