"""The briefing's map as plain shapes, and those shapes as SVG."""
