"""Which places to add next: exact location models."""
