"""The briefing for a meeting: its figures, its text, and the report as HTML or PDF."""
