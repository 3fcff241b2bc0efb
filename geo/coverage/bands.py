"""Put every resident into exactly one band, by the cost to the nearest city."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The people beyond the previous limit and up to `limit` (None: beyond every limit); `share` is from 0 to 1."""

    limit: float | None
    people: int
    share: float


def band_of(cost: FloatArray, limits: Sequence[float]) -> npt.NDArray[np.intp]:
    """Return the index of the band of each cost; a cost equal to a limit is within it, `len(limits)` is beyond all."""
    return np.searchsorted(np.asarray(limits, dtype=np.float64), cost, side="left")


def people_by_band(cost: FloatArray, people: IntArray, limits: Sequence[float]) -> IntArray:
    """Return the people in each of the len(limits) + 1 bands; they sum to all people."""
    counts = np.zeros(len(limits) + 1, dtype=np.int64)
    np.add.at(counts, band_of(cost, limits), people)
    return counts


def bands(cost: FloatArray, people: IntArray, limits: Sequence[float]) -> tuple[Band, ...]:
    """Return the bands in order, the last one being beyond every limit; shares are of all people, 0 to 1."""
    counts = people_by_band(cost, people, limits)
    total = max(int(counts.sum()), 1)
    return tuple(
        Band(limit=limit, people=int(count), share=int(count) / total)
        for limit, count in zip([*limits, None], counts, strict=True)
    )


def people_within(cost: FloatArray, people: IntArray, threshold: float) -> int:
    """Return the people whose cost is at most `threshold`."""
    return int(people[cost <= threshold].sum())


def people_by_step(cost: FloatArray, people: IntArray, *, step: float, highest: float) -> IntArray:
    """Return the people in each interval of width `step` up to `highest`, and in a last entry those beyond it.

    Interval i holds costs above i * step and up to (i + 1) * step; a cost of 0 is in the first.
    """
    edges = np.arange(1, round(highest / step) + 1) * step
    return people_by_band(cost, people, edges.tolist())
