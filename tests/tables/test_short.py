"""The message about a broken file is short, however long the file is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.conditions.front_matter import split
from geo.conditions.reader import read_conditions
from geo.errors import ConditionError, TableError
from geo.tables.counties import read_shapes
from geo.tables.csv_reader import Column, read_table
from geo.tables.region import read_region
from geo.tables.roads import read_roads
from geo.ui.map.basemap import read_shapes as read_layer

LONG = "x" * 100_000
BAD_BYTE = b"a,b\n" + LONG.encode() + b"\xff\xfe"


@pytest.mark.parametrize("content", [BAD_BYTE, LONG.encode(), f'{{"{LONG}": 1}}'.encode()], ids=["byte", "text", "key"])
@pytest.mark.parametrize(
    "read",
    [
        read_shapes,
        read_region,
        split,
        lambda path: read_layer(path.parent, "rivers"),
        lambda path: read_table(path, [Column(name="name")]),
    ],
    ids=["counties", "region", "panel", "layer", "table"],
)
def test_a_file_full_of_something_else_is_not_quoted_at_length(
    tmp_path: Path, read: Callable[[Path], object], content: bytes
) -> None:
    path = tmp_path / "basemap_rivers.geojson"
    path.write_bytes(content)
    with pytest.raises((TableError, ConditionError)) as caught:
        read(path)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("key", ["name", LONG])
def test_a_long_value_of_a_region_is_not_quoted_at_length(tmp_path: Path, key: str) -> None:
    path = tmp_path / "region.toml"
    path.write_text(f'{key} = ["{LONG}"]')
    with pytest.raises(TableError, match="must be text") as caught:
        read_region(path)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("line", [f"{LONG}: 1", f"order: {LONG}", f"id: [{LONG}]", f"id: {{{LONG}", f"kind: {LONG}"])
def test_a_long_value_of_a_panel_is_not_quoted_at_length(tmp_path: Path, line: str) -> None:
    (tmp_path / "references.csv").write_text("id,authors,title,journal,year,doi,pmid,url,flag,note\n")
    needed = "id: a\ntitle: a\nkind: topic\norder: 1\nsources: []\nreviewed: 2026-01\n"
    (tmp_path / "a.md").write_text(f"---\n{needed}{line}\n---\n## A\n\nB\n")
    with pytest.raises(ConditionError) as caught:
        read_conditions(tmp_path)
    assert len(str(caught.value)) < 300


def test_a_long_list_of_points_is_not_quoted_at_length(tmp_path: Path) -> None:
    (tmp_path / "road_nodes.csv").write_text("node,lat,lon\na,44,-121\nb,45,-121\n")
    (tmp_path / "road_edges.csv").write_text("from,to,length_m,kind,route,delay_s\na,b,120000,rural,US 97,0\n")
    (tmp_path / "road_speeds.csv").write_text("kind,kmh,snap,why\nrural,80,yes,x\n")
    (tmp_path / "road_connectors.csv").write_text(
        f"from,to,miles,kind,route,why,via\na,b,90,rural,,x,{'1.' * 50_000} 44\n"
    )
    with pytest.raises(TableError, match="not a list of points") as caught:
        read_roads(tmp_path)
    assert len(str(caught.value)) < 250
