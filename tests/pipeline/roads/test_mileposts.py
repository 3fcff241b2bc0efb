"""Mileposts are put in driving order, and no road counts twice."""

from pathlib import Path

import pytest

from geo.pipeline.roads.mileposts import read_highways
from support.build_fakes import feature, post, straight, write_posts


def keys(path: Path, highway: str) -> list[str]:
    return [one.key for one in read_highways(path)[highway]]


def test_posts_come_in_the_order_of_their_miles(tmp_path: Path) -> None:
    posts = straight("007", east=(0, 3), north=0)
    path = write_posts(tmp_path / "posts.geojson", [feature(one) for one in reversed(posts)])
    assert keys(path, "007") == ["007:1.00", "007:2.00", "007:3.00", "007:4.00"]


def test_the_other_carriageway_counts_only_where_the_first_has_no_post(tmp_path: Path) -> None:
    one_side = [post("001", mile, mile, 0) for mile in (1, 2, 4)]
    other_side = [post("001", mile + 0.02, mile, 0.02) for mile in (1, 2, 3, 4)]
    rows = [feature(one) for one in one_side] + [feature(one, side="2") for one in other_side]
    path = write_posts(tmp_path / "posts.geojson", rows)
    assert keys(path, "001") == ["001:1.00", "001:2.00", "001:3.02", "001:4.00"]


def test_an_other_carriageway_far_away_is_left_out(tmp_path: Path) -> None:
    rows = [feature(post("006", mile, mile, 0)) for mile in (1, 3)]
    path = write_posts(tmp_path / "posts.geojson", [*rows, feature(post("006", 2, 2, 1.5), side="2")])
    assert keys(path, "006") == ["006:1.00", "006:3.00"]


def test_repeated_mileage_is_inserted_where_the_road_leads(tmp_path: Path) -> None:
    plain = [post("009", 48, 0, 0), post("009", 49, 1, 0), post("009", 50, 4, 0)]
    again = [post("009", 48, 2, 0, repeated=True), post("009", 49, 3, 0, repeated=True)]
    path = write_posts(tmp_path / "posts.geojson", [feature(one) for one in [*plain, *again]])
    assert keys(path, "009") == ["009:48.00", "009:49.00", "009:Z48.00", "009:Z49.00", "009:50.00"]


@pytest.mark.parametrize(("suffix", "kept"), [("BP", True), ("AD", False), ("AQ", False)])
def test_a_bypass_is_a_highway_but_a_frontage_road_is_not(tmp_path: Path, suffix: str, kept: bool) -> None:  # noqa: FBT001
    rows = [feature(one, suffix=suffix) for one in straight("006", east=(0, 2), north=0)]
    path = write_posts(tmp_path / "posts.geojson", rows)
    assert (f"006{suffix}" in read_highways(path)) == kept


def test_a_highway_of_one_post_has_no_length_and_is_left_out(tmp_path: Path) -> None:
    assert read_highways(write_posts(tmp_path / "posts.geojson", [feature(post("068", 10, 0, 0))])) == {}
