"""Page: what the numbers mean, how they are calculated, and where the data come from."""

from geo.ui import services as page_services
from geo.ui.about import view
from geo.ui.services import Services


def render(services: Services) -> None:
    """Draw the page; what is unavailable is replaced by one sentence."""
    view.show(services)


if __name__ == "__main__":
    render(page_services.load())
