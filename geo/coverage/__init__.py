"""How many people live how far from the nearest city: pure functions over arrays of people and costs.

Throughout, `cost[n]` is the cost from each of n block groups to the nearest included city; `limits` (upper limits of
the bands) and `threshold` (the cost people are counted by) are in the same unit: seconds, or meters when ranking by
distance. A cost of `inf` means that no road leads to a city.
"""
