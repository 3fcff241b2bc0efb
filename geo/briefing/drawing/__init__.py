"""The report's map as shapes, and how they become SVG."""
