"""The report on one PDF page."""
