"""Measure how far off estimated addresses are: hide a fifth of the points and geocode them from the rest."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geo.geocoding.addresses.geometry import distance_m, from_point
from geo.geocoding.addresses.index import AddressIndex
from geo.geocoding.addresses.match import match_address
from geo.pipeline.addresses.build import recognize
from geo.pipeline.addresses.records import PointRecord
from geo.pipeline.addresses.writer import SourceInfo, writing_index
from geo.tables.gazetteer import Gazetteer

HIDDEN_SHARE = 5  # one in so many addresses is hidden


class Measure(NamedTuple):
    """The errors of one precision: how many, quantiles in meters, and the share within the stated radius."""

    precision: str
    addresses: int
    median_m: float
    ninth_decile_m: float
    percentile_95_m: float
    median_radius_m: float
    within_radius: float


def hold_out(source: Path, gazetteer: Gazetteer) -> list[Measure]:
    """Return the errors over the hidden addresses of `source`, by precision; 'none' counts those without an answer.

    All units of one house are hidden together, and which houses those are depends on their names alone.
    """
    _, _, read = recognize(source, {})
    records = [record for record in read(None) if isinstance(record, PointRecord)]
    hidden = [record for record in records if _is_hidden(record)]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "rest.sqlite"
        with writing_index(target) as writer:
            writer.add(SourceInfo(source.name, "", ""), (record for record in records if not _is_hidden(record)))
        return _measures(_errors(hidden, AddressIndex(target), gazetteer))


def _is_hidden(record: PointRecord) -> bool:
    key = f"{record.number}{record.letter} {record.street.name} {record.street.town_key} {record.street.zip}"
    return hashlib.sha256(key.encode()).digest()[0] % HIDDEN_SHARE == 0


def _errors(
    hidden: Iterable[PointRecord], index: AddressIndex, gazetteer: Gazetteer
) -> Iterator[tuple[str, float, float]]:
    for record in hidden:
        street = record.street
        line = f"{record.number}{record.letter if record.letter.isalpha() else f' {record.letter}'} {street.display}"
        found = match_address(f"{line}, {street.town}, {gazetteer.region.abbreviation} {street.zip}", index, gazetteer)
        if len(found) == 1 and found[0].certain:
            error = distance_m(from_point(found[0].point), (record.lon, record.lat))
            yield found[0].precision.value, error, found[0].radius_m
        else:
            yield "choices" if found else "none", 0.0, 0.0


def _measures(errors: Iterable[tuple[str, float, float]]) -> list[Measure]:
    by_precision: dict[str, list[tuple[float, float]]] = {}
    for precision, error, radius in errors:
        by_precision.setdefault(precision, []).append((error, radius))
    return [_measure(precision, rows) for precision, rows in sorted(by_precision.items())]


def _measure(precision: str, rows: Sequence[tuple[float, float]]) -> Measure:
    error, radius = np.array(rows).T
    median, ninth, last = (float(np.quantile(error, share)) for share in (0.5, 0.9, 0.95))
    return Measure(precision, len(rows), median, ninth, last, float(np.median(radius)), float(np.mean(error <= radius)))
