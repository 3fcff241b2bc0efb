"""Page: what the numbers mean, how they are found and where the data come from."""

from geo.ui import services
from geo.ui.about import view
from geo.ui.services import Services


def render(given: Services) -> None:
    """Draw the page; what cannot be had is said in one sentence."""
    view.show(given)


if __name__ == "__main__":
    render(services.load())
