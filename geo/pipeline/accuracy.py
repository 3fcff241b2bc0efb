"""Measure the built roads against published distances, so that the page about the data can say how far off they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from geo.arrays import FloatArray
from geo.geocoding import lookup_place
from geo.models import Location, Point, Precision, Trip
from geo.routing.network_router import NetworkRouter
from geo.tables.accuracy import ACCURACY, COLUMNS
from geo.tables.atlas import Atlas, read_atlas
from geo.tables.csv_reader import Column, read_table
from geo.tables.csv_writer import write_csv
from geo.units import METERS_PER_MILE

_COLUMNS = (
    Column(name="from"),
    Column(name="to"),
    Column(name="miles", number=True, low=1),
    Column(name="minutes", number=True, low=1),
)
_FAR_M = 20 * METERS_PER_MILE

Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A published pair of towns: its meters and seconds, and our trip."""

    meters: float
    seconds: float
    trip: Trip


def build_accuracy(source: Path, data: Path) -> None:
    """Write `accuracy.csv` into the folder `data`, whose other tables must be there."""
    pairs = _pairs(read_table(source / "roads" / "published_distances.csv", _COLUMNS), read_atlas(data))
    write_csv(data / ACCURACY, COLUMNS, _rows(pairs))


def _pairs(published: pd.DataFrame, atlas: Atlas) -> list[Pair]:
    names = sorted({*published["from"], *published["to"]})
    centers = {name: _center(name, atlas) for name in names}
    router = NetworkRouter(atlas.network, list(centers.values()))
    found = []
    for row in published.to_dict("records"):
        here = Location(label="", point=centers[row["from"]], county="", precision=Precision.POINT, radius_m=0)
        (trip,) = router.trips(here, [centers[row["to"]]])
        if trip is not None:
            found.append(Pair(meters=row["miles"] * METERS_PER_MILE, seconds=row["minutes"] * 60, trip=trip))
    return found


def _center(name: str, atlas: Atlas) -> Point:
    listed = {city.name: city.point for city in atlas.cities}
    return listed[name] if name in listed else lookup_place(name, atlas.gazetteer).point


def _rows(pairs: Sequence[Pair]) -> list[Row]:
    against = f"{len(pairs)} published drives between towns"
    miles = np.array([abs(pair.trip.distance_m / pair.meters - 1) for pair in pairs])
    minutes = np.array([abs(pair.trip.duration_s / pair.seconds - 1) for pair in pairs])
    held_miles = sum(pair.trip.distance_low_m <= pair.meters <= pair.trip.distance_high_m for pair in pairs)
    held_minutes = sum(pair.trip.duration_low_s <= pair.seconds <= pair.trip.duration_high_s for pair in pairs)
    wide_miles = _width(pairs, lambda trip: (trip.distance_high_m - trip.distance_low_m) / 2 / trip.distance_m)
    wide_minutes = _width(pairs, lambda trip: (trip.duration_high_s - trip.duration_low_s) / 2 / trip.duration_s)
    return [
        ("Error in miles: typical, nine in ten below, worst", _three(miles), against),
        ("Error in minutes: typical, nine in ten below, worst", _three(minutes), against),
        ("Miles that lie inside our range", f"{held_miles} of {len(pairs)}", against),
        ("Minutes that lie inside our range", f"{held_minutes} of {len(pairs)}", against),
        ("Our range of miles, on trips over 20 miles", f"± {wide_miles:.1%}", "typical width either way"),
        ("Our range of minutes, on trips over 20 miles", f"± {wide_minutes:.1%}", "typical width either way"),
    ]


def _three(errors: FloatArray) -> str:
    return ", ".join(f"{value:.1%}" for value in (np.median(errors), np.percentile(errors, 90), errors.max()))


def _width(pairs: Sequence[Pair], share: Callable[[Trip], float]) -> float:
    return float(np.median([share(pair.trip) for pair in pairs if pair.meters > _FAR_M]))
