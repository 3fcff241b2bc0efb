"""What the town and ZIP code of a query say about where its street may be."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.geocoding.addresses.geometry import METERS_PER_MICRODEGREE, Microdegrees, from_point, to_box_m
from geo.geocoding.addresses.index import AddressIndex, Street
from geo.geocoding.addresses.parse import AddressQuery
from geo.geocoding.addresses.schema import SCALE
from geo.geocoding.fuzzy import fuzzy_match
from geo.geocoding.place_names import places_named
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key

SAME, NAMED, NEAR = 3, 2, 1
"""How well a street fits: town and ZIP code do; one of them does; it is near them and its own are others or unknown."""
_TOWN_MARGIN_M = 3_000.0  # beyond a town's radius: its post office delivers farther than its houses reach
_LEAST_TOWN_M = 5_000.0
_ZIP_MARGIN_M = 2_000.0
_SHORTEST_FUZZY = 5  # letters of a town that is still guessed at
_FUZZY_CUTOFF = 2  # slips


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """The evidence: town numbers of the index, ZIP code, and circles around the places meant, in meters.

    `spelled` is the name of a town that was misspelled, `place` the gazetteer's name of the town.
    `known` is false where a town was typed that cannot be found anywhere; `anywhere` where neither was typed.
    """

    zip: str = ""
    town: int = 0
    town_circles: tuple[tuple[Microdegrees, float], ...] = ()
    zip_circle: tuple[Microdegrees, float] | None = None
    anywhere: bool = False
    known: bool = True
    spelled: str = ""
    place: str = ""

    def fit(self, street: Street, *, nearby: bool = False) -> int:
        """Return `SAME`, `NAMED` or `NEAR`, or 0 for a street that lies elsewhere.

        `nearby` takes a street in the next ZIP code for near, though its own is another one.
        """
        if self.anywhere or not self.known:
            return NAMED
        same_zip = bool(self.zip) and street.zip == self.zip
        same_town = bool(self.town) and street.town == self.town
        if same_zip and (same_town or not (self.town and street.town)):
            return SAME
        if same_town and (same_zip or not (self.zip and street.zip)):
            return SAME
        if same_zip or same_town:
            return NAMED
        near_town = any(to_box_m(center, street[8:12]) <= reach for center, reach in self.town_circles)
        near_zip = self.zip_circle is not None and to_box_m(self.zip_circle[0], street[8:12]) <= self.zip_circle[1]
        if self.zip and self.town_circles:
            return NEAR if near_town and (near_zip or not street.zip) else 0
        return NEAR if near_town or (near_zip and (nearby or not street.zip)) else 0

    def boxes(self) -> list[tuple[int, int, int, int]]:
        """Return the west, south, east and north of the circles around the towns, in millionths of a degree."""
        boxes = []
        for (lon, lat), reach in self.town_circles:
            high = round(reach / METERS_PER_MICRODEGREE)
            wide = round(high / math.cos(math.radians(lat / SCALE)))
            boxes.append((lon - wide, lat - high, lon + wide, lat + high))
        return boxes


def locality_of(query: AddressQuery, index: AddressIndex, gazetteer: Gazetteer) -> Locality:
    """Return what is known of the query's town and ZIP code."""
    if not query.town and not query.zip:
        return Locality(anywhere=True)
    town, places, spelled = _town(query.town, index, gazetteer) if query.town else (0, (), "")
    circles = tuple((from_point(place.point), max(place.radius_m + _TOWN_MARGIN_M, _LEAST_TOWN_M)) for place in places)
    area = gazetteer.zips_by_code.get(query.zip)
    circle = None if area is None else (from_point(area.point), area.radius_m + _ZIP_MARGIN_M)
    known_town = bool(town or circles)
    known_zip = bool(area or query.zip in index.zips)
    return Locality(
        zip=query.zip if known_zip else "",
        town=town,
        town_circles=circles,
        zip_circle=circle,
        known=known_town or known_zip,
        spelled=spelled,
        place=places[0].name if places else "",
    )


def _town(text: str, index: AddressIndex, gazetteer: Gazetteer) -> tuple[int, Sequence[Place], str]:
    """Return the index's town and the gazetteer's places called `text`, and the name where it was misspelled."""
    key = name_key(text)
    town = index.towns_by_key.get(key, 0)
    places = places_named(text, gazetteer) if key else ()
    if town or places:
        return town, places, ""
    return _misspelled(text, key, index, gazetteer)


def _misspelled(text: str, key: str, index: AddressIndex, gazetteer: Gazetteer) -> tuple[int, Sequence[Place], str]:
    if len(key) in (2, 3):  # "GP" for Grants Pass, where one town alone has these initials
        towns = [
            number
            for number, name in index.towns.items()
            if len(name.split()) == len(key) and "".join(word[0] for word in name.split()).lower() == key
        ]
        return (towns[0], (), index.towns[towns[0]]) if len(towns) == 1 else (0, (), "")
    if len(key) < _SHORTEST_FUZZY:
        return 0, (), ""
    near = process.extract(key, list(index.towns_by_key), scorer=OSA.distance, score_cutoff=_FUZZY_CUTOFF, limit=2)
    if near and (len(near) == 1 or near[0][1] < near[1][1]):
        number = index.towns_by_key[near[0][0]]
        name = index.towns[number]
        return number, places_named(name, gazetteer), name
    likely = fuzzy_match(text, gazetteer)
    if len(likely) == 1 and isinstance(likely[0], Place):
        place = likely[0]
        return index.towns_by_key.get(name_key(place.name), 0), (place,), place.name
    return 0, (), ""
