"""Three common measures of spatial access to the cities, for every block group.

- Nearest: the cost to the nearest city (`what_if.nearest_cost`).
- Cumulative opportunities: the number of cities within a threshold.
- Enhanced two-step floating catchment area, E2SFCA (Luo and Qi 2009, Health & Place 15): the supply of each city is
  shared among all people within the threshold, and each block group adds up its shares from the cities within its own
  threshold. People and cities count 1, 0.68 and 0.22 in the first, second and last third of the threshold.

The capacity of the listed places is unknown, so each city has a supply of 1: the score compares places, and does not
count appointments.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from access.fca import two_stage_fca
from access.weights import step_fn

from geo.arrays import FloatArray, IntArray

PER_PEOPLE = 100_000
_WEIGHTS = (1.0, 0.68, 0.22)


def cities_within(matrix: FloatArray, threshold: float) -> IntArray:
    """Return for each row of `matrix[n, m]` how many of the m cities are within `threshold`."""
    return np.asarray(np.count_nonzero(matrix <= threshold, axis=1), dtype=np.int64)


def catchment_score(matrix: FloatArray, people: IntArray, threshold: float) -> FloatArray:
    """Return the E2SFCA score per 100,000 people for each row of `matrix[n, m]`; 0 without a city in `threshold`."""
    origin, city = np.nonzero(matrix <= threshold)
    if not origin.size:
        return np.zeros(len(people))
    scores = two_stage_fca(
        demand_df=pd.DataFrame({"people": people.astype(np.float64)}),
        supply_df=pd.DataFrame({"supply": np.ones(matrix.shape[1])}),
        cost_df=pd.DataFrame({"origin": origin, "dest": city, "cost": matrix[origin, city]}),
        max_cost=threshold,
        demand_index=True,
        demand_name="people",
        supply_name="supply",
        weight_fn=step_fn({threshold * (zone + 1) / len(_WEIGHTS): weight for zone, weight in enumerate(_WEIGHTS)}),
    )
    per_people: FloatArray = scores.reindex(np.arange(len(people))).fillna(0).to_numpy() * PER_PEOPLE
    return per_people


def mean_by_group(value: FloatArray | IntArray, people: IntArray, group: Sequence[str]) -> dict[str, float]:
    """Return the mean of `value[n]` over the people of each group, in alphabetical order."""
    table = pd.DataFrame({"group": list(group), "sum": value * people, "people": people}).groupby("group").sum()
    return {str(name): float(row["sum"] / row["people"]) for name, row in table.iterrows()}
