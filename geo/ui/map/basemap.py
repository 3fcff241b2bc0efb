"""Draw the base map as a script: counties, states, lakes, rivers, highways and the labels, from the tables."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.models import City
from geo.tables.gazetteer import Gazetteer
from geo.tables.geojson import read_geojson
from geo.tables.places import ZipArea
from geo.tables.road_network import RoadNetwork
from geo.ui.map import coastline, geojson
from geo.ui.map.highways import highway_labels, highway_layer, route_lines

_GRID_DEG = 0.001  # about 100 m: a pixel at zoom 10
SHAPES = ("states", "counties", "lakes", "rivers")
_LARGE_TOWN = 8_000  # residents
_CITY_ZOOM, _COUNTY_ZOOM, _LARGE_TOWN_ZOOM, _TOWN_ZOOM, _ZIP_ZOOM = 5, 5.5, 8, 9, 10.5  # from which their labels show


def draw(
    shapes: Mapping[str, Any], cities: Sequence[City], gazetteer: Gazetteer | None, network: RoadNetwork | None
) -> bytes:
    """Return the whole base map as one script, from the parts that there are; a missing part is left out."""
    layers = {name: shape for name, shape in shapes.items() if shape is not None}
    if all(layers.get(name, {}).get("features") for name in ("states", "counties")):
        layers |= coastline.split(layers["states"], layers["counties"])
    labels: list[dict[str, Any]] = []
    if network is not None:
        lines = route_lines(network)
        layers["roads"] = highway_layer(lines)
        labels += highway_labels(lines)
    if gazetteer is not None:
        labels += place_labels(cities, gazetteer)
    return script(layers, sorted(labels, key=lambda label: (label["from"], label["kind"] != "city")))


def script(layers: Mapping[str, Any], labels: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the script that gives `map.js` the layers (GeoJSON by name) and labels (most important first)."""
    content = json.dumps({"layers": layers, "labels": labels}, separators=(",", ":"), ensure_ascii=True)
    return f"window.withinReachBase={content.replace('<', chr(92) + 'u003c')};\n".encode()


def read_shapes(data: Path, name: str) -> dict[str, Any]:
    """Return one layer of the base map under `data` as GeoJSON, rounded; raises `TableError` for a broken file."""
    return _read(data / f"basemap_{name}.geojson")


def place_labels(cities: Sequence[City], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Return the labels of cities, counties, towns and ZIP areas, most important first.

    A label is {text, kind, at: [lat, lon], from}; it shows from zoom level `from` on.
    """
    people = {(place.name, place.county): place.population for place in gazetteer.places}
    ranked = sorted(cities, key=lambda city: -people.get((city.name, city.county), 0))
    listed = {(city.name, city.county) for city in cities}
    towns = [
        place
        for place in sorted(gazetteer.places, key=lambda place: -place.population)
        if (place.name, place.county) not in listed
    ]
    return [
        *(_label(city.name, "city", city.point.lon, city.point.lat, _CITY_ZOOM) for city in ranked),
        *(_label(county.name, "county", *_inner_point(county.shape), _COUNTY_ZOOM) for county in gazetteer.counties),
        *(
            _label(place.name, "town", place.point.lon, place.point.lat, _town_zoom(place.population))
            for place in towns
        ),
        *(_label(area.code, "zip", area.point.lon, area.point.lat, _ZIP_ZOOM) for area in _zip_areas(gazetteer)),
    ]


def _zip_areas(gazetteer: Gazetteer) -> list[ZipArea]:
    """Return the ZIP codes with an area of their own; those of post boxes have none."""
    return [area for area in gazetteer.zips if not area.post_box_only]


def _town_zoom(population: int) -> int:
    return _LARGE_TOWN_ZOOM if population >= _LARGE_TOWN else _TOWN_ZOOM


def _label(text: str, kind: str, lon: float, lat: float, zoom: float) -> dict[str, Any]:
    return {"text": text, "kind": kind, "at": [round(lat, 3), round(lon, 3)], "from": zoom}


def _inner_point(shape: BaseGeometry) -> tuple[float, float]:
    point = shape.representative_point()
    return point.x, point.y


def _read(path: Path) -> dict[str, Any]:
    shapes = [shapely.set_precision(shape, _GRID_DEG, mode="pointwise") for _, shape in read_geojson(path)]
    features = [
        {"type": "Feature", "properties": {}, "geometry": geojson.geometry(shape)}
        for shape in shapes
        if not shape.is_empty
    ]
    return {"type": "FeatureCollection", "features": features}
