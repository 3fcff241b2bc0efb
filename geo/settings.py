"""All that an operator may change, read from the environment once, at the outermost line."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from geo.errors import SettingError

_PACKAGE = Path(__file__).resolve().parent
SHIPPED_DATA = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent / "data"
"""The tables: inside the installed package, or beside it in the source tree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings; the defaults contact no network service."""

    data: Path
    cache: Path
    router: str
    nominatim: str
    photon: str
    contact: str
    addresses: Path | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Return the settings that `env` (the process's environment unless given) holds.

        Raises `SettingError` for a value that cannot be used.
        """
        env = os.environ if env is None else env
        data = Path(env.get("GEO_DATA") or SHIPPED_DATA)
        if not data.is_dir():
            raise SettingError(f"GEO_DATA is {str(data)!r}, which is no folder; name a folder of tables.")
        router = env.get("GEO_ROUTER") or "builtin"
        if router != "builtin" and not router.startswith(("osrm:http://", "osrm:https://")):
            shown = without_password(router)
            raise SettingError(f"GEO_ROUTER is {shown!r}; use 'builtin' or 'osrm:http://HOST:PORT'.")
        addresses = env.get("GEO_ADDRESSES")
        if addresses and not Path(addresses).is_file():
            raise SettingError(f"GEO_ADDRESSES is {addresses!r}, which is not a file; name an address index.")
        usual = data / "addresses.sqlite"
        return cls(
            data=data,
            cache=Path(env.get("GEO_CACHE") or platformdirs.user_cache_dir("within-reach", appauthor=False)),
            router=router,
            nominatim=env.get("GEO_NOMINATIM") or "",
            photon=env.get("GEO_PHOTON") or "",
            contact=env.get("GEO_CONTACT") or "",
            addresses=Path(addresses) if addresses else usual if usual.is_file() else None,
        )


def without_password(address: str) -> str:
    """Return `address` without a user name and password, for a sentence that visitors may read."""
    return re.sub(r"//[^/]*@", "//…@", address)
