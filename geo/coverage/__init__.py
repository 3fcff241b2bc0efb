"""Who lives how far away: pure functions over arrays of people and of what it takes to reach each city.

Throughout, `cost[n]` is what it takes from each of n places of residence to the nearest city that counts and `limits`
are upper limits in the same unit (seconds, or meters where distance ranks); `inf` means that no road leads there.
"""
