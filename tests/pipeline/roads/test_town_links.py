"""A town's streets link it to the highways around it, but not across a river."""

import pytest
from shapely import Point

from geo.pipeline.roads.kinds import Town
from geo.pipeline.roads.lines import Segment
from geo.pipeline.roads.network import Edge, edges_of
from geo.pipeline.roads.town_links import STREET_WINDING, TownLink, TownRule, town_links
from geo.units import METERS_PER_MILE
from support.build_fakes import EAST_M, NORTH_M, part, post, straight

MAIN = part(straight("001", east=(0, 10), north=0))
OLD = part(straight("063", east=(0, 10), north=1))
TOWN = Town(
    name="Talent",
    center=Point(EAST_M + 5.5 * METERS_PER_MILE, NORTH_M + 0.8 * METERS_PER_MILE),
    radius_m=1_500,
    people=6_000,
)


def stays_straight(_: Segment) -> bool:
    return True


def links(*rules: TownRule) -> list[TownLink]:
    parts = [MAIN, OLD]
    return list(town_links([TOWN], parts, edges_of(parts, [], []), rules, is_bypass=stays_straight))


def test_a_town_between_two_highways_is_linked_to_both_nearest_first() -> None:
    near, far = links()
    assert (near.position.node, far.position.node) == ("063:6.50", "001:6.50")
    assert near.length_m == pytest.approx(0.2 * METERS_PER_MILE * STREET_WINDING, rel=1e-3)


def test_a_second_link_without_benefit_is_not_added() -> None:
    old, beside = part(straight("063", east=(0.5, 9.5), north=1)), part(straight("081", east=(5.5, 6.5), north=1.05))
    between = part([old.segments[5].start, beside.ends[0]])
    edges = edges_of([old, beside, between], [], [])
    linked = town_links([TOWN], [old, beside], edges, [], is_bypass=stays_straight)
    assert [link.position.part.highway for link in linked] == ["063"]


def test_a_rule_can_forbid_a_link() -> None:
    river = TownRule(town="Talent", highway="001", miles=None)
    assert [link.position.part.highway for link in links(river)] == ["063"]


def test_known_miles_replace_the_estimate() -> None:
    known = TownRule(town="Talent", highway="001", miles=1.7)
    assert {link.position.part.highway: link.length_m for link in links(known)}["001"] == pytest.approx(
        1.7 * METERS_PER_MILE
    )


def test_a_highway_out_of_reach_is_not_linked() -> None:
    away = part(straight("022", east=(0, 10), north=5))
    assert list(town_links([TOWN], [away], [], [], is_bypass=stays_straight)) == []


def test_a_road_long_enough_goes_through_the_town_itself() -> None:
    winding = part([post("063", 5, 5, 1), post("063", 6.3, 6, 1)])
    [link] = town_links([TOWN], [winding], [], [], is_bypass=lambda _: False)
    assert (link.position.node, link.length_m) == ("Talent", 0)


def test_a_bypass_does_not_bend_to_a_town() -> None:
    bypass = part([post("063", 5, 5, 1), post("063", 6.3, 6, 1)])
    [link] = town_links([TOWN], [bypass], [], [], is_bypass=stays_straight)
    assert link.length_m == pytest.approx(0.2 * METERS_PER_MILE * STREET_WINDING)


@pytest.mark.parametrize(
    ("radius_m", "distance_mi", "is_linked"),
    [
        pytest.param(100, 1.24, True, id="2-km-from-a-village"),
        pytest.param(100, 1.25, False, id="beyond-2-km-from-a-village"),
        pytest.param(2_000, 1.86, True, id="one-and-a-half-radii"),
        pytest.param(2_000, 1.87, False, id="beyond-one-and-a-half-radii"),
        pytest.param(9_000, 2.79, True, id="4500-m-from-a-city"),
        pytest.param(9_000, 2.80, False, id="beyond-4500-m-from-a-city"),
    ],
)
def test_streets_reach_as_far_as_the_town_is_large(radius_m: float, distance_mi: float, is_linked: bool) -> None:  # noqa: FBT001 - a parameter of the case
    town = Town(name="Talent", center=Point(EAST_M + 5.5 * METERS_PER_MILE, NORTH_M), radius_m=radius_m, people=1)
    road = part(straight("022", east=(0, 10), north=distance_mi))
    assert bool(list(town_links([town], [road], [], [], is_bypass=stays_straight))) is is_linked


@pytest.mark.parametrize(("miles", "highways"), [(1.48, ["063"]), (1.52, ["063", "022"])])
def test_a_link_is_worth_a_detour_of_half_its_length_and_800_m(miles: float, highways: list[str]) -> None:
    """The link has 1.5 miles, so the limit is 1.5 * 1.5 + 0.5 miles; the detour has 1.25 more than the connector."""
    south = part(straight("022", east=(0, 10), north=-0.4))
    connector = Edge(
        start="063:6.00", end="022:6.00", length_m=miles * METERS_PER_MILE, highway="999", mp=1, sinuosity=1
    )
    edges = [*edges_of([OLD, south], [], []), connector]
    linked = town_links([TOWN], [OLD, south], edges, [], is_bypass=stays_straight)
    assert [link.position.part.highway for link in linked] == highways
