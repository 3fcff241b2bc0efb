"""The page "Find care": how far it is to the nearest listed city."""
