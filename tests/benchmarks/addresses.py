# ruff: noqa: T201 - prints its measurements
"""Measure the address index with synthetic addresses: build, look-ups, a batch, and memory.

Usage: `PYTHONPATH=. python tests/benchmarks/addresses.py [ADDRESSES]`, 2,000,000 unless given. The addresses are on
streets in the towns of the gazetteer, spread like their people; look-ups are typed with abbreviations, units, slips and
without a suffix.
"""

import csv
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from geo.batch.lookup import RowLookup
from geo.errors import InputError
from geo.geocoding import geocode
from geo.geocoding.addresses import AddressIndex
from geo.pipeline.addresses.build import build_index
from geo.routing.routers import city_router
from geo.settings import SHIPPED_DATA
from geo.tables.atlas import read_atlas
from geo.tables.gazetteer import Gazetteer

SYLLABLES = [
    "ash",
    "bar",
    "col",
    "den",
    "el",
    "fox",
    "gar",
    "hol",
    "ir",
    "jas",
    "kel",
    "lun",
    "mor",
    "nor",
    "oak",
    "pel",
    "quin",
    "ros",
    "sil",
    "tam",
    "ul",
    "ver",
    "wil",
    "yar",
    "zel",
]
SUFFIXES = ("St", "Ave", "Rd", "Dr", "Ln", "Ct", "Blvd", "Way")
DIRECTIONS = ("", "NW", "NE", "SW", "SE")
HOUSES = 40  # to a street
LOOKUPS, BATCH = 3_000, 20_000
Row = tuple[float, float, int, str, str, str, str]


def streets(gazetteer: Gazetteer, count: int) -> Iterator[Row]:
    """Yield houses: longitude, latitude, number, street, unit, city, ZIP code."""
    pick = random.Random(1)  # noqa: S311 - the same rows each time
    people = {place.name: place.population for place in gazetteer.places}
    zips = [area for area in gazetteer.zips_by_code.values() if not area.post_box_only]
    weights = [people.get(area.place, 0) + 100 for area in zips]
    for _ in range(0, count, HOUSES):
        (area,) = pick.choices(zips, weights)
        name = "".join(pick.choices(SYLLABLES, k=3)).capitalize()
        street = " ".join(part for part in (pick.choice(DIRECTIONS), name, pick.choice(SUFFIXES)) if part)
        lon, lat = area.point.lon + pick.gauss(0, 0.03), area.point.lat + pick.gauss(0, 0.02)
        first = pick.randrange(100, 9_000)
        for step in range(HOUSES):
            unit = str(pick.randrange(1, 40)) if pick.random() < 0.2 else ""
            yield lon + step * 2e-4, lat, first + 4 * step, street, unit, area.place, area.code


def typed(row: Row, pick: random.Random) -> str:
    """Return the address as someone may type it."""
    _, _, number, street, unit, city, code = row
    words = street.split()
    slip = pick.random()
    if slip < 0.1:
        words.pop()
    elif slip < 0.2:
        words[-2] = f"{words[-2][:3]}{words[-2][2:]}"
    tail = pick.choice((f", {city}, OR {code}", f" {city}", f", {city} OR", f" {code}"))
    text = f"{number} {' '.join(words)}{f' #{unit}' if unit else ''}{tail}"
    return text.lower() if pick.random() < 0.5 else text


def peak_mb() -> float:
    """Return the most memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(count: int) -> None:
    """Print the measurements."""
    atlas = read_atlas(SHIPPED_DATA)
    gazetteer, pick = atlas.gazetteer, random.Random(2)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "synthetic.csv", Path(folder) / "synthetic.sqlite"
        queries = []
        with source.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(("lon", "lat", "number", "street", "unit", "city", "postcode"))
            for row in streets(gazetteer, count):
                writer.writerow(row)
                if pick.random() < (LOOKUPS + BATCH) / count:
                    queries.append(typed(row, pick))
        pick.shuffle(queries)
        base = peak_mb()
        start = time.perf_counter()
        build_index([source], target)
        print(
            f"build: {count:,} addresses in {time.perf_counter() - start:,.0f} s, {target.stat().st_size / 1e6:,.0f} MB"
        )
        print(f"memory: {peak_mb():,.0f} MB at most, {base:,.0f} MB before")
        index, times = AddressIndex(target), []
        precisions: dict[str, int] = {}
        for text in queries[:LOOKUPS]:
            start = time.perf_counter()
            try:
                result = str(geocode(text, gazetteer, index).location.precision)
            except InputError as error:
                result = type(error).__name__
            times.append(1_000 * (time.perf_counter() - start))
            precisions[result] = precisions.get(result, 0) + 1
        times.sort()
        print(f"look-up: {statistics.median(times):.2f} ms median, {times[int(0.99 * len(times))]:.1f} ms 99th, "
              f"{times[-1]:.0f} ms at most; {precisions}")  # fmt: skip
        lookup = RowLookup(gazetteer, atlas.cities, city_router(atlas), index)
        rows = queries[LOOKUPS:]
        start = time.perf_counter()
        results = lookup.look_up(rows)
        took = time.perf_counter() - start
        print(f"batch: {len(rows):,} different rows in {took:.1f} s, so 100,000 in {took / len(rows) * 1e5:.0f} s; "
              f"{sum(not result.reason for result in results):,} located")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000)
