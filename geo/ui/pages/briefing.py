"""Page: how well the state is covered, what is wrong and what next, for a meeting."""

from geo.ui import briefing_view, services
from geo.ui.services import Services


def render(given: Services) -> None:
    """Draw the page; what cannot be had is said in one sentence."""
    briefing_view.show(given)


if __name__ == "__main__":
    render(services.load())
