"""Look up the nearest listed city for every row of a CSV file, streamed so that it can be of any size."""
