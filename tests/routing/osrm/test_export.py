"""The network as an OpenStreetMap file, and the OSRM dataset built from one."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import osmium
import pytest
from click.testing import CliRunner

from geo.cli.main import main
from geo.cli.roads import command
from geo.errors import DatasetError
from geo.geodesy import chord_m, to_ecef
from geo.routing.osrm.dataset import build_dataset, serve_command
from geo.routing.osrm.export import export_network, speed_limits_kmh
from support.road_fakes import grid, network, write_tables

ROADS = grid(4, seed=2)


@pytest.mark.parametrize("name", ["own.osm", "own.osm.pbf"])
def test_every_node_and_edge_is_written_with_its_tags(tmp_path: Path, name: str) -> None:
    export_network(ROADS, tmp_path / name)
    nodes, ways = {}, []
    for item in osmium.FileProcessor(tmp_path / name):
        if isinstance(item, osmium.osm.Node):
            nodes[item.id] = (item.location.lon, item.location.lat)
        elif isinstance(item, osmium.osm.Way):
            ways.append(([node.ref for node in item.nodes], dict(item.tags)))
    assert list(nodes) == list(range(1, 17))
    assert np.array(list(nodes.values())) == pytest.approx(np.column_stack([ROADS.lon, ROADS.lat]), abs=1e-6)
    assert [refs for refs, _ in ways] == (np.column_stack([ROADS.start, ROADS.end]) + 1).tolist()
    assert ways[0][1] | {"maxspeed": ""} == {
        "highway": "primary",
        "oneway": "no",
        "ref": "R0",
        "name": "R0",
        "maxspeed": "",
    }


def test_at_four_fifths_of_the_limit_an_edge_takes_its_duration() -> None:
    positions = to_ecef(ROADS.lon, ROADS.lat)
    straight_m = chord_m(positions[ROADS.start], positions[ROADS.end])
    assert straight_m / (0.8 * speed_limits_kmh(ROADS) / 3.6) == pytest.approx(ROADS.duration_s)


def test_a_second_export_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.osm.pbf", "two.osm.pbf"):
        export_network(ROADS, tmp_path / name)
    assert (tmp_path / "one.osm.pbf").read_bytes() == (tmp_path / "two.osm.pbf").read_bytes()


def test_unsigned_roads_are_named_by_their_kind(tmp_path: Path) -> None:
    export_network(network([(-121, 44), (-120.9, 44)], [(0, 1)], routes=[""]), tmp_path / "own.osm")
    assert '<tag k="name" v="road"/>' in (tmp_path / "own.osm").read_text()


@pytest.mark.parametrize(
    ("kind", "highway"),
    [("interstate urban", "motorway"), ("city street", "residential"), ("rural", "primary")],
)
def test_a_kind_of_road_becomes_a_class_of_highway(tmp_path: Path, kind: str, highway: str) -> None:
    roads = replace(network([(-121, 44), (-120.9, 44)], [(0, 1)]), kind=(kind,))
    export_network(roads, tmp_path / "own.osm")
    items = osmium.FileProcessor(tmp_path / "own.osm")
    assert [item.tags["highway"] for item in items if isinstance(item, osmium.osm.Way)] == [highway]


def test_the_command_writes_the_network_of_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", str(write_tables(tmp_path)))
    result = CliRunner().invoke(command, ["export", str(tmp_path / "own.osm")])
    assert result.output == f"{tmp_path / 'own.osm'}: 4 nodes, 3 ways.\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [("own.txt", "own.txt must end in .osm or .osm.pbf."), ("none/own.osm", "cannot be written")],
)
def test_a_file_that_cannot_be_written_is_one_line_on_stderr(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, message: str
) -> None:
    monkeypatch.setenv("GEO_DATA", str(write_tables(tmp_path)))
    assert main(["roads", "export", str(tmp_path / name)]) != 0
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="needs a Python older than 3.12, which cannot have osrm-bindings"
)
def test_without_osrm_bindings_one_line_names_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.osm.pbf").touch()
    assert main(["roads", "osm", str(tmp_path / "own.osm.pbf"), "--out", str(tmp_path / "out")]) == 1
    err = capsys.readouterr().err
    assert "needs the package osrm-bindings, which is made for Python 3.12 and newer" in err
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_python_that_cannot_be_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="cannot be run"):
        build_dataset(tmp_path / "own.osm", tmp_path, python=tmp_path / "python")


def fake_python(folder: Path, *, fails_at: str = "nothing") -> Path:
    """Return a program that stands in for a Python with osrm-bindings and fails at one step."""
    program = folder / "python"
    program.write_text(
        '#!/bin/sh\nif [ "$1" = -c ]; then echo /car.lua; exit; fi\n'
        f'if [ "$3" = {fails_at} ]; then echo no room; exit 1; fi\n'
    )
    program.chmod(0o755)
    return program


def write_extract(path: Path, *objects: str) -> Path:
    """Write nodes and ways, such as "node 1", in this order to an OpenStreetMap file at `path`."""
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for kind, number in (text.split() for text in objects):
            if kind == "node":
                writer.add_node(osmium.osm.mutable.Node(id=int(number), version=1, location=(-121.3, 44.0)))
            else:
                writer.add_way(osmium.osm.mutable.Way(id=int(number), version=1, nodes=[1, 2], tags={}))
    return path


def small_extract(folder: Path, name: str = "own.osm.pbf") -> Path:
    return write_extract(folder / name, "node 1", "node 2", "way 1")


@pytest.mark.parametrize("name", ["own.osm.pbf", "own.osm"])
@pytest.mark.parametrize(
    ("objects", "message"),
    [
        pytest.param(["node 2", "node 1", "way 1"], "node 1 is not in the order .* osmium sort", id="unsorted-nodes"),
        pytest.param(["node 1", "way 1", "node 2"], "node 2 is not in the order .* osmium sort", id="node-after-way"),
        pytest.param(["node 1", "node 1", "way 1"], "node 1 is not in the order .* osmium sort", id="same-id-twice"),
        pytest.param(["node -1", "node 2", "way 1"], "node -1 has an id below 1.* osmium renumber", id="negative-node"),
        pytest.param(["node 1", "node 2", "way -5"], "way -5 has an id below 1.* osmium renumber", id="negative-way"),
        pytest.param(["node 1", "node 2"], "contains no ways", id="no-ways"),
        pytest.param([], "contains no ways", id="nothing"),
    ],
)
def test_an_extract_that_osrm_would_misread_is_rejected(
    objects: list[str], message: str, name: str, tmp_path: Path
) -> None:
    source = write_extract(tmp_path / name, *objects)
    with pytest.raises(DatasetError, match=message):
        build_dataset(source, tmp_path / "out", python=fake_python(tmp_path))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [b"", b"junk" * 99], ids=["empty", "junk"])
def test_a_file_that_is_not_openstreetmap_data_is_rejected(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "own.osm.pbf").write_bytes(content)
    with pytest.raises(DatasetError, match=r"own\.osm\.pbf (cannot be read as OpenStreetMap data|contains no ways)"):
        build_dataset(tmp_path / "own.osm.pbf", tmp_path / "out", python=fake_python(tmp_path))


def test_a_step_that_fails_is_named_with_its_last_line_of_output(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="OSRM's contract failed: no room"):
        build_dataset(small_extract(tmp_path), tmp_path, python=fake_python(tmp_path, fails_at="contract"))


def test_a_file_with_another_extension_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"own.zip does not have the name of an OpenStreetMap file"):
        build_dataset(tmp_path / "own.zip", tmp_path, python=fake_python(tmp_path))


def test_the_serve_command_is_for_this_machine_only_and_logs_no_coordinates(tmp_path: Path) -> None:
    base = build_dataset(small_extract(tmp_path), tmp_path / "out", python=fake_python(tmp_path))
    assert serve_command(base) == (
        f"python -m osrm routed --ip 127.0.0.1 --port 5000 --verbosity WARNING {tmp_path / 'out' / 'own.osrm'}"
    )


def test_a_folder_that_cannot_be_created_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatasetError, match=r"cannot be created .*; name another with --out"):
        build_dataset(small_extract(tmp_path), tmp_path / "file" / "below", python=fake_python(tmp_path))
