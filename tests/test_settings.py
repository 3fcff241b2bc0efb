"""Settings are read once and refused by name."""

import os
from pathlib import Path

import pytest

from geo.errors import SettingError
from geo.settings import SHIPPED_DATA, Settings, redacted


def test_the_defaults_contact_nobody() -> None:
    settings = Settings.from_env({})
    assert (settings.data, settings.router) == (SHIPPED_DATA, "builtin")
    assert not settings.nominatim
    assert not settings.photon


def test_a_folder_of_other_tables_can_be_named(tmp_path: Path) -> None:
    assert Settings.from_env({"GEO_DATA": str(tmp_path)}).data == tmp_path


@pytest.mark.parametrize("router", ["osrm", "osrm:ftp://x", "google", "osrm:127.0.0.1:5000"])
def test_an_unknown_router_is_refused_by_name(router: str) -> None:
    with pytest.raises(SettingError, match=f"GEO_ROUTER is '{router}'"):
        Settings.from_env({"GEO_ROUTER": router})


def test_a_missing_data_folder_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"GEO_DATA is .*nowhere', which is no folder"):
        Settings.from_env({"GEO_DATA": str(tmp_path / "nowhere")})


def test_a_data_folder_in_a_folder_that_may_not_be_searched_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refuse)
        with pytest.raises(SettingError, match="GEO_DATA is '/private/data'"):
            Settings.from_env({"GEO_DATA": "/private/data"})


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://host:5000", "http://host:5000"),
        ("osrm:http://host", "osrm:http://host"),
        ("http://[::1]:5000/", "http://[::1]:5000"),
        ("", ""),
        ("http://host/SECRET", "http://host/…"),
        ("http://host?key=SECRET", "http://host/…"),
        ("http://me:SECRET@host:80", "http://…@host:80"),
        ("http://me:a/SECRET@host", "http://…"),
        ("http://me:SECRET", "http://…"),
        ("me:SECRET@host", "…@host"),
        ("http://SECRET and more", "http://…"),
    ],
)
def test_a_message_shows_scheme_host_and_port_of_an_address_alone(address: str, shown: str) -> None:
    assert redacted(address) == shown
