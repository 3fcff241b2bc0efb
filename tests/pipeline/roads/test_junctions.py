"""Highways meet where their lines cross, and where an end stops short of another."""

import pytest

from geo.errors import TableError
from geo.pipeline.roads.end_links import EndLink, EndRule, end_links
from geo.pipeline.roads.junctions import crossings, position_on
from geo.pipeline.roads.mileposts import post_point
from geo.units import METERS_PER_MILE
from support.build_fakes import part, post, straight

MAIN = part(straight("004", east=(0, 10), north=0))


def south_of_main(nearest_mi: float, *, first_mp: float = 1.0) -> list[EndLink]:
    """Return the links of a road from the south that ends `nearest_mi` miles short of the main road."""
    posts = [post("019", first_mp + n, 5.3, -nearest_mi - n) for n in range(5)]
    links = end_links([MAIN, part(posts)], [], {}, [])
    return [link for link in links if link.post.highway == "019"]


def test_two_lines_that_cross_share_one_node_named_by_the_lower_number() -> None:
    other = part([post("019", 1, 4.5, -1), post("019", 3, 4.5, 1)])
    [(here, there)] = crossings([MAIN, other])
    assert (here.node, there.node) == ("004:5.50", "004:5.50")
    assert there.fraction == pytest.approx(0.5)


def test_parallel_lines_do_not_cross() -> None:
    assert list(crossings([MAIN, part(straight("063", east=(0, 10), north=0.2))])) == []


def test_a_highway_does_not_cross_itself() -> None:
    again = part([post("004", 50, 4.5, -1), post("004", 52, 4.5, 1)])
    assert list(crossings([MAIN, again])) == []


def test_the_first_mile_leads_to_the_nearest_point_not_the_nearest_post() -> None:
    [link] = south_of_main(0.9)
    assert link.node == "004:6.30"
    assert link.length_m == pytest.approx(METERS_PER_MILE, rel=0.01)


def test_a_first_mile_too_long_for_the_gap_is_cut_to_a_winding_road() -> None:
    [link] = south_of_main(0.5, first_mp=1.9)
    assert link.length_m == pytest.approx((1.35 * 0.5 + 0.1) * METERS_PER_MILE)


def test_a_highway_with_missing_first_posts_is_linked_by_distance() -> None:
    [link] = south_of_main(0.5, first_mp=30.0)
    assert link.length_m == pytest.approx(1.1 * 0.5 * METERS_PER_MILE)


def test_an_end_is_linked_in_the_direction_it_points() -> None:
    slanting = part([post("019", 1, 5.3, -0.6), post("019", 2, 6, -1.3)])
    [link] = [link for link in end_links([MAIN, slanting], [], {}, []) if link.post.key == "019:1.00"]
    assert link.node == "004:5.59"
    assert link.length_m == pytest.approx(METERS_PER_MILE)


def test_an_end_far_from_everything_stays_an_end() -> None:
    assert south_of_main(3.0) == []


def test_a_rule_can_forbid_a_link() -> None:
    near = part([post("019", 1.0, 5, -0.5), post("019", 2.0, 5, -1.5)])
    rules = [EndRule(post="019:1.00", to="", miles=None)]
    assert [link for link in end_links([MAIN, near], rules, {}, []) if link.post.key == "019:1.00"] == []


def test_a_rule_can_give_the_miles_and_reach_farther() -> None:
    far = part([post("019", 3.0, 5, -2.8), post("019", 4.0, 5, -3.8)])
    rules = [EndRule(post="019:3.00", to="004", miles=3.0)]
    [link] = [link for link in end_links([MAIN, far], rules, {}, []) if link.post.key == "019:3.00"]
    assert link.length_m == pytest.approx(3 * METERS_PER_MILE)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (EndRule(post="019:9.99", to="004", miles=1.0), "row 2, column post: '019:9.99' is not the end of a highway"),
        (EndRule(post="004:1.00", to="777", miles=1.0), "row 2, column to: '777' is neither a highway nor a node"),
    ],
)
def test_a_rule_without_an_end_or_a_target_is_rejected(rule: EndRule, fault: str) -> None:
    with pytest.raises(TableError, match=fault):
        list(end_links([MAIN], [rule], {}, []))


def test_a_place_keeps_its_share_of_the_stretch() -> None:
    position = position_on(MAIN, post_point(post("x", 0, 3.25, 2)))
    assert (position.segment, position.node) == (3, "004:4.25")
    assert position.fraction == pytest.approx(0.25)


@pytest.mark.parametrize(("distance_mi", "count"), [(1.39, 1), (1.41, 0)])
def test_an_end_is_linked_to_a_highway_within_1_4_miles(distance_mi: float, count: int) -> None:
    assert len(south_of_main(distance_mi)) == count
