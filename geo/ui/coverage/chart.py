"""The chart of "Coverage": people by minutes, each bar in its band's color."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from geo.briefing.drawing.palette import DARK, LIGHT
from geo.coverage.bands import band_of
from geo.coverage.limits import to_core_units
from geo.ui.coverage.figures import STEP, Figures
from geo.ui.coverage.tables import band_names, distribution_rows

_STOPS = 4
_FEW = {2: [0.0, 4.0], 3: [0.0, 2.0, 4.0], 4: [0.0, 1.0, 3.0, 4.0]}
_BAR = 19  # pixels
_ROOM = 1.2  # times the longest bar, for the number behind it


def people_chart(found: Figures, *, dark: bool) -> alt.LayerChart:
    """Return bars of people by `STEP` minutes or miles; the last bar is everybody beyond."""
    names = band_names(found.view)
    rows = distribution_rows(found)
    table = pd.DataFrame(rows)
    table["band"] = [names[rank] for rank in _bands(len(rows), found)]
    unit = found.view.unit
    scale = alt.Scale(domain=names, range=band_colors(len(names), dark=dark))
    room = alt.Scale(domainMax=max(int(table["people"].max()), 1) * _ROOM, nice=False)
    base = alt.Chart(table).encode(
        y=alt.Y(unit, type="ordinal", sort=None, title=f"{unit.capitalize()} to the nearest city that counts"),
        x=alt.X("people", type="quantitative", title="People", scale=room, axis=alt.Axis(format="~s", tickCount=4)),
    )
    bars = base.mark_bar().encode(
        color=alt.Color("band", type="nominal", scale=scale, legend=None),
        tooltip=[unit, alt.Tooltip("people", format=","), "band"],
    )
    ink = (DARK if dark else LIGHT)["ink"]
    counts = base.mark_text(align="left", dx=4, color=ink).encode(text=alt.Text("people", format=","))
    chart: alt.LayerChart = (bars + counts).properties(height=alt.Step(_BAR))
    return chart


def drawing(chart: alt.LayerChart) -> dict[str, Any]:
    """Return the chart as Vega-Lite, without checking again what was built here: that takes longer than building it."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return {name: part for name, part in spec.items() if name != "config"}  # the page's theme stands in for it


def band_colors(count: int, *, dark: bool) -> list[str]:
    """Return one strong color per band, from the first to the last of the briefing's row of five."""
    return _row("band", count, dark=dark)


def area_colors(count: int, *, dark: bool) -> list[str]:
    """Return one pale color per band."""
    return _row("area", count, dark=dark)


def _row(role: str, count: int, *, dark: bool) -> list[str]:
    row = [(DARK if dark else LIGHT)[f"{role}{stop}"] for stop in range(_STOPS + 1)]
    return [_between(row, stop) for stop in stops(count)]


def stops(count: int) -> list[float]:
    """Return where on the row of five (0 to 4) each band's color is: on the five themselves as far as they reach."""
    return _FEW.get(count) or [rank / (count - 1) * _STOPS for rank in range(count)]


def _between(row: list[str], at: float) -> str:
    low = min(int(at), len(row) - 2)
    ends = [[int(color[place : place + 2], 16) for place in (1, 3, 5)] for color in (row[low], row[low + 1])]
    mixed = [round(one + (other - one) * (at - low)) for one, other in zip(*ends, strict=True)]
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _bands(count: int, found: Figures) -> list[int]:
    """Return the band of each bar by its upper end; the last is beyond all."""
    ends = to_core_units([(rank + 1) * STEP for rank in range(count - 1)], found.view.rank)
    return [*band_of(np.array(ends), found.limits).tolist(), len(found.limits)]
