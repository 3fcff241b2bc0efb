"""Draw the coverage map as a PNG that carries its source, date and settings as metadata and as text below the map."""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.arrays import FloatArray, IntArray
from geo.export.provenance import Provenance

_DPI = 150
_PEOPLE_PER_SQUARE_POINT = 250
_LEGEND_DOT_SQUARE_POINTS = 45
_INCHES = (11.0, 9.2)
_TEXT_COLOR, _NOTE_COLOR, _BORDER_COLOR = "#111111", "#46525a", "#7d8a8c"
_TITLE_CHARACTERS, _NOTE_CHARACTERS = 90, 150
_MARGIN = 0.1  # degrees around the counties


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Band:
    """One band: its name in the legend, its isochrone, and the colors of isochrone and dots."""

    name: str
    area: BaseGeometry
    area_color: str
    dot_color: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dots:
    """Block groups: position in degrees of EPSG:4326, residents, and the index of the band."""

    lon: FloatArray
    lat: FloatArray
    people: IntArray
    band: IntArray


def png_bytes(
    bands: Sequence[Band],
    counties: Sequence[BaseGeometry],
    dots: Dots,
    cities: Sequence[tuple[float, float]],
    provenance: Provenance,
) -> bytes:
    """Return the map as PNG; shapes, dots and cities (lon, lat) are in degrees of EPSG:4326."""
    file = io.BytesIO()
    metadata = {name.capitalize(): text for name, text in provenance.as_text().items()}
    map_figure(bands, counties, dots, cities, provenance).savefig(file, format="png", metadata=metadata)
    return file.getvalue()


def map_figure(
    bands: Sequence[Band],
    counties: Sequence[BaseGeometry],
    dots: Dots,
    cities: Sequence[tuple[float, float]],
    provenance: Provenance,
) -> Figure:
    """Return the map as a matplotlib figure: title, map with legend, and the provenance below.

    The area of a dot is proportional to the people. A degree of longitude is drawn shorter than a degree of latitude
    by the cosine of the middle latitude (equirectangular projection).
    """
    figure = Figure(figsize=_INCHES, dpi=_DPI, facecolor="white")
    axes = figure.add_axes((0.02, 0.14, 0.96, 0.76))
    _draw_areas(axes, bands, counties)
    _draw_dots(axes, bands, dots, cities)
    _draw_legend(axes)
    title = "\n".join(textwrap.wrap(provenance.title, _TITLE_CHARACTERS))
    figure.text(0.03, 0.97, title, fontsize=15, va="top", color=_TEXT_COLOR)
    texts = provenance.as_text()
    notes = [f"{texts['date']}. {texts['settings']}.", texts["source"]]
    note = "\n".join(line for text in notes for line in textwrap.wrap(text, _NOTE_CHARACTERS))
    figure.text(0.03, 0.115, note, fontsize=8, va="top", color=_NOTE_COLOR)
    return figure


def _draw_areas(axes: Axes, bands: Sequence[Band], counties: Sequence[BaseGeometry]) -> None:
    for band in bands:
        if not band.area.is_empty:
            axes.add_patch(PathPatch(_path(band.area), facecolor=band.area_color, edgecolor="none"))
    for county in counties:
        axes.add_patch(PathPatch(_path(county), facecolor="none", edgecolor=_BORDER_COLOR, linewidth=0.5))
    west, south, east, north = shapely.union_all(list(counties)).bounds
    axes.set(xlim=(west - _MARGIN, east + _MARGIN), ylim=(south - _MARGIN, north + _MARGIN))
    axes.set_aspect(1 / np.cos(np.radians((south + north) / 2)))
    axes.axis("off")


def _draw_dots(axes: Axes, bands: Sequence[Band], dots: Dots, cities: Sequence[tuple[float, float]]) -> None:
    for index, band in enumerate(bands):
        in_band = dots.band == index
        size = dots.people[in_band] / _PEOPLE_PER_SQUARE_POINT
        axes.scatter(dots.lon[in_band], dots.lat[in_band], s=size, c=band.dot_color, linewidths=0, label=band.name)
    lon, lat = np.array(cities).T
    axes.scatter(lon, lat, s=26, c="white", edgecolors=_TEXT_COLOR, linewidths=1.2, zorder=3, label="included city")


def _draw_legend(axes: Axes) -> None:
    legend = axes.legend(loc="lower right", frameon=True, fontsize=9)
    for handle in legend.legend_handles:
        if isinstance(handle, PathCollection):
            handle.set_sizes([_LEGEND_DOT_SQUARE_POINTS])


def _path(shape: BaseGeometry) -> Path:
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(np.asarray(ring.coords), closed=True) for ring in rings))
