"""Files to download: each states the source, date and settings of its figures."""
