"""Read house numbers, named streets, places and landmarks from an OpenStreetMap extract."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.errors import DatasetError
from geo.pipeline.addresses.records import (
    LineRecord,
    Record,
    RowError,
    Skipped,
    landmark_record,
    microdegrees,
    point_record,
    street_key,
)
from geo.pipeline.addresses.streams import Progress

LICENSE = "ODbL 1.0 (OpenStreetMap contributors)"
_LANDMARKS = {
    "amenity": {"clinic", "college", "courthouse", "hospital", "library", "townhall", "university"},
    "aeroway": {"aerodrome"},
    "place": {"city", "hamlet", "locality", "neighbourhood", "quarter", "suburb", "town", "village"},
    "healthcare": {"hospital"},
    "tourism": {"museum", "zoo"},
    "shop": {"mall"},
    "boundary": {"aboriginal_lands"},
}
_NO_STREETS = {"proposed", "construction", "platform", "bus_stop", "elevator"}


def read_osm(path: Path, progress: Progress | None = None) -> Iterator[Record]:
    """Yield what the extract `path` names; a building counts at the middle of its corners.

    Raises `DatasetError` where osmium is missing or the file is broken.
    """
    try:
        import osmium  # noqa: PLC0415 - an extra that may be missing
    except ModuleNotFoundError as error:
        raise DatasetError(
            "Reading OpenStreetMap files needs osmium: pip install 'within-reach[addresses]'."
        ) from error
    wanted = osmium.filter.KeyFilter("highway", "addr:housenumber", *_LANDMARKS)
    try:
        objects = (
            osmium.FileProcessor(str(path))
            .with_locations()
            .with_filter(osmium.filter.EntityFilter(osmium.osm.NODE | osmium.osm.WAY))
            .with_filter(wanted)
        )
        for element in objects:
            yield from _records(element)
    except (RuntimeError, ValueError) as error:
        raise DatasetError(f"{path.name} cannot be read as an OpenStreetMap extract ({error}).") from error
    if progress is not None:
        progress(path.stat().st_size)


def _records(element: Any) -> Iterator[Record]:  # noqa: ANN401 - osmium has no types
    tags = element.tags
    try:
        vertices = _vertices(element)
        if not vertices:
            return
        if "addr:housenumber" in tags and "addr:street" in tags:
            lon, lat = _middle(vertices)
            yield point_record(
                number=tags["addr:housenumber"],
                street=tags["addr:street"],
                unit=tags.get("addr:unit", ""),
                town=tags.get("addr:city", ""),
                zip_code=tags.get("addr:postcode", ""),
                lon=lon,
                lat=lat,
            )
        if len(vertices) > 1 and tags.get("highway", "proposed") not in _NO_STREETS:
            yield from _street(tags, vertices)
        kind = next((tags[key] for key, kinds in _LANDMARKS.items() if tags.get(key) in kinds), None)
        if kind is not None and "name" in tags:
            yield landmark_record(tags["name"], kind, *_middle(vertices))
    except RowError as error:
        yield Skipped(str(error))


def _street(tags: Any, vertices: list[tuple[float, float]]) -> Iterator[Record]:  # noqa: ANN401 - osmium has no types
    line = tuple(microdegrees(*vertex) for vertex in vertices)
    names = [tags.get(key, "") for key in ("name", "alt_name", "official_name")]
    names += [ref.strip() for ref in tags.get("ref", "").split(";")]
    for name in dict.fromkeys(name for name in names if name):
        yield LineRecord(street_key(name), line)


def _vertices(element: Any) -> list[tuple[float, float]]:  # noqa: ANN401 - osmium has no types
    if element.is_node():
        return [(element.location.lon, element.location.lat)] if element.location.valid() else []
    return [(node.location.lon, node.location.lat) for node in element.nodes if node.location.valid()]


def _middle(vertices: list[tuple[float, float]]) -> tuple[float, float]:
    corners = vertices[:-1] if len(vertices) > 1 and vertices[0] == vertices[-1] else vertices
    lon, lat = zip(*corners, strict=True)
    return sum(lon) / len(lon), sum(lat) / len(lat)
