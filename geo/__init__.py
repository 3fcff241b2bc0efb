"""Within Reach: how far by road the nearest listed city is, how sure that is, and who is out of reach."""
