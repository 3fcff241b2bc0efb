"""Run by a Python that has osrm-bindings: time OSRM without HTTP; JSON in, median and least seconds out."""

import json
import statistics
import sys
import time
from collections.abc import Callable

import osrm  # type: ignore[import-not-found] # lives in an environment of its own

BURNS, BEND = (-119.0541, 43.58626), (-121.31531, 44.05817)


def taken_s(work: Callable[[int], object], rounds: int) -> tuple[float, float]:
    """Return the median and the least seconds of `rounds` calls."""
    taken = []
    for number in range(rounds):
        began = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken), min(taken)


def main() -> None:
    """Time one origin to all cities, all people to all cities, and one route."""
    given = json.load(sys.stdin)
    cities, people, origins = (list(map(tuple, given[name])) for name in ("cities", "people", "origins"))
    engine = osrm.OSRM(storage_config=given["dataset"], use_shared_memory=False, max_locations_distance_table=10_000)

    def table(sources: list[tuple[float, float]]) -> object:
        count = len(sources)
        found = engine.Table(
            osrm.TableParameters(
                coordinates=sources + cities,
                sources=list(range(count)),
                destinations=list(range(count, count + len(cities))),
                annotations=["duration", "distance"],
                generate_hints=False,
            )
        )
        return found["durations"]

    def route(_: int) -> object:
        asked = osrm.RouteParameters(
            coordinates=[BURNS, BEND], overview="full", geometries="geojson", steps=True, generate_hints=False
        )
        return engine.Route(asked)["routes"]

    sys.stdout.write(
        json.dumps(
            {
                "one": taken_s(lambda number: table([origins[number % len(origins)]]), 300),
                "people": taken_s(lambda _: table(people), 3),
                "route": taken_s(route, 300),
            }
        )
    )


main()
