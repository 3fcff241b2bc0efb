"""The chart of the Coverage page: people by minutes or miles, each bar in the color of its band."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from geo.briefing.drawing.palette import DARK, LIGHT
from geo.coverage.bands import band_of
from geo.coverage.limits import to_core_units
from geo.ui.coverage.figures import STEP, Figures
from geo.ui.coverage.tables import band_names, distribution_rows

_LAST_STOP = 4
_STOPS_OF_FEW = {2: [0.0, 4.0], 3: [0.0, 2.0, 4.0], 4: [0.0, 1.0, 3.0, 4.0]}
_BAR_HEIGHT = 19  # pixels
_LABEL_SPACE = 1.2  # times the longest bar, for the number at its end


def people_chart(figures: Figures, *, dark: bool) -> alt.LayerChart:
    """Return a bar of people per `STEP` minutes or miles; the last bar is all people farther away."""
    names = band_names(figures.view)
    rows = distribution_rows(figures)
    table = pd.DataFrame(rows)
    table["band"] = [names[band] for band in _bands_of_bars(len(rows), figures)]
    unit = figures.view.unit
    colors = alt.Scale(domain=names, range=band_colors(len(names), dark=dark))
    lengths = alt.Scale(domainMax=max(int(table["people"].max()), 1) * _LABEL_SPACE, nice=False)
    base = alt.Chart(table, title=alt.Title(f"People by {unit} to the nearest city", anchor="start")).encode(
        y=alt.Y(unit, type="ordinal", sort=None, title=None, axis=alt.Axis(labelOverlap=False, labelFlush=False)),
        x=alt.X("people", type="quantitative", scale=lengths, axis=None),  # each bar has its number at its end
    )
    bars = base.mark_bar().encode(
        color=alt.Color("band", type="nominal", scale=colors, legend=None),
        tooltip=[unit, alt.Tooltip("people", format=","), "band"],
    )
    ink = (DARK if dark else LIGHT)["ink"]
    counts = base.mark_text(align="left", dx=4, color=ink).encode(text=alt.Text("people", format=","))
    chart: alt.LayerChart = (bars + counts).properties(height=alt.Step(_BAR_HEIGHT))
    return chart


def vega_lite_spec(chart: alt.LayerChart) -> dict[str, Any]:
    """Return the chart as Vega-Lite without its config, which the page's theme replaces.

    The specification is not validated again: that takes longer than building it.
    """
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return {name: part for name, part in spec.items() if name != "config"}


def band_colors(count: int, *, dark: bool) -> list[str]:
    """Return one strong color per band, as '#rrggbb', along the briefing's scale of five."""
    return _colors("band", count, dark=dark)


def area_colors(count: int, *, dark: bool) -> list[str]:
    """Return one pale color per band, as '#rrggbb', along the briefing's scale of five."""
    return _colors("area", count, dark=dark)


def color_stops(count: int) -> list[float]:
    """Return the position of each band on the color scale, from 0 to 4; up to five bands use the five colors as is."""
    return _STOPS_OF_FEW.get(count) or [band / (count - 1) * _LAST_STOP for band in range(count)]


def _colors(role: str, count: int, *, dark: bool) -> list[str]:
    scale = [(DARK if dark else LIGHT)[f"{role}{stop}"] for stop in range(_LAST_STOP + 1)]
    return [_interpolate(scale, stop) for stop in color_stops(count)]


def _interpolate(scale: list[str], stop: float) -> str:
    low = min(int(stop), len(scale) - 2)
    ends = [[int(color[start : start + 2], 16) for start in (1, 3, 5)] for color in (scale[low], scale[low + 1])]
    mixed = [round(one + (other - one) * (stop - low)) for one, other in zip(*ends, strict=True)]
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _bands_of_bars(count: int, figures: Figures) -> list[int]:
    """Return the band of each of `count` bars by its upper end; the last bar is in the last band."""
    ends = to_core_units([(bar + 1) * STEP for bar in range(count - 1)], figures.view.rank)
    return [*band_of(np.array(ends), figures.limits).tolist(), len(figures.limits)]
