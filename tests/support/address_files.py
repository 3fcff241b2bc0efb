"""Address files and indexes for tests: the committed samples, and the full files where they are at hand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from geo.geocoding.addresses import AddressIndex
from geo.pipeline.addresses.build import build_index

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "addresses"
JOSEPHINE = SAMPLES / "josephine_sample.csv"
TIGER = SAMPLES / "tl_2021_30059_addrfeat.zip"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
HEADER = "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH"


def shared(name: str) -> Path:
    """Return a file under ../shared/data, or skip the test where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs ../shared/data/{name}")
    return path


def index_of(folder: Path, *sources: Path) -> AddressIndex:
    target = folder / "addresses.sqlite"
    build_index(sources, target)
    return AddressIndex(target)


def write_openaddresses(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    """Write rows with the keys of OpenAddresses' columns in lower case; missing ones are empty."""
    titles = HEADER.lower().split(",")
    lines = [HEADER, *(",".join(str(row.get(title, "")) for title in titles) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
