"""Fakes, fixtures and real servers that several test folders share."""
