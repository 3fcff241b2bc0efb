"""The sections of the Coverage page, top to bottom."""

import streamlit as st
from streamlit_folium import st_folium

from geo.formatting import format_percent
from geo.ui.coverage import text
from geo.ui.coverage.chart import band_colors, people_chart, vega_lite_spec
from geo.ui.coverage.data import PlanningData, drive_isochrones
from geo.ui.coverage.figures import Figures, removals
from geo.ui.coverage.map import CoverageMap, features, layer
from geo.ui.coverage.tables import (
    band_rows,
    block_group_rows,
    county_change_rows,
    county_rows,
    gap_rows,
    removal_rows,
)
from geo.ui.html import escape, format_signed, note, table_html
from geo.ui.map import folium_map

_MAX_ROWS = 15
_MAX_SCROLL_ROWS = 11
_MAP_HEIGHT = 560  # pixels
_ROW_HEIGHT = 36  # pixels
_NARROW = 720  # pixels


def headline(figures: Figures, planning_data: PlanningData) -> None:
    """Draw the main figure, the average drive, and the effect of the cities added and dropped."""
    lines = [text.average_text(figures), *([text.change_text(figures)] if figures.changed else [])]
    notes = "".join(note("how", line) for line in lines)
    title = text.headline(figures, planning_data.baseline.region.name)
    st.html(f"<section class='answer'><h2>{escape(title)}</h2>{notes}</section>")


def coverage_map(figures: Figures, planning_data: PlanningData) -> None:
    """Draw the map; between runs only its feature layer changes."""
    if planning_data.assets is None:
        return
    cities = [planning_data.od_matrix.cities[column] for column in figures.columns]
    added = [city for city in cities if city.name in figures.view.add]
    areas = drive_isochrones(planning_data, figures.columns, figures.view.limits, figures.view.rank)
    listed = [city.point for city in planning_data.baseline.listed]
    st_folium(
        CoverageMap(planning_data.assets, folium_map.bounds(listed, planning_data.baseline.outline)),
        key="coverage_map",
        height=_MAP_HEIGHT,
        width=None,
        returned_objects=[],
        render=False,  # st_folium renders it once itself
        feature_group_to_add=layer(features(figures, areas, cities, added)),
    )


def bands(figures: Figures) -> None:
    """Draw the bands as a table, which is also the map's legend, and the chart."""
    dark = is_dark()
    rows = [{**row, "share": band.share} for row, band in zip(band_rows(figures), figures.bands, strict=True)]
    titles = {"band": "Drive to the nearest city", "people": "People", "share": "Percent"}
    titles |= {"change_in_people": "Change"} if figures.changed else {}
    st.html(
        table_html(
            rows,
            titles,
            caption="People by band (map colors)",
            formats={"share": format_percent, "change_in_people": format_signed},
            swatches=band_colors(len(rows), dark=dark),
        )
    )
    summary = "; ".join(f"{row['band']}: {row['people']:,}" for row in rows)
    chart = people_chart(figures, dark=dark)
    st.vega_lite_chart(spec=vega_lite_spec(chart), alt=f"People by {figures.view.unit}: {summary}")


def counties(figures: Figures, planning_data: PlanningData) -> None:
    """Draw the sortable county table."""
    unit, threshold = figures.view.unit, text.threshold_text(figures.view)
    number = st.column_config.NumberColumn
    st.dataframe(
        county_rows(figures, planning_data),
        hide_index=True,
        height="content" if len(figures.counties) < _MAX_ROWS else _ROW_HEIGHT * _MAX_ROWS,
        column_config={
            "county": st.column_config.TextColumn("County", pinned=True),
            "people": number("People", format="localized"),
            "people_within_threshold": None,
            "percent_within_threshold": st.column_config.ProgressColumn(
                f"Within {threshold}", format="%.1f%%", min_value=0, max_value=100
            ),
            f"mean_{unit}": number(f"Average {unit}", format="%.0f"),
            f"{unit}_90th_percentile": number(f"90% within ({unit})", format="%.0f"),
            "farthest_place": "Farthest place",
            f"{unit}_from_farthest_place": number(f"{unit.capitalize()} from there", format="%.0f"),
            "people_65_and_over": number("People 65+", format="localized"),
            "disability_percent": number("Disability", format="%.1f%%"),
            "households_without_car": number("Households without a car", format="localized"),
        },
        alt=f"Counties: people, average drive, and percentage within {threshold}",
    )


def gaps(figures: Figures) -> None:
    """Draw the largest places of 500 people or more beyond the threshold."""
    rows, unit, threshold = gap_rows(figures), figures.view.unit, text.threshold_text(figures.view)
    if not rows:
        st.html(note("how", f"Every place of 500 people or more is within {threshold} of a city."))
        return
    titles = {"place": "Place", "county": "County", "people": "People", unit: unit.capitalize()}
    caption = f"Places of 500 people or more beyond {threshold}"
    st.html(table_html(rows[:_MAX_ROWS], titles, caption=caption))
    if (more := len(rows) - _MAX_ROWS) > 0:
        st.html(note("how", f"The download lists {more} more, with fewer people."))


def changed_counties(figures: Figures) -> None:
    """Draw the counties where adding or dropping cities changes anyone's drive."""
    titles = {
        "county": "County",
        "people_whose_drive_changes": "People whose drive changes",
        "people_within_threshold_before": "Within, before",
        "people_within_threshold_after": "Within, after",
        "change": "Change",
    }
    if rows := county_change_rows(figures):
        st.html(table_html(rows, titles, caption="Counties that change", formats={"change": format_signed}))


def removal_table(figures: Figures, planning_data: PlanningData) -> None:
    """Draw every included city, the one first whose loss would put most people beyond the threshold."""
    rows = removal_rows(removals(figures, planning_data), figures, planning_data)
    number, threshold = st.column_config.NumberColumn, text.threshold_text(figures.view)
    st.dataframe(
        rows,
        hide_index=True,
        width=_NARROW,
        height=_ROW_HEIGHT * min(len(rows) + 1, _MAX_SCROLL_ROWS),
        column_config={
            "city": st.column_config.TextColumn("City", pinned=True),
            "people_no_longer_within_threshold": number(f"No longer within {threshold}", format="localized"),
            "people_driving_farther": number("Would drive farther", format="localized"),
        },
        alt="Included cities and the people affected if each one were lost",
    )


def block_groups(figures: Figures, planning_data: PlanningData) -> None:
    """Draw the block groups, the dots of the map, as a table on request."""
    if st.toggle("Show every block group (the dots on the map)", key="coverage_blocks"):
        rows = block_group_rows(figures, planning_data)
        st.dataframe(rows, hide_index=True, height=_ROW_HEIGHT * _MAX_SCROLL_ROWS, alt="Every block group")


def is_dark() -> bool:
    """Return whether the visitor's browser shows the dark theme."""
    return st.context.theme.type == "dark"
