"""Read the tables under `data/`, each checked once, at the door."""
