"""Controls are visible: their borders, their colors, and the focus."""

from collections.abc import Callable

import pytest

from support.view import PHONE, View

pytestmark = pytest.mark.slow

CONTRAST = """(one, name) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    for (const fill of [getComputedStyle(document.querySelector(".stApp")).backgroundColor, color]) {
      canvas.fillStyle = fill;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = (css) => rgb(css).reduce((sum, part, at) => sum + linear(part) * [0.2126, 0.7152, 0.0722][at], 0.05);
  const [low, high] = [light(getComputedStyle(one)[name]), light("transparent")].sort((a, b) => a - b);
  return high / low;
}"""
CONTROLS = [
    ".stForm button",
    ".locate button",
    "button.sort",
    "button.choose",
    ".more",
    ".route a",
    ".share a",
    "summary",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_and_borders_have_contrast(visit: Callable[..., View], scheme: str) -> None:
    page = visit(scheme=scheme).find("97910").page
    controls = [*CONTROLS, "[data-testid=stTopNavLink]"]
    page.keyboard.press("Tab")  # a keyboard focus, which is shown
    for control in controls:
        page.locator(control).first.focus()
        assert page.locator(control).first.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid", control
        assert page.locator(control).first.evaluate(CONTRAST, "outlineColor") >= 3, control
    page.locator(".st-key-ask input").focus()
    assert page.locator("[data-testid=stTextInputRootElement]").first.evaluate(CONTRAST, "outlineColor") >= 3
    for button in (".locate button", ".more", ".share button"):
        assert page.locator(button).first.evaluate(CONTRAST, "borderTopColor") >= 3, button


@pytest.mark.parametrize(("scheme", "color"), [("light", "rgb(11, 95, 107)"), ("dark", "rgb(126, 208, 219)")])
def test_links_have_the_themes_color_and_are_tall_enough_to_tap(
    visit: Callable[..., View], scheme: str, color: str
) -> None:
    page = visit(scheme=scheme, size=PHONE).find("97910").page
    for link in (".route a", ".share a"):
        assert page.locator(link).evaluate("(one) => getComputedStyle(one).color") == color
    box = page.locator(".route a").bounding_box()
    assert box is not None
    assert box["height"] >= 44


def test_in_forced_colors_the_selected_row_has_an_outline(visit: Callable[..., View]) -> None:
    page = visit(forced_colors="active").find("97910").page
    assert page.locator("tr.selected").evaluate("(row) => getComputedStyle(row).outlineStyle") == "solid"
