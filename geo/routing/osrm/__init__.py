"""Street-level routing by the operator's own OSRM server, and datasets for it."""
