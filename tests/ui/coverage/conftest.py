"""Planning data of Lowmark, a made-up state small enough to check by eye, and two views of it."""

import pytest

from geo.routing.nearest import Rank
from geo.ui import services
from geo.ui.coverage import data
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.figures import Figures, compute_figures
from geo.ui.coverage.state import View
from support import lowmark

WHAT_IF = View(limits=(30, 60, 90), add=("Elk Cross",), drop=("Ashport",))
COUNTY_BY_DISTANCE = View(rank=Rank.DISTANCE, county="West Fell", limits=(10, 50), threshold=50)


@pytest.fixture(scope="session")
def lowmark_data() -> PlanningData:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEO_DATA", str(lowmark.DATA))
        planning_data = data.load(services.load())
    assert planning_data is not None
    return planning_data


@pytest.fixture(scope="session")
def what_if(lowmark_data: PlanningData) -> Figures:
    """Return the figures after adding Elk Cross and dropping Ashport."""
    return compute_figures(lowmark_data, WHAT_IF)


@pytest.fixture(scope="session")
def county_by_distance(lowmark_data: PlanningData) -> Figures:
    """Return the figures of West Fell County, by distance."""
    return compute_figures(lowmark_data, COUNTY_BY_DISTANCE)
