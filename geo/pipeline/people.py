"""Build the population tables: residents by census block group, and survey figures by county."""

from pathlib import Path

import pandas as pd

from geo.tables.csv_writer import write_table

BLOCK_GROUPS, COUNTY_PEOPLE = "block_groups.csv", "county_people.csv"
_FOLDER = "population"


def build_people(source: Path, data: Path) -> None:
    """Write `block_groups.csv` and `county_people.csv` to the folder `data` from the census files in `source`."""
    folder = source / _FOLDER
    counties = _read(folder / "oregon_county2020.csv")
    names = dict(zip(counties["STATEFP"] + counties["COUNTYFP"], counties["COUNAME"], strict=True))
    blocks = block_groups(_read(folder / "oregon_block_group2020.csv"), names)
    write_table(data / BLOCK_GROUPS, blocks.to_csv(index=False, lineterminator="\n"))
    people = county_people(
        names, _read(folder / "oregon_county_acs2023.csv"), _read(folder / "oregon_county_svi2018.csv")
    )
    write_table(data / COUNTY_PEOPLE, people.to_csv(index=False, lineterminator="\n"))


def block_groups(census: pd.DataFrame, county_names: dict[str, str]) -> pd.DataFrame:
    """Return GEOID, county, lat, lon (degrees; the center of population) and people, sorted by GEOID."""
    county = census["STATEFP"] + census["COUNTYFP"]
    table = pd.DataFrame(
        {
            "GEOID": county + census["TRACTCE"] + census["BLKGRPCE"],
            "county": county.map(county_names),
            "lat": census["LATITUDE"].str.removeprefix("+"),
            "lon": census["LONGITUDE"],
            "people": census["POPULATION"],
        }
    )
    return table.sort_values("GEOID", ignore_index=True)


def county_people(county_names: dict[str, str], acs: pd.DataFrame, svi: pd.DataFrame) -> pd.DataFrame:
    """Return one row per county: people 65 and over, percent with a disability, households, households without a car.

    `acs` is the five-year survey ending in 2023, `svi` the vulnerability index of 2018; both have county codes in the
    column FIPS. A figure that a source lacks is empty.
    """
    survey, index = acs.set_index("FIPS"), svi.set_index("FIPS")
    codes = sorted(county_names)
    return pd.DataFrame(
        {
            "fips": codes,
            "county": [county_names[code] for code in codes],
            "people_65_and_over": survey["Ovr65"].reindex(codes).to_numpy(),
            "disability_percent": survey["DisbP"].reindex(codes).to_numpy(),
            "households": index["E_HH"].reindex(codes).to_numpy(),
            "households_without_car": index["E_NOVEH"].reindex(codes).to_numpy(),
        }
    )


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str)
