"""The briefing's colors by role, light and dark: teal within the threshold, amber to crimson beyond it."""

from collections.abc import Mapping
from importlib.resources import files

LIGHT: Mapping[str, str] = {
    "ink": "#111111",
    "soft": "#46525a",
    "back": "#ffffff",
    "card": "#eef3f3",
    "line": "#c9cfd1",
    "near": "#0b6e7c",
    "border": "#ffffff",
    "area0": "#bfdde0",
    "area1": "#dcebeb",
    "area2": "#f6e7c6",
    "area3": "#f3cfb7",
    "area4": "#dcbccb",
    "band0": "#0b5d6b",
    "band1": "#3d94a0",
    "band2": "#b87a06",
    "band3": "#cc4a12",
    "band4": "#7a0f3a",
}
DARK: Mapping[str, str] = {
    "ink": "#f2f5f5",
    "soft": "#b9c4c7",
    "back": "#11191c",
    "card": "#1c262b",
    "line": "#3d4a50",
    "near": "#5cc8d6",
    "border": "#11191c",
    "area0": "#12424b",
    "area1": "#24464b",
    "area2": "#4f4325",
    "area3": "#552f1c",
    "area4": "#4a1d30",
    "band0": "#2a9fb2",
    "band1": "#8fd6df",
    "band2": "#f2c35a",
    "band3": "#f5803e",
    "band4": "#f05a8c",
}


def style_sheet() -> str:
    """Return the briefing's style sheet with its colors: dark ones for `.brief.dark`, but light ones in print."""
    rules = (files("geo.briefing") / "briefing.css").read_text(encoding="utf-8")
    light, dark = _variables(LIGHT), _variables(DARK)
    return f".brief {{ {light} }}\n.brief.dark {{ {dark} }}\n@media print {{ .brief.dark {{ {light} }} }}\n{rules}"


def _variables(colors: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colors.items())
