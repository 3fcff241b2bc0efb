"""Page: how far people live from a listed city, where the gaps are, and which new locations would close them."""

from geo.ui.coverage import view
from geo.ui.services import Services, load


def render(services: Services) -> None:
    """Draw the page; a table or service that is missing or invalid is reported in one sentence."""
    view.show(services)


if __name__ == "__main__":
    render(load())
