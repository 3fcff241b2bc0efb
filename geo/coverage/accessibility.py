"""Three measures of access that people in the field know, for every block group.

- Nearest: what it takes to the nearest city.
- Cumulative opportunities: how many cities are within a limit.
- Enhanced two-step floating catchment (Luo and Qi 2009, Health & Place 15): each city's supply is shared among
  everybody within the limit, nearer people counting more (1, 0.68 and 0.22 in the first, second and last third of the
  limit); what reaches a block group is summed over the cities within its own limit.

No capacity is known of any listed place, so each city's supply is 1: the score ranks places, it counts no appointments.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from geo.arrays import FloatArray, IntArray

PER_PEOPLE = 100_000
_WEIGHTS = (1.0, 0.68, 0.22)


def cities_within(matrix: FloatArray, threshold: float) -> IntArray:
    """Return for each row of `matrix[n, m]` how many of the m cities are within `limit`."""
    return np.asarray(np.count_nonzero(matrix <= threshold, axis=1), dtype=np.int64)


def catchment_score(matrix: FloatArray, people: IntArray, threshold: float) -> FloatArray:
    """Return the enhanced two-step floating catchment score per 100,000 people; 0 where no city is within `limit`."""
    from access.fca import two_stage_fca  # noqa: PLC0415 - slow to import, and only this needs it
    from access.weights import step_fn  # noqa: PLC0415 - as above

    origin, city = np.nonzero(matrix <= threshold)
    if not origin.size:
        return np.zeros(len(people))
    found = two_stage_fca(
        demand_df=pd.DataFrame({"people": people.astype(np.float64)}),
        supply_df=pd.DataFrame({"supply": np.ones(matrix.shape[1])}),
        cost_df=pd.DataFrame({"origin": origin, "dest": city, "cost": matrix[origin, city]}),
        max_cost=threshold,
        demand_index=True,
        demand_name="people",
        supply_name="supply",
        weight_fn=step_fn({threshold * (rank + 1) / len(_WEIGHTS): weight for rank, weight in enumerate(_WEIGHTS)}),
    )
    score: FloatArray = found.reindex(np.arange(len(people))).fillna(0).to_numpy() * PER_PEOPLE
    return score


def mean_by_group(value: FloatArray | IntArray, people: IntArray, group: Sequence[str]) -> dict[str, float]:
    """Return the mean over people of `value[n]` in each group, alphabetically."""
    table = pd.DataFrame({"group": list(group), "sum": value * people, "people": people}).groupby("group").sum()
    return {str(name): float(row["sum"] / row["people"]) for name, row in table.iterrows()}
