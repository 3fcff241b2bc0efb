"""The report as one PDF page."""
