"""The page "Briefing": how well the state is covered, for a meeting."""
