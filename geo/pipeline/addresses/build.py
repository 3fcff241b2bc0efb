"""Build an address index from a mix of sources: recognize each, read it, and write all of it to one file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from geo.errors import DatasetError
from geo.pipeline.addresses import osm, tiger
from geo.pipeline.addresses.delimited import read_delimited
from geo.pipeline.addresses.geojson import read_geojson_lines
from geo.pipeline.addresses.records import Record
from geo.pipeline.addresses.streams import Member, Progress, file_member, members, regular_file
from geo.pipeline.addresses.writer import Counts, SourceInfo, writing_index

_CSV = (".csv", ".csv.gz", ".tsv", ".txt")
_GEOJSON = (".geojson", ".geojson.gz", ".geojsonl", ".geojsonl.gz", ".jsonl", ".ndjson")
_OSM = (".osm.pbf", ".pbf", ".osm")
_UNKNOWN_LICENSE = "not stated"
ReadSource = Callable[[Progress | None], Iterator[Record]]


def build_index(
    sources: Sequence[Path],
    target: Path,
    *,
    columns: Mapping[str, str] | None = None,
    licenses: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> list[Counts]:
    """Write the addresses of `sources` to the index `target` and return what came of each source.

    `columns` names the columns of CSV files (`FIELDS`); `licenses` gives the license of a source by its file name, and
    under '' that of all others. A house that several sources have is answered from the one named first.

    Raises `DatasetError` for a source that cannot be used; `target` is then as it was.
    """
    licenses = licenses or {}
    known = [recognize(source, columns or {}) for source in sources]
    with writing_index(target) as writer:
        done = []
        for source, (kind, license_, read) in zip(sources, known, strict=True):
            terms = licenses.get(source.name) or license_ or licenses.get("") or _UNKNOWN_LICENSE
            counts = writer.add(SourceInfo(source.name, kind, terms), read(progress))
            if not counts.rows:
                raise DatasetError(f"{source.name} has no usable address in it ({_reasons(counts)}).")
            done.append(counts)
    return done


def source_size(source: Path) -> int:
    """Return about how many bytes will be read of `source`, for a progress bar."""
    if source.is_dir():
        return sum(path.stat().st_size for path in source.rglob("*.shp"))
    if source.suffix.lower() == ".zip":
        return sum(member.packed for member in members(regular_file(source), ("",)))
    return regular_file(source).stat().st_size


def recognize(source: Path, columns: Mapping[str, str]) -> tuple[str, str, ReadSource]:
    """Return the format of `source`, the license that goes with it ('' if it has none of its own), and its reader.

    Raises `DatasetError` for a file that is none of the formats.
    """
    name = source.name.lower()
    if source.is_dir():
        return _shapefiles(source)
    regular_file(source)
    if name.endswith(".shp"):
        return _shapefiles_of([(source.name, str(source), source.stat().st_size)])
    if name.endswith(".zip"):
        if members(source, (".shp",)):
            return _shapefiles(source)
        return _texts(source.name, members(source, _CSV + _GEOJSON), columns)
    if name.endswith(_OSM):
        return "OpenStreetMap", osm.LICENSE, lambda progress: osm.read_osm(source, progress)
    return _texts(source.name, [file_member(source)] if name.endswith(_CSV + _GEOJSON) else [], columns)


def _shapefiles(source: Path) -> tuple[str, str, ReadSource]:
    found = tiger.shapefiles(source)
    if source.is_dir():
        archives = [file for path in sorted(source.glob("*.zip")) for file in tiger.shapefiles(path)]
        found = [*found, *archives]
    if not found:
        raise DatasetError(
            f"{source.name} is a folder without shapefiles; name a file or a folder of TIGER/Line files."
        )
    return _shapefiles_of(found)


def _shapefiles_of(found: Sequence[tuple[str, str, int]]) -> tuple[str, str, ReadSource]:
    def read(progress: Progress | None) -> Iterator[Record]:
        for name, address, size in found:
            yield from tiger.read_addrfeat(address, name, size, progress)

    return "TIGER/Line ADDRFEAT", tiger.LICENSE, read


def _texts(source: str, files: Sequence[Member], columns: Mapping[str, str]) -> tuple[str, str, ReadSource]:
    if not files:
        raise DatasetError(
            f"{source} is not in a known format; use .csv, .geojson, .zip, .osm.pbf, or a folder of "
            "TIGER/Line shapefiles."
        )

    def read(progress: Progress | None) -> Iterator[Record]:
        for member in files:
            if member.name.lower().endswith(_CSV):
                yield from read_delimited(member, columns, progress)
            else:
                yield from read_geojson_lines(member, progress)

    return ("GeoJSON lines" if files[0].name.lower().endswith(_GEOJSON) else "CSV"), "", read


def _reasons(counts: Counts) -> str:
    return "; ".join(f"{count:,} rows: {reason}" for reason, count in list(counts.skipped.items())[:3]) or "it is empty"
