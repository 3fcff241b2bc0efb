"""The Coverage page: who lives how far from a listed city, the gaps, and the best new locations."""
