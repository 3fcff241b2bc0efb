"""The map of one view as a picture, in the colors of the page."""

import numpy as np

from geo.coverage.bands import band_of
from geo.export.png import Band, Dots, png_bytes
from geo.export.provenance import Provenance
from geo.ui.coverage.chart import area_colors, band_colors
from geo.ui.coverage.data import PlanningData, drive_isochrones
from geo.ui.coverage.figures import Figures
from geo.ui.coverage.tables import band_names


def map_png(found: Figures, planning: PlanningData, about: Provenance) -> bytes:
    """Return the map as PNG."""
    known, here, view = planning.baseline.matrix, found.here, found.view
    cut = drive_isochrones(planning, found.columns, view.limits, view.rank)
    parts = zip(
        band_names(view), cut, area_colors(len(cut), dark=False), band_colors(len(cut), dark=False), strict=True
    )
    return png_bytes(
        [Band(name=name, area=area.shape, area_color=pale, dot_color=strong) for name, area, pale, strong in parts],
        [county.shape for county in planning.baseline.counties],
        Dots(
            lon=known.blocks.lon[here],
            lat=known.blocks.lat[here],
            people=known.blocks.people[here],
            band=np.asarray(band_of(found.coverage.cost[here], found.limits), dtype=np.int64),
        ),
        [(known.cities[column].point.lon, known.cities[column].point.lat) for column in found.columns],
        about,
    )
