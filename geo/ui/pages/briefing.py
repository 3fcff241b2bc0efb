"""Page: how well the cities cover the state, where coverage is lowest, and the best new locations."""

from geo.ui import services as page_services
from geo.ui.briefing import view
from geo.ui.services import Services


def render(services: Services) -> None:
    """Draw the page; what is unavailable is replaced by one sentence."""
    view.show(services)


if __name__ == "__main__":
    render(page_services.load())
