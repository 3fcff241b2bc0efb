"""Derive the tables under `data/` from the source data; never imported while the app runs."""
