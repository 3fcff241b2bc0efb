"""Read address points from GeoJSON lines, as OpenAddresses publishes them: one feature a line."""

import json
from collections.abc import Iterator
from typing import Any

from geo.pipeline.addresses.records import Record, RowError, Skipped, point_record
from geo.pipeline.addresses.streams import Member, Progress, lines

_BRACKETS = ("[", "]", "]}", "")


def read_geojson_lines(member: Member, progress: Progress | None = None) -> Iterator[Record]:
    """Yield the address points of `member`; a line that cannot be used becomes a `Skipped`."""
    for line in lines(member, progress):
        text = line.strip().rstrip(",")
        if text in _BRACKETS or text.startswith('{"type":"FeatureCollection"'):
            continue
        try:
            yield _record(json.loads(text))
        except RowError as error:
            yield Skipped(str(error))
        except (ValueError, RecursionError, TypeError, AttributeError, KeyError, IndexError):
            yield Skipped("the line is not a GeoJSON feature with a point")


def _record(feature: Any) -> Record:  # noqa: ANN401 - JSON from outside
    properties = feature["properties"]
    geometry = feature["geometry"]
    if geometry["type"] != "Point":
        raise RowError("the feature is not a point")
    lon, lat = geometry["coordinates"][:2]
    values = {name: _text(properties.get(name)) for name in ("number", "street", "unit", "city", "postcode")}
    return point_record(
        street=values["street"],
        number=values["number"],
        unit=values["unit"],
        town=values["city"],
        zip_code=values["postcode"],
        lon=lon,
        lat=lat,
    )


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
