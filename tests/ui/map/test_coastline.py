"""Sea and land on the base map: water along the coast, none where a table merely ends."""

from typing import Any

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.ui.map import coastline

OURS = shapely.box(0, 0, 4, 4)  # the sea lies west of it
NEIGHBORS = [
    shapely.box(0, 4, 5, 6).difference(shapely.box(1.9, 5, 2.1, 6)),  # with an inlet that the frame clips
    shapely.box(4, -2, 6, 4),
    shapely.box(0, -2, 4, 0),
]  # the state north-east of them is in no table


def collection(*shapes: BaseGeometry) -> dict[str, Any]:
    features = [{"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(shape)} for shape in shapes]
    return {"type": "FeatureCollection", "features": features}


def drawn(layer: dict[str, Any]) -> BaseGeometry:
    return shapely.union_all([shapely.geometry.shape(feature["geometry"]) for feature in layer["features"]])


@pytest.fixture(scope="module")
def layers() -> dict[str, Any]:
    return coastline.split(collection(*NEIGHBORS), collection(OURS))


@pytest.mark.parametrize(
    "place", [(-1, 2), (-1, -2), (-9, 2), (-9, -9), (-0.5, 15)], ids=["near", "edge", "far", "corner", "north"]
)
def test_the_sea_is_along_the_coast_and_continues_beyond_the_frame(
    layers: dict[str, Any], place: tuple[float, float]
) -> None:
    assert drawn(layers["sea"]).contains(shapely.Point(place))


@pytest.mark.parametrize(
    "place", [(5.5, 5.5), (9, 2), (2, 9), (2, -9), (9, 9)], ids=["no table", "east", "north", "south", "corner"]
)
def test_land_continues_where_the_tables_end(layers: dict[str, Any], place: tuple[float, float]) -> None:
    assert not drawn(layers["sea"]).intersects(shapely.Point(place))


def test_an_inlet_that_the_frame_clips_stays_water(layers: dict[str, Any]) -> None:
    assert drawn(layers["sea"]).contains(shapely.Point(2, 5.5))


def test_the_frame_is_not_a_border(layers: dict[str, Any]) -> None:
    borders = drawn(layers["states"])
    frame = shapely.box(-2, -2, 6, 6).boundary
    assert borders.distance(shapely.Point(4.5, 4)) == 0
    assert borders.intersection(frame).is_empty


def test_a_region_without_coast_has_no_sea() -> None:
    around = shapely.box(-2, -2, 6, 6).difference(OURS)
    assert drawn(coastline.split(collection(around), collection(OURS))["sea"]).is_empty
