"""The map of one view as a picture, in the colours of the page."""

import numpy as np

from geo.coverage.bands import band_of
from geo.export.about import About
from geo.export.picture import Band, Dots, png_bytes
from geo.ui.coverage_chart import area_colours, colours
from geo.ui.coverage_figures import Figures
from geo.ui.coverage_tables import band_names
from geo.ui.planning import Planning, drive_areas


def picture(found: Figures, planning: Planning, about: About) -> bytes:
    """Return the map as PNG."""
    known, here, view = planning.ground.known, found.here, found.view
    cut = drive_areas(planning, found.columns, view.limits, view.rank)
    parts = zip(band_names(view), cut, area_colours(len(cut), dark=False), colours(len(cut), dark=False), strict=True)
    return png_bytes(
        [Band(name=name, area=area.shape, area_colour=pale, dot_colour=strong) for name, area, pale, strong in parts],
        [county.shape for county in planning.ground.shapes],
        Dots(
            lon=known.blocks.lon[here],
            lat=known.blocks.lat[here],
            people=known.blocks.people[here],
            band=np.asarray(band_of(found.coverage.cost[here], found.limits), dtype=np.int64),
        ),
        [(known.cities[column].point.lon, known.cities[column].point.lat) for column in found.columns],
        about,
    )
