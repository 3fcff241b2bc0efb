"""Page: who lives how far from a listed city, where the gaps are, and which city would close them."""

from geo.ui import services
from geo.ui.coverage import view
from geo.ui.services import Services


def render(given: Services) -> None:
    """Draw the page; what cannot be had is said in one sentence."""
    view.show(given)


if __name__ == "__main__":
    render(services.load())
