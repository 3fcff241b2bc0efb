"""The pages' services: loaded once, and a broken table disables only what depends on it."""

import gc
import shutil
from pathlib import Path

import pytest
import streamlit as st

from geo.pipeline.addresses.build import build_index
from geo.settings import SHIPPED_DATA
from geo.ui import services
from support.address_files import JOSEPHINE


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the shipped tables; the page reads it and reads it."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, folder)
    monkeypatch.setenv("GEO_DATA", str(folder))
    monkeypatch.delenv("GEO_ROUTER", raising=False)
    return folder


@pytest.mark.usefixtures("data")
def test_valid_tables_give_every_service_and_no_fault() -> None:
    loaded = services.load()
    assert loaded.faults == ()
    assert len(loaded.cities) == 46
    assert loaded.routers
    assert loaded.conditions is not None
    assert loaded.assets is not None
    assert "basemap.js" in loaded.assets.names


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
def test_a_broken_table_disables_what_depends_on_it_and_is_named(data: Path, file: str, lost: str) -> None:
    (data / file).write_text("broken")
    loaded = services.load()
    assert not getattr(loaded, lost)
    assert any(Path(file).name in fault for fault in loaded.faults)
    assert loaded.assets is not None


def test_a_broken_file_that_two_parts_read_is_named_once(data: Path) -> None:
    path = data / "basemap_counties.geojson"
    path.write_bytes(path.read_bytes()[:2000] + b"\xff\xfe")
    (fault,) = services.load().faults
    assert fault.startswith("basemap_counties.geojson: ")
    assert "byte 2001 is not UTF-8" in fault


def test_an_invalid_routing_address_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_ROUTER", "osrm:http://host:0")
    loaded = services.load()
    assert len(loaded.cities) == 46
    assert any("'http://host:0'" in fault for fault in loaded.faults)
    assert data.is_dir()


def test_a_corrected_table_is_read_again(data: Path) -> None:
    valid = (data / "basemap_lakes.geojson").read_text()
    (data / "basemap_lakes.geojson").write_text("broken")
    assert services.load().faults
    (data / "basemap_lakes.geojson").write_text(valid)
    assert services.load().faults == ()


def test_an_invalid_data_folder_is_the_only_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", "/nowhere")
    (fault,) = services.load().faults
    assert fault.startswith("GEO_DATA is '/nowhere'")


def test_the_address_of_the_routing_server_is_kept(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data.is_dir()
    monkeypatch.setenv("GEO_ROUTER", "osrm:http://127.0.0.1:5000")
    assert services.load().asked_server == "http://127.0.0.1:5000"


def test_loaded_objects_are_excluded_from_garbage_collection(data: Path) -> None:
    assert data.is_dir()
    gc.unfreeze()
    services.freeze_gc.cache_clear()
    services.load()
    assert gc.get_freeze_count() > 10_000
    gc.unfreeze()


def test_emptied_caches_do_not_freeze_the_collector_again(data: Path) -> None:
    assert data.is_dir()
    services.load()
    gc.unfreeze()
    st.cache_resource.clear()
    services.load()
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("router", ["127.0.0.1:5000", "osrm:http://127.0.0.1:99999", "http://me:secret@127.0.0.1"])
def test_with_an_unusable_routing_address_the_built_in_router_answers(
    data: Path,  # noqa: ARG001 - sets GEO_DATA
    monkeypatch: pytest.MonkeyPatch,
    router: str,
) -> None:
    monkeypatch.setenv("GEO_ROUTER", router)
    loaded = services.load()
    assert loaded.unready is None
    assert loaded.asked_server is None
    assert len(loaded.faults) == 1
    assert "GEO_ROUTER" in loaded.faults[0]
    assert "secret" not in loaded.faults[0]


def test_an_address_index_that_cannot_be_read_disables_only_addresses(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "addresses.sqlite").write_text("broken" * 100)
    loaded = services.load()
    assert loaded.addresses is None
    assert loaded.routers
    (fault,) = loaded.faults
    assert "not an address index" in fault
    monkeypatch.setenv("GEO_ADDRESSES", str(data / "missing.sqlite"))
    (fault,) = services.load().faults
    assert "there is no such file" in fault


def test_an_address_index_in_the_data_folder_is_used(data: Path) -> None:
    build_index([JOSEPHINE], data / "addresses.sqlite")
    loaded = services.load()
    assert loaded.faults == ()
    assert loaded.addresses is not None
