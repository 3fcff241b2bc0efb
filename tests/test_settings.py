"""Settings are read once and refused by name."""

from pathlib import Path

import pytest

from geo.errors import SettingError
from geo.settings import SHIPPED_DATA, Settings


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
