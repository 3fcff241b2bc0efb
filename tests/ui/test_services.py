"""What the pages draw from: read once, and a broken part costs only itself."""

import gc
import shutil
from pathlib import Path

import pytest

from geo.settings import SHIPPED_DATA
from geo.ui import services


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the tables that the page reads."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, folder)
    monkeypatch.setenv("GEO_DATA", str(folder))
    monkeypatch.delenv("GEO_ROUTER", raising=False)
    return folder


@pytest.mark.usefixtures("data")
def test_sound_tables_give_everything_and_no_fault() -> None:
    given = services.load()
    assert given.faults == ()
    assert len(given.cities) == 46
    assert given.routers
    assert given.conditions is not None
    assert given.assets is not None
    assert "basemap.js" in given.assets.names


@pytest.mark.parametrize(
    ("file", "lost"),
    [
        ("service_cities.csv", "cities"),
        ("zips.csv", "gazetteer"),
        ("road_edges.csv", "routers"),
        ("region.toml", "region"),
        ("sources.csv", "sources"),
        ("conditions/references.csv", "conditions"),
    ],
)
def test_a_broken_table_costs_what_depends_on_it_and_is_named(data: Path, file: str, lost: str) -> None:
    (data / file).write_text("broken")
    given = services.load()
    assert not getattr(given, lost)
    assert any(Path(file).name in fault for fault in given.faults)
    assert given.assets is not None


def test_a_broken_file_that_two_parts_read_is_named_once_and_shortly(data: Path) -> None:
    path = data / "basemap_counties.geojson"
    path.write_bytes(path.read_bytes()[:2000] + b"\xff\xfe")
    (fault,) = services.load().faults
    assert fault == "basemap_counties.geojson: the file is not valid GeoJSON (byte 2001 is not UTF-8)."


def test_a_routing_address_that_is_none_is_said_on_the_page(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_ROUTER", "osrm:http://host:port")
    given = services.load()
    assert len(given.cities) == 46
    assert any("'http://host:port', which is not a plain address" in fault for fault in given.faults)
    assert data.is_dir()


def test_a_table_that_is_mended_is_read_again(data: Path) -> None:
    sound = (data / "basemap_lakes.geojson").read_text()
    (data / "basemap_lakes.geojson").write_text("broken")
    assert services.load().faults
    (data / "basemap_lakes.geojson").write_text(sound)
    assert services.load().faults == ()


def test_a_wrong_setting_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", "/nowhere")
    assert services.load().faults == ("GEO_DATA is '/nowhere', which is no folder; name a folder of tables.",)


def test_the_server_that_is_asked_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data.is_dir()
    monkeypatch.setenv("GEO_ROUTER", "osrm:http://127.0.0.1:5000")
    assert services.load().asked_server == "http://127.0.0.1:5000"


def test_what_is_loaded_is_out_of_the_collector_s_sight(data: Path) -> None:
    assert data.is_dir()
    gc.unfreeze()
    services.load()
    assert gc.get_freeze_count() > 10_000
    gc.unfreeze()


@pytest.mark.parametrize("router", ["127.0.0.1:5000", "osrm:http://127.0.0.1:99999", "http://me:secret@127.0.0.1"])
def test_with_an_unusable_routing_address_the_built_in_roads_answer(
    data: Path,  # noqa: ARG001 - the folder that the environment names
    monkeypatch: pytest.MonkeyPatch,
    router: str,
) -> None:
    monkeypatch.setenv("GEO_ROUTER", router)
    given = services.load()
    assert given.unready is None
    assert given.asked_server is None
    assert len(given.faults) == 1
    assert "GEO_ROUTER" in given.faults[0]
    assert "secret" not in given.faults[0]
