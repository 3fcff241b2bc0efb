"""Build the table of places: the towns, and every post office whose name is not that of a town."""

from pathlib import Path

import pandas as pd

from geo.pipeline.towns import read_all_towns
from geo.tables.csv_reader import read_table
from geo.tables.csv_writer import degrees, write_csv
from geo.tables.normalize import name_key
from geo.tables.places import PLACE_COLUMNS, ZIP_COLUMNS


def build_places(source: Path, data: Path) -> None:
    """Write `places.csv` to the folder `data`, which must already contain `zips.csv`."""
    towns = read_all_towns(source, data)
    zips = read_table(data / "zips.csv", ZIP_COLUMNS)
    places = pd.concat([towns, _post_offices(zips, towns)], ignore_index=True).sort_values(["name", "county"])
    places = places.assign(lat=places["lat"].map(degrees), lon=places["lon"].map(degrees))
    places["radius_m"] = places["radius_m"].astype(int)
    header = [column.name for column in PLACE_COLUMNS]
    write_csv(data / "places.csv", header, places[header].itertuples(index=False))


def _post_offices(zips: pd.DataFrame, towns: pd.DataFrame) -> pd.DataFrame:
    """Return a locality for each name in `zips` that no town has, at its largest ZIP area."""
    town_keys = set(towns["name"].map(name_key))
    new = zips[[name_key(place) not in town_keys for place in zips["place"]]]
    largest = new.sort_values("radius_m", ascending=False, kind="stable").drop_duplicates("place")
    return largest.rename(columns={"place": "name"}).assign(population=0, kind="locality")
