"""Sea and land on the base map: water where the coast is, and none where a table merely ends."""

from typing import Any

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.ui.map import coastline

OURS = shapely.box(0, 0, 4, 4)  # the sea lies west of it
NEIGHBORS = [
    shapely.box(0, 4, 5, 6).difference(shapely.box(1.9, 5, 2.1, 6)),  # with an inlet that the frame cuts
    shapely.box(4, -2, 6, 4),
    shapely.box(0, -2, 4, 0),
]  # north-east of them lies a state that no table holds


def collection(*shapes: BaseGeometry) -> dict[str, Any]:
    features = [{"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(one)} for one in shapes]
    return {"type": "FeatureCollection", "features": features}


def drawn(layer: dict[str, Any]) -> BaseGeometry:
    return shapely.union_all([shapely.geometry.shape(one["geometry"]) for one in layer["features"]])


@pytest.fixture(scope="module")
def layers() -> dict[str, Any]:
    return coastline.split(collection(*NEIGHBORS), collection(OURS))


@pytest.mark.parametrize(
    "place", [(-1, 2), (-1, -2), (-9, 2), (-9, -9), (-0.5, 15)], ids=["near", "edge", "far", "corner", "north"]
)
def test_the_sea_lies_beside_the_coast_and_goes_on_beyond_the_frame(
    layers: dict[str, Any], place: tuple[float, float]
) -> None:
    assert drawn(layers["sea"]).contains(shapely.Point(place))


@pytest.mark.parametrize(
    "place", [(5.5, 5.5), (9, 2), (2, 9), (2, -9), (9, 9)], ids=["no table", "east", "north", "south", "corner"]
)
def test_land_goes_on_where_the_tables_end(layers: dict[str, Any], place: tuple[float, float]) -> None:
    assert not drawn(layers["sea"]).intersects(shapely.Point(place))


def test_an_inlet_that_the_frame_cuts_stays_water(layers: dict[str, Any]) -> None:
    assert drawn(layers["sea"]).contains(shapely.Point(2, 5.5))


def test_the_frame_is_no_border(layers: dict[str, Any]) -> None:
    borders = drawn(layers["states"])
    frame = shapely.box(-2, -2, 6, 6).boundary
    assert borders.distance(shapely.Point(4.5, 4)) == 0
    assert borders.intersection(frame).is_empty


def test_a_region_without_coast_has_no_sea() -> None:
    around = shapely.box(-2, -2, 6, 6).difference(OURS)
    assert drawn(coastline.split(collection(around), collection(OURS))["sea"]).is_empty
