"""The downloads of one view: tables, map layers and a picture, each with its source, date and settings inside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import shapely
import streamlit as st

from geo.export.formats import Layer, Row, csv_bytes, geojson_bytes, geopackage_bytes
from geo.export.provenance import Provenance
from geo.ui.coverage import text
from geo.ui.coverage.data import PlanningData, drive_isochrones
from geo.ui.coverage.figures import Figures, removals
from geo.ui.coverage.siting import accessibility_rows
from geo.ui.coverage.tables import (
    band_rows,
    block_group_rows,
    county_change_rows,
    county_rows,
    distribution_rows,
    gap_rows,
    removal_rows,
)
from geo.ui.html import note

_TABLES_KIND, _LAYERS_KIND, _IMAGE_KIND = "Tables for spreadsheets", "Map layers for GIS software", "Image"


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file to download; `write` returns its bytes."""

    kind: str
    label: str
    file_name: str
    mime: str
    write: Callable[[], bytes]


def download_section(figures: Figures, planning_data: PlanningData) -> None:
    """Draw one button per file, grouped by kind; a file is written when its button is pressed."""
    kinds: dict[str, list[Download]] = {}
    for download in downloads(figures, planning_data):
        kinds.setdefault(download.kind, []).append(download)
    for kind, files in kinds.items():
        st.html(note("how", kind))
        with st.container(horizontal=True):
            for file in files:
                st.download_button(
                    file.label,
                    file.write,
                    file_name=file.file_name,
                    mime=file.mime,
                    on_click="ignore",
                    key=f"download_{file.file_name}",
                )


def downloads(figures: Figures, planning_data: PlanningData) -> list[Download]:
    """Return every file that a view offers."""
    tables: dict[str, Callable[[], Sequence[Row]]] = {
        "Bands": lambda: band_rows(figures),
        f"People by {figures.view.unit}": lambda: distribution_rows(figures),
        "Counties": lambda: county_rows(figures, planning_data),
        "Gaps": lambda: gap_rows(figures),
        "Cities": lambda: removal_rows(removals(figures, planning_data), figures, planning_data),
        "Accessibility": lambda: accessibility_rows(planning_data, figures.view, figures.columns),
        "Block groups": lambda: block_group_rows(figures, planning_data),
    }
    if figures.changed:
        tables["Changed counties"] = lambda: county_change_rows(figures)
    return [
        *(_csv(title, rows, figures, planning_data) for title, rows in tables.items()),
        *(_geojson(title, figures, planning_data) for title in _LAYERS),
        _geopackage(figures, planning_data),
        _png(figures, planning_data),
    ]


def provenance(title: str, figures: Figures, planning_data: PlanningData) -> Provenance:
    """Return the source, date and settings that a file carries."""
    view = figures.view
    settings = {
        "bands": f"{', '.join(f'{limit:g}' for limit in view.limits)} {view.unit}",
        "threshold": text.threshold_text(view),
        "area": text.area_text(view, planning_data.baseline.region.name),
        "included cities": str(len(figures.columns)),
        "added": ", ".join(view.add) or "none",
        "dropped": ", ".join(view.drop) or "none",
    }
    return Provenance(
        title=title, source=planning_data.sources, date=f"{datetime.now(UTC):%Y-%m-%d}", settings=settings
    )


def _bands_layer(figures: Figures, planning_data: PlanningData) -> Layer:
    areas = drive_isochrones(planning_data, figures.columns, figures.view.limits, figures.view.rank)
    return Layer(rows=band_rows(figures), shapes=[area.shape for area in areas])


def _counties_layer(figures: Figures, planning_data: PlanningData) -> Layer:
    shapes = {county.name: county.shape for county in planning_data.baseline.counties}
    rows = county_rows(figures, planning_data)
    return Layer(rows=rows, shapes=[shapes[str(row["county"])] for row in rows])


def _gaps_layer(figures: Figures, planning_data: PlanningData) -> Layer:
    points = [planning_data.od_matrix.places[index].point for index in figures.gaps]
    return Layer(rows=gap_rows(figures), shapes=[shapely.Point(point.lon, point.lat) for point in points])


def _cities_layer(figures: Figures, planning_data: PlanningData) -> Layer:
    losses = removals(figures, planning_data)
    points = [planning_data.od_matrix.cities[figures.columns[loss.index]].point for loss in losses]
    return Layer(
        rows=removal_rows(losses, figures, planning_data),
        shapes=[shapely.Point(point.lon, point.lat) for point in points],
    )


def _block_groups_layer(figures: Figures, planning_data: PlanningData) -> Layer:
    blocks, in_area = planning_data.od_matrix.blocks, figures.in_area
    positions = zip(blocks.lon[in_area].tolist(), blocks.lat[in_area].tolist(), strict=True)
    return Layer(
        rows=block_group_rows(figures, planning_data), shapes=[shapely.Point(lon, lat) for lon, lat in positions]
    )


_LAYERS: dict[str, Callable[[Figures, PlanningData], Layer]] = {
    "Bands": _bands_layer,
    "Counties": _counties_layer,
    "Gaps": _gaps_layer,
    "Cities": _cities_layer,
    "Block groups": _block_groups_layer,
}


def _csv(title: str, rows: Callable[[], Sequence[Row]], figures: Figures, planning_data: PlanningData) -> Download:
    return Download(
        kind=_TABLES_KIND,
        label=f"{title} (CSV)",
        file_name=f"{_stem(title)}.csv",
        mime="text/csv",
        write=lambda: csv_bytes(rows(), provenance(title, figures, planning_data)),
    )


def _geojson(title: str, figures: Figures, planning_data: PlanningData) -> Download:
    return Download(
        kind=_LAYERS_KIND,
        label=f"{title} (GeoJSON)",
        file_name=f"{_stem(title)}.geojson",
        mime="application/geo+json",
        write=lambda: geojson_bytes(_LAYERS[title](figures, planning_data), provenance(title, figures, planning_data)),
    )


def _geopackage(figures: Figures, planning_data: PlanningData) -> Download:
    title = "Block groups"
    return Download(
        kind=_LAYERS_KIND,
        label=f"{title} (GeoPackage)",
        file_name=f"{_stem(title)}.gpkg",
        mime="application/geopackage+sqlite3",
        write=lambda: geopackage_bytes(
            _block_groups_layer(figures, planning_data), "block_groups", provenance(title, figures, planning_data)
        ),
    )


def _png(figures: Figures, planning_data: PlanningData) -> Download:
    from geo.ui.coverage.png import map_png  # noqa: PLC0415 - matplotlib is slow to import

    title = text.headline(figures, planning_data.baseline.region.name)
    return Download(
        kind=_IMAGE_KIND,
        label="Map (PNG)",
        file_name=f"{_stem('Map')}.png",
        mime="image/png",
        write=lambda: map_png(figures, planning_data, provenance(title, figures, planning_data)),
    )


def _stem(title: str) -> str:
    return f"coverage_{title.lower().replace(' ', '_')}"
