"""The map of one view as a PNG, in the colors of the page's light theme."""

from geo.coverage.bands import band_of
from geo.export.png import Band, Dots, png_bytes
from geo.export.provenance import Provenance
from geo.ui.coverage.chart import area_colors, band_colors
from geo.ui.coverage.data import PlanningData, drive_isochrones
from geo.ui.coverage.figures import Figures
from geo.ui.coverage.tables import band_names


def map_png(figures: Figures, planning_data: PlanningData, provenance: Provenance) -> bytes:
    """Return the map as PNG bytes."""
    matrix, in_area, view = planning_data.od_matrix, figures.in_area, figures.view
    areas = drive_isochrones(planning_data, figures.columns, view.limits, view.rank)
    count = len(areas)
    bands = [
        Band(name=name, area=area.shape, area_color=area_color, dot_color=dot_color)
        for name, area, area_color, dot_color in zip(
            band_names(view), areas, area_colors(count, dark=False), band_colors(count, dark=False), strict=True
        )
    ]
    dots = Dots(
        lon=matrix.blocks.lon[in_area],
        lat=matrix.blocks.lat[in_area],
        people=matrix.blocks.people[in_area],
        band=band_of(figures.coverage.cost[in_area], figures.limits),
    )
    points = [matrix.cities[column].point for column in figures.columns]
    counties = [county.shape for county in planning_data.baseline.counties]
    return png_bytes(bands, counties, dots, [(point.lon, point.lat) for point in points], provenance)
