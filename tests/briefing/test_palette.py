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
@pytest.mark.parametrize("baseline", ["back", "card"])
@pytest.mark.parametrize("text", ["ink", "soft", "near"])
def test_text_can_be_read(colors: dict[str, str], text: str, baseline: str) -> None:
    assert contrast(colors[text], colors[baseline]) >= 4.5


@pytest.mark.parametrize("colors", SCHEMES)
@pytest.mark.parametrize("band", BANDS)
def test_a_band_s_dots_stand_out_from_its_area_and_from_the_page(colors: dict[str, str], band: int) -> None:
    assert contrast(colors[f"band{band}"], colors["back"]) >= 3
    assert contrast(colors[f"band{band}"], colors[f"area{band}"]) >= 2.3


def test_the_coverage_map_has_the_same_colors() -> None:
    sheet = (WEB / "coverage.css").read_text(encoding="utf-8")
    found = [(name, value) for name, value in re.findall(r"--((?:area|band)\d): (#[0-9a-f]{6})", sheet)]
    wanted = {
        (name, value) for colors in (LIGHT, DARK) for name, value in colors.items() if name[:-1] in {"area", "band"}
    }
    assert set(found) == wanted


def test_paper_is_always_light() -> None:
    assert style_sheet().count(f"--back: {LIGHT['back']};") == 2
