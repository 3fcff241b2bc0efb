"""The parts of "Coverage", top to bottom; each draws what it is given."""

import streamlit as st
from streamlit_folium import st_folium

from geo.ui.coverage import text as words
from geo.ui.coverage.chart import band_colors, drawing, people_chart
from geo.ui.coverage.data import PlanningData, drive_isochrones
from geo.ui.coverage.figures import Figures, removals
from geo.ui.coverage.html import table
from geo.ui.coverage.map import CoverageMap, features, layer
from geo.ui.coverage.tables import band_rows, block_rows, county_change_rows, county_table, gap_rows, removal_rows
from geo.ui.html import escape, note
from geo.ui.map import folium_map

_MOST_ROWS = 15
_MAP_HEIGHT = 560
_ROW = 36  # pixels


def headline(found: Figures, planning: PlanningData) -> None:
    """Draw the answer in two sentences, and what the what-if changes."""
    lines = [words.second_line(found), *([words.what_changes(found)] if found.changed else [])]
    told = "".join(note("how", line) for line in lines)
    title = words.headline(found, planning.baseline.region.name)
    st.html(f"<section class='answer'><h2>{escape(title)}</h2>{told}</section>")


def coverage_map(found: Figures, planning: PlanningData) -> None:
    """Draw the map: made anew each run and cheap; only its layer changes."""
    if planning.assets is None:
        return
    known = planning.baseline.matrix
    cities = [known.cities[column] for column in found.columns]
    added = [city for city in cities if city.name in found.view.add]
    cut = drive_isochrones(planning, found.columns, found.view.limits, found.view.rank)
    st_folium(
        CoverageMap(
            planning.assets,
            folium_map.bounds([city.point for city in planning.baseline.listed], planning.baseline.outline),
        ),
        key="coverage_map",
        height=_MAP_HEIGHT,
        width=None,
        returned_objects=[],
        render=False,  # st_folium renders it anyway, once
        feature_group_to_add=layer(features(found, cut, cities, added)),
    )


def bands(found: Figures) -> None:
    """Draw the bands as a table that is the map's legend too, and the chart."""
    dark = is_dark()
    titles = {"band": "By road to the nearest city", "people": "People", "share_percent": "%"}
    titles |= {"change_in_people": "Change"} if found.changed else {}
    swatches = band_colors(len(found.bands), dark=dark)
    st.html(
        table(band_rows(found), titles, caption="People by band; the colors are those of the map", swatches=swatches)
    )
    told = "; ".join(f"{row['band']}: {row['people']:,}" for row in band_rows(found))
    st.vega_lite_chart(spec=drawing(people_chart(found, dark=dark)), alt=f"People by {found.view.unit}: {told}")


def counties(found: Figures, planning: PlanningData) -> None:
    """Draw the county table: sortable, with bars."""
    unit, threshold = found.view.unit, f"{found.view.threshold:g} {found.view.unit}"
    number = st.column_config.NumberColumn
    st.dataframe(
        county_table(found, planning),
        hide_index=True,
        height="content" if len(found.rows) < _MOST_ROWS else _ROW * _MOST_ROWS,
        column_config={
            "county": st.column_config.TextColumn("County", pinned=True),
            "people": number("People", format="localized"),
            "people_within_limit": None,
            "share_within_limit_percent": st.column_config.ProgressColumn(
                f"Within {threshold}", format="%.1f %%", min_value=0, max_value=100
            ),
            f"mean_{unit}": number(f"Mean {unit}", format="%.0f"),
            f"{unit}_for_90_percent": number(f"90 % within ({unit})", format="%.0f"),
            "worst_off_place": "Worst-off place",
            f"worst_off_{unit}": number(f"Its {unit}", format="%.0f"),
            "people_65_and_over": number("People 65+", format="localized"),
            "disability_percent": number("Disability %", format="%.1f"),
            "households_without_car": number("Households without a car", format="localized"),
        },
        alt=f"Counties: people and their way; share within {threshold}",
    )


def gaps(found: Figures) -> None:
    """Draw the places of 500 people and more beyond the limit."""
    rows, unit = gap_rows(found), found.view.unit
    if not rows:
        st.html(note("how", f"No place of 500 people or more lies beyond {found.view.threshold:g} {unit}."))
        return
    titles = {"place": "Place", "county": "County", "people": "People", unit: unit.capitalize()}
    caption = f"Places of 500 people or more beyond {found.view.threshold:g} {unit}"
    st.html(table(rows[:_MOST_ROWS], titles, caption=caption))
    if len(rows) > _MOST_ROWS:
        st.html(note("how", f"{len(rows) - _MOST_ROWS} smaller ones are in the download."))


def changed_counties(found: Figures) -> None:
    """Draw the counties that the what-if changes."""
    titles = {
        "county": "County",
        "people_affected": "People whose way changes",
        "within_limit_before": "Within, before",
        "within_limit_after": "Within, after",
        "change": "Change",
    }
    if rows := county_change_rows(found):
        st.html(table(rows, titles, caption="Counties that change"))


def removal_table(found: Figures, planning: PlanningData) -> None:
    """Draw every city that counts, the one first that strands most people if lost."""
    rows = removal_rows(removals(found, planning), found, planning)
    number, threshold = st.column_config.NumberColumn, f"{found.view.threshold:g} {found.view.unit}"
    st.dataframe(
        rows,
        hide_index=True,
        height=_ROW * min(len(rows) + 1, 11),
        column_config={
            "city": st.column_config.TextColumn("City lost", pinned=True),
            "people_no_longer_within_limit": number(f"No longer within {threshold}", format="localized"),
            "people_who_go_further": number("Must go further", format="localized"),
        },
        alt="The cities that count, by the people whom their loss would strand",
    )


def block_groups(found: Figures, planning: PlanningData) -> None:
    """Draw the dots of the map as a table, if it is wanted."""
    if st.toggle("Show every block group (the dots of the map)", key="coverage_blocks"):
        st.dataframe(block_rows(found, planning), hide_index=True, height=_ROW * 11, alt="Every block group")


def is_dark() -> bool:
    """Tell whether the visitor's browser shows the dark theme."""
    return st.context.theme.type == "dark"
