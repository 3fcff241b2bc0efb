"""The briefing's colors: enough contrast, and the same on the coverage map."""

import re
from pathlib import Path

import pytest

from geo.briefing.drawing.palette import DARK, LIGHT, style_sheet

WEB = Path(__file__).resolve().parents[2] / "geo" / "ui" / "web"
SCHEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
BANDS = range(5)


def luminance(color: str) -> float:
    """Return the relative luminance of '#rrggbb', as the Web Content Accessibility Guidelines define it."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colors", SCHEMES)
@pytest.mark.parametrize("background", ["back", "card"])
@pytest.mark.parametrize("text", ["ink", "soft", "near"])
def test_text_has_enough_contrast(colors: dict[str, str], text: str, background: str) -> None:
    assert contrast(colors[text], colors[background]) >= 4.5


@pytest.mark.parametrize("colors", SCHEMES)
@pytest.mark.parametrize("band", BANDS)
def test_a_band_s_dots_stand_out_from_its_area_and_from_the_page(colors: dict[str, str], band: int) -> None:
    assert contrast(colors[f"band{band}"], colors["back"]) >= 3
    assert contrast(colors[f"band{band}"], colors[f"area{band}"]) >= 2.3


def test_the_coverage_map_has_the_same_colors() -> None:
    sheet = (WEB / "coverage.css").read_text(encoding="utf-8")
    colors = [(name, value) for name, value in re.findall(r"--((?:area|band)\d): (#[0-9a-f]{6})", sheet)]
    expected = {
        (name, value) for colors in (LIGHT, DARK) for name, value in colors.items() if name[:-1] in {"area", "band"}
    }
    assert set(colors) == expected


@pytest.mark.parametrize("band", BANDS)
def test_the_page_draws_each_band_in_its_color(band: int) -> None:
    rules = style_sheet()
    for rule in (
        f".brief .area{band} {{ fill: var(--area{band}); }}",
        f".brief path.band{band} {{ stroke: var(--band{band}); }}",
        f".brief .key.band{band} {{ background: var(--band{band}); }}",
    ):
        assert rule in rules


def test_print_is_always_light() -> None:
    assert style_sheet().count(f"--back: {LIGHT['back']};") == 2
