"""The briefing to take home: one page as PDF or as one HTML file, drawn from the same parts as the page "Briefing"."""
