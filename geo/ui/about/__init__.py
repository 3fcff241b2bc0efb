"""The page "About and data"."""
