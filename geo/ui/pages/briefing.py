"""Page: how well the state is covered, what is wrong and what next, for a meeting."""

from geo.ui import services
from geo.ui.briefing import view
from geo.ui.services import Services


def render(given: Services) -> None:
    """Draw the page; what cannot be had is said in one sentence."""
    view.show(given)


if __name__ == "__main__":
    render(services.load())
