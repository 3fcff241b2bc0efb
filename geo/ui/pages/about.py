"""Page: what the numbers mean, how they are found and where the data come from."""

from geo.ui import about_view, services
from geo.ui.services import Services


def render(given: Services) -> None:
    """Draw the page; what cannot be had is said in one sentence."""
    about_view.show(given)


if __name__ == "__main__":
    render(services.load())
