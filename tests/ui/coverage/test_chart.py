"""The chart of the Coverage page: every bar, with its people and the color of its band."""

from typing import Any

import pytest

from geo.briefing.drawing.palette import DARK, LIGHT
from geo.ui.coverage.chart import area_colors, band_colors, color_stops, people_chart, vega_lite_spec
from geo.ui.coverage.figures import Figures


def bars_of(spec: dict[str, Any]) -> list[tuple[str, int, str]]:
    (rows,) = spec["datasets"].values()
    return [(row.get("minutes") or row["miles"], row["people"], row["band"]) for row in rows]


def test_every_bar_holds_its_people_and_band(what_if: Figures) -> None:
    spec = vega_lite_spec(people_chart(what_if, dark=False))
    near, middle, far, beyond = "up to 30 minutes", "30 to 60 minutes", "60 to 90 minutes", "over 90 minutes"
    assert bars_of(spec) == [
        ("up to 10", 3900, near),
        ("10 to 20", 0, near),
        ("20 to 30", 0, near),
        ("30 to 40", 800, middle),
        ("40 to 50", 300, middle),
        ("50 to 60", 0, middle),
        ("60 to 70", 9000, far),
        ("70 to 80", 0, far),
        ("80 to 90", 0, far),
        ("90 to 100", 0, beyond),
        ("100 to 110", 0, beyond),
        ("110 to 120", 0, beyond),
        ("over 120", 0, beyond),
    ]


def test_by_distance_the_bars_are_miles(county_by_distance: Figures) -> None:
    bars = bars_of(vega_lite_spec(people_chart(county_by_distance, dark=False)))
    assert [bar for bar in bars if bar[1]] == [
        ("up to 10", 1600, "up to 10 miles"),
        ("40 to 50", 300, "10 to 50 miles"),
        ("60 to 70", 2300, "over 50 miles"),
    ]
    assert bars[-1] == ("over 80", 0, "over 50 miles")


@pytest.mark.parametrize(
    ("dark", "palette"), [pytest.param(False, LIGHT, id="light"), pytest.param(True, DARK, id="dark")]
)
def test_the_bars_have_the_colors_of_the_map(what_if: Figures, dark: bool, palette: dict[str, str]) -> None:  # noqa: FBT001 - a case
    spec = vega_lite_spec(people_chart(what_if, dark=dark))
    (scale,) = [layer["encoding"]["color"]["scale"] for layer in spec["layer"] if "color" in layer["encoding"]]
    assert scale["range"] == [palette[f"band{stop}"] for stop in (0, 1, 3, 4)]
    assert scale["domain"] == ["up to 30 minutes", "30 to 60 minutes", "60 to 90 minutes", "over 90 minutes"]


def test_the_page_theme_replaces_the_charts_own(what_if: Figures) -> None:
    assert "config" not in vega_lite_spec(people_chart(what_if, dark=False))


@pytest.mark.parametrize("count", range(2, 14))
def test_every_band_has_a_color_of_its_own(count: int) -> None:
    for colors in (band_colors(count, dark=False), area_colors(count, dark=True)):
        assert len(set(colors)) == count
    assert (color_stops(count)[0], color_stops(count)[-1]) == (0, 4)
    assert color_stops(count) == sorted(color_stops(count))


def test_between_two_stops_a_color_is_mixed_by_channel() -> None:
    low, high = (int(LIGHT[f"band{stop}"][1:3], 16) for stop in (0, 1))
    second_of_nine = band_colors(9, dark=False)[1]
    assert int(second_of_nine[1:3], 16) == round((low + high) / 2)
    assert band_colors(5, dark=False) == [LIGHT[f"band{stop}"] for stop in range(5)]
