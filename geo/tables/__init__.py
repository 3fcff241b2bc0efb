"""Read the tables under `data/`; each is checked once, when it is read."""
