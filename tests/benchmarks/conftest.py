"""What the benchmarks measure on: the shipped roads, real origins, and OSRM on exactly these roads."""

import json
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest

from geo.arrays import FloatArray
from geo.models import City, Location, Point, Precision
from geo.routing.network_router import NetworkRouter
from geo.settings import SHIPPED_DATA
from geo.tables.cities import read_cities
from geo.tables.population import read_block_groups
from geo.tables.roads import read_roads
from support.osrm_engine import engine_python, make_dataset, serving

IN_PROCESS = Path(__file__).with_name("osrm_in_process.py")
OURS = "_ours"


@pytest.fixture(scope="session")
def cities() -> tuple[City, ...]:
    return read_cities(SHIPPED_DATA / "service_cities.csv")


@pytest.fixture(scope="session")
def router(cities: tuple[City, ...]) -> NetworkRouter:
    return NetworkRouter(read_roads(SHIPPED_DATA), [city.point for city in cities])


@pytest.fixture(scope="session")
def people() -> tuple[FloatArray, FloatArray]:
    """Return the longitudes and latitudes of the centers of all census block groups."""
    groups = read_block_groups(SHIPPED_DATA)
    return groups.lon, groups.lat


@pytest.fixture(scope="session")
def million(people: tuple[FloatArray, FloatArray]) -> tuple[FloatArray, FloatArray]:
    """Return a million points where people live: within about 5 km of a block group's center."""
    rng = np.random.default_rng(46)
    pick = rng.integers(0, len(people[0]), 1_000_000)
    lon, lat = (values[pick] + rng.normal(0, 0.03, pick.size) for values in people)
    return lon, lat


@pytest.fixture(scope="session")
def origins(people: tuple[FloatArray, FloatArray]) -> list[Location]:
    """Return a thousand origins, drawn from the block groups."""
    pick = np.random.default_rng(1).permutation(len(people[0]))[:1000]
    points = (Point(lon=float(people[0][row]), lat=float(people[1][row])) for row in pick)
    return [Location(label="here", point=p, county="", precision=Precision.POINT, radius_m=50) for p in points]


@pytest.fixture(scope="session")
def dataset(router: NetworkRouter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_dataset(router.network, tmp_path_factory.mktemp("osrm"))


@pytest.fixture(scope="session")
def osrm(dataset: Path) -> Iterator[HTTPConnection]:
    """Serve OSRM and hold one connection open, the quickest way to ask it over HTTP."""
    with serving(dataset, "--max-table-size", "5000") as (url, _):
        connection = HTTPConnection(urlsplit(url).netloc)
        yield connection
        connection.close()


@pytest.fixture(scope="session")
def osrm_in_process(
    dataset: Path, cities: tuple[City, ...], people: tuple[FloatArray, FloatArray], origins: list[Location]
) -> dict[str, tuple[float, float]]:
    """Return the median and the least seconds that OSRM needs inside one Python process, by name of the work."""
    work = {
        "dataset": str(dataset),
        "cities": [[city.point.lon, city.point.lat] for city in cities],
        "people": np.column_stack(people).tolist(),
        "origins": [[origin.point.lon, origin.point.lat] for origin in origins],
    }
    command = [str(engine_python()), str(IN_PROCESS)]
    done = subprocess.run(command, input=json.dumps(work), capture_output=True, text=True, check=True)  # noqa: S603
    taken: dict[str, tuple[float, float]] = json.loads(done.stdout.splitlines()[-1])
    return taken


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print each group's medians and quickest rounds in milliseconds, and how many times ours they are."""
    measured: dict[str, dict[str, tuple[float, float]]] = {}
    benches = config._benchmarksession.benchmarks  # type: ignore[attr-defined] # noqa: SLF001 - it has no other door
    for bench in (bench for bench in benches if bench.group and bench.stats.data):
        measured.setdefault(bench.group, {})[bench.name] = (bench.stats.median, bench.stats.min)
        measured[bench.group] |= {name: (median, least) for name, (median, least) in bench.extra_info.items()}
    for group, taken in measured.items():
        ours = next((value for name, value in taken.items() if OURS in name), None)
        terminalreporter.write_line(f"\n{group:58} median, ms    times ours  quickest, ms    times ours")
        for name, both in sorted(taken.items(), key=lambda item: item[1]):
            columns = [
                f"{1000 * seconds:12.3f} {f'{seconds / own:13.2f}' if ours else '':13}"
                for seconds, own in zip(both, ours or both, strict=True)
            ]
            terminalreporter.write_line(f"  {name.removeprefix('test_'):54}{' '.join(columns)}")
