"""Where exported figures come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The source of the figures, the day they were calculated (ISO 8601), and the settings by name."""

    title: str
    source: str
    date: str
    settings: Mapping[str, str] = field(default_factory=dict)

    def as_text(self) -> dict[str, str]:
        """Return title, source, date and settings, each as one string."""
        settings = "; ".join(f"{name}: {value}" for name, value in self.settings.items())
        return {"title": self.title, "source": self.source, "date": self.date, "settings": settings}
