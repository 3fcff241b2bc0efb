"""All that an operator may change, read from the environment once, at the outermost line."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from geo.errors import SettingError

_ADDRESS = re.compile(r"((?:osrm:)?(?:[a-z]{1,9}://)?)([^/?#\\]*)(.*)", re.DOTALL)
_HOST = re.compile(r"(\[[0-9a-fA-F:.]{2,45}\]|[\w.-]{0,80})(:\d{1,5})?")
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
    tiles: str = ""
    addresses: Path | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Return the settings that `env` (the process's environment unless given) holds.

        Raises `SettingError` for a value that cannot be used.
        """
        env = os.environ if env is None else env
        data = Path(env.get("GEO_DATA") or SHIPPED_DATA)
        if not os.path.isdir(data):  # noqa: PTH112 - `Path.is_dir` raises PermissionError in an unreadable folder
            raise SettingError(f"GEO_DATA is {str(data)!r}, which is no folder; name a folder of tables.")
        router = env.get("GEO_ROUTER") or "builtin"
        if router != "builtin" and not router.startswith(("osrm:http://", "osrm:https://")):
            raise SettingError(f"GEO_ROUTER is {redacted(router)!r}; use 'builtin' or 'osrm:http://HOST:PORT'.")
        addresses = env.get("GEO_ADDRESSES")
        usual = data / "addresses.sqlite"
        return cls(
            data=data,
            cache=Path(env.get("GEO_CACHE") or platformdirs.user_cache_dir("within-reach", appauthor=False)),
            router=router,
            nominatim=env.get("GEO_NOMINATIM") or "",
            photon=env.get("GEO_PHOTON") or "",
            contact=env.get("GEO_CONTACT") or "",
            tiles=env.get("GEO_TILES") or "",
            addresses=Path(addresses) if addresses else usual if usual.is_file() else None,
        )


def redacted(address: str) -> str:
    """Return the scheme, host and port of `address`; '…' takes the place of all else, such as a password or a token."""
    prefix, authority, path = _ADDRESS.fullmatch(address).groups()  # type: ignore[union-attr]  # it matches any text
    _, at, host = authority.rpartition("@")
    if "@" in path or not _HOST.fullmatch(host):
        return f"{prefix}…"
    return prefix + ("…@" if at else "") + host + ("/…" if path.strip("/") else "")
