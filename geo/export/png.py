"""Draw the coverage map as a PNG that says inside, and in writing below, where it comes from."""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.arrays import FloatArray, IntArray
from geo.export.provenance import Provenance

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.collections import PathCollection
    from matplotlib.path import Path

_INCHES, _DPI = (11.0, 9.2), 150
_INK, _SOFT = "#111111", "#46525a"
_WIDE, _LEGEND_DOT = 150, 45


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Band:
    """One band: its name in the legend, the area it fills, and the colors of area and dots."""

    name: str
    area: BaseGeometry
    area_color: str
    dot_color: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dots:
    """Block groups: position in degrees, residents, and the rank of the band."""

    lon: FloatArray
    lat: FloatArray
    people: IntArray
    band: IntArray


def png_bytes(
    bands: Sequence[Band],
    counties: Sequence[BaseGeometry],
    dots: Dots,
    cities: Sequence[tuple[float, float]],
    about: Provenance,
) -> bytes:
    """Return the map as PNG; shapes, dots and cities (lon, lat) are in degrees of EPSG:4326."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow to import, and only this needs it

    figure = Figure(figsize=_INCHES, dpi=_DPI, facecolor="white")
    axes = figure.add_axes((0.02, 0.14, 0.96, 0.76))
    _fill(axes, bands, counties)
    _dot(axes, bands, dots, cities)
    figure.text(0.03, 0.97, "\n".join(textwrap.wrap(about.title, 90)), fontsize=15, va="top", color=_INK)
    told = about.as_text()
    notes = [f"{told['date']}. {told['settings']}.", told["source"]]
    figure.text(
        0.03,
        0.115,
        "\n".join(line for note in notes for line in textwrap.wrap(note, _WIDE)),
        fontsize=8,
        va="top",
        color=_SOFT,
    )
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={name.capitalize(): text for name, text in told.items()})
    return file.getvalue()


def _fill(axes: "Axes", bands: Sequence[Band], counties: Sequence[BaseGeometry]) -> None:
    from matplotlib.patches import PathPatch  # noqa: PLC0415 - as above

    for band in bands:
        if not band.area.is_empty:
            axes.add_patch(PathPatch(_path(band.area), facecolor=band.area_color, edgecolor="none", label=band.name))
    for county in counties:
        axes.add_patch(PathPatch(_path(county), facecolor="none", edgecolor="#7d8a8c", linewidth=0.5))
    west, south, east, north = shapely.union_all(list(counties)).bounds
    axes.set(xlim=(west - 0.1, east + 0.1), ylim=(south - 0.1, north + 0.1))
    axes.set_aspect(1 / np.cos(np.radians((south + north) / 2)))
    axes.axis("off")


def _dot(axes: "Axes", bands: Sequence[Band], dots: Dots, cities: Sequence[tuple[float, float]]) -> None:
    for rank, band in enumerate(bands):
        here = dots.band == rank
        axes.scatter(
            dots.lon[here], dots.lat[here], s=dots.people[here] / 250, c=band.dot_color, linewidths=0, label=band.name
        )
    lon, lat = np.array(cities).T
    axes.scatter(lon, lat, s=26, c="white", edgecolors=_INK, linewidths=1.2, zorder=3, label="city that counts")
    handles, names = axes.get_legend_handles_labels()
    last = dict(zip(names, handles, strict=True))
    legend = axes.legend(last.values(), last.keys(), loc="lower right", frameon=True, fontsize=9)
    for handle in legend.legend_handles:
        cast("PathCollection", handle).set_sizes([_LEGEND_DOT])


def _path(shape: BaseGeometry) -> "Path":
    from matplotlib.path import Path  # noqa: PLC0415 - as above

    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(np.asarray(ring.coords), closed=True) for ring in rings))
