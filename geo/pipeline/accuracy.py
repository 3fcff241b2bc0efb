"""Measure the accuracy of the built roads against published distances and drive times."""

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
_LONG_TRIP_M = 20 * METERS_PER_MILE

Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTrip:
    """A published trip between two towns, in meters and seconds, and the trip that our roads give."""

    distance_m: float
    duration_s: float
    trip: Trip


def build_accuracy(source: Path, data: Path) -> None:
    """Write `accuracy.csv` to the folder `data`, which must already contain the other tables."""
    published = read_table(source / "roads" / "published_distances.csv", _COLUMNS)
    write_csv(data / ACCURACY, COLUMNS, _rows(_compare(published, read_atlas(data))))


def _compare(published: pd.DataFrame, atlas: Atlas) -> list[PublishedTrip]:
    """Return the published trips between towns that our roads connect."""
    names = sorted({*published["from"], *published["to"]})
    centers = {name: _center(name, atlas) for name in names}
    router = NetworkRouter(atlas.network, list(centers.values()))
    pairs = []
    for row in published.to_dict("records"):
        origin = Location(label="", point=centers[row["from"]], county="", precision=Precision.POINT, radius_m=0)
        (trip,) = router.trips(origin, [centers[row["to"]]])
        if trip is not None:
            pairs.append(
                PublishedTrip(distance_m=row["miles"] * METERS_PER_MILE, duration_s=row["minutes"] * 60, trip=trip)
            )
    return pairs


def _center(name: str, atlas: Atlas) -> Point:
    listed = {city.name: city.point for city in atlas.cities}
    return listed[name] if name in listed else lookup_place(name, atlas.gazetteer).point


def _rows(pairs: Sequence[PublishedTrip]) -> list[Row]:
    against = f"{len(pairs)} published trips between towns"
    distance_errors = np.array([abs(pair.trip.distance_m / pair.distance_m - 1) for pair in pairs])
    duration_errors = np.array([abs(pair.trip.duration_s / pair.duration_s - 1) for pair in pairs])
    distances_inside = sum(pair.trip.distance_low_m <= pair.distance_m <= pair.trip.distance_high_m for pair in pairs)
    durations_inside = sum(pair.trip.duration_low_s <= pair.duration_s <= pair.trip.duration_high_s for pair in pairs)
    distance_range = _median_on_long_trips(
        pairs, lambda trip: (trip.distance_high_m - trip.distance_low_m) / 2 / trip.distance_m
    )
    duration_range = _median_on_long_trips(
        pairs, lambda trip: (trip.duration_high_s - trip.duration_low_s) / 2 / trip.duration_s
    )
    return [
        ("Distance error: typical, 90% below, worst", _summary(distance_errors), against),
        ("Drive time error: typical, 90% below, worst", _summary(duration_errors), against),
        ("Distances within our range", f"{distances_inside} of {len(pairs)}", against),
        ("Drive times within our range", f"{durations_inside} of {len(pairs)}", against),
        ("Distance range, trips over 20 miles", f"± {distance_range:.1%}", "typical range on either side"),
        ("Drive time range, trips over 20 miles", f"± {duration_range:.1%}", "typical range on either side"),
    ]


def _summary(errors: FloatArray) -> str:
    """Return the median, the 90th percentile and the maximum as percentages."""
    return ", ".join(f"{value:.1%}" for value in (np.median(errors), np.percentile(errors, 90), errors.max()))


def _median_on_long_trips(pairs: Sequence[PublishedTrip], value: Callable[[Trip], float]) -> float:
    return float(np.median([value(pair.trip) for pair in pairs if pair.distance_m > _LONG_TRIP_M]))
