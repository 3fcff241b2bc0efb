"""Build the table of counties: seat, centre of population, and how far from there the farthest corner lies."""

from pathlib import Path

import pandas as pd
import shapely

from geo.build.sources import read_county_centres, read_towns
from geo.build.spread import metres_between
from geo.build.write import degrees, write_csv
from geo.tables.counties import COLUMNS, read_shapes
from geo.tables.region import read_region

SEAT_CODES = ("PPLA", "PPLA2")  # what GeoNames calls the capital of a state and the seat of a county


def build_counties(source: Path, data: Path) -> None:
    """Write `counties.csv` into the folder `data`, whose base map must be there."""
    shapes = read_shapes(data / "basemap_counties.geojson")
    seats = _seats(read_towns(source))
    state = read_region(data / "region.toml").fips
    rows = []
    for centre in read_county_centres(source).sort_values("county").itertuples(index=False):
        here = pd.DataFrame({"lon": [centre.lon], "lat": [centre.lat]})
        corners = pd.DataFrame(shapely.get_coordinates(shapes[str(centre.county)]), columns=["lon", "lat"])
        radius_m = round(metres_between(here, corners).max(), -2)
        fips = str(centre.county_fips)
        rows.append(
            (centre.county, state + fips, seats[fips], *map(degrees, (centre.lat, centre.lon)), f"{radius_m:.0f}")
        )
    write_csv(data / "counties.csv", [column.name for column in COLUMNS], rows)


def _seats(towns: pd.DataFrame) -> dict[str, str]:
    seats = towns[towns["code"].isin(SEAT_CODES)].sort_values("population")
    return dict(zip(seats["county_fips"], seats["name"], strict=True))
