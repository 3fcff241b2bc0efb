"""The files that one view of "Coverage" offers, each with source, date and settings inside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import shapely

from geo.export.formats import Layer, Row, csv_bytes, geojson_bytes, geopackage_bytes
from geo.export.provenance import Provenance
from geo.ui.coverage import text as words
from geo.ui.coverage.data import PlanningData, drive_isochrones
from geo.ui.coverage.figures import Figures, removals
from geo.ui.coverage.siting import accessibility_rows
from geo.ui.coverage.tables import (
    band_rows,
    block_rows,
    county_change_rows,
    county_table,
    distribution_rows,
    gap_rows,
    removal_rows,
)

_LAYERS_KIND = "Map layers, for mapping programs"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file on offer: `write` makes its bytes when it is asked for."""

    kind: str
    label: str
    name: str
    mime: str
    write: Callable[[], bytes]


def files(found: Figures, planning: PlanningData) -> list[File]:
    """Return every file on offer for one view."""
    tables: dict[str, Callable[[], Sequence[Row]]] = {
        "bands": lambda: band_rows(found),
        f"people by {found.view.unit}": lambda: distribution_rows(found),
        "counties": lambda: county_table(found, planning),
        "gaps": lambda: gap_rows(found),
        "cities": lambda: removal_rows(removals(found, planning), found, planning),
        "access": lambda: accessibility_rows(planning, found.view, found.columns),
        "block groups": lambda: block_rows(found, planning),
    }
    if found.changed:
        tables["changed counties"] = lambda: county_change_rows(found)
    offered = [_csv(title, rows, found, planning) for title, rows in tables.items()]
    offered += [_geojson(title, found, planning) for title in _LAYERS]
    return [*offered, _geopackage(found, planning), _picture(found, planning)]


def about(title: str, found: Figures, planning: PlanningData) -> Provenance:
    """Return what a file says of itself."""
    view = found.view
    settings = {
        "limits": f"{', '.join(f'{limit:g}' for limit in view.limits)} {view.unit}",
        "counted by": f"{view.threshold:g} {view.unit}",
        "residents of": f"{view.county} County" if view.county else planning.baseline.region.name,
        "cities that count": str(len(found.columns)),
        "added": ", ".join(view.add) or "none",
        "dropped": ", ".join(view.drop) or "none",
    }
    return Provenance(title=title, source=planning.sources, date=f"{datetime.now(UTC):%Y-%m-%d}", settings=settings)


def _bands_layer(found: Figures, planning: PlanningData) -> Layer:
    cut = drive_isochrones(planning, found.columns, found.view.limits, found.view.rank)
    return Layer(rows=band_rows(found), shapes=[area.shape for area in cut])


def _counties_layer(found: Figures, planning: PlanningData) -> Layer:
    shapes = {county.name: county.shape for county in planning.baseline.counties}
    rows = county_table(found, planning)
    return Layer(rows=rows, shapes=[shapes[str(row["county"])] for row in rows])


def _gaps_layer(found: Figures, planning: PlanningData) -> Layer:
    points = [planning.baseline.matrix.places[index].point for index in found.gaps]
    return Layer(rows=gap_rows(found), shapes=[shapely.Point(point.lon, point.lat) for point in points])


def _cities_layer(found: Figures, planning: PlanningData) -> Layer:
    losses = removals(found, planning)
    cities = [planning.baseline.matrix.cities[found.columns[loss.index]].point for loss in losses]
    return Layer(
        rows=removal_rows(losses, found, planning), shapes=[shapely.Point(point.lon, point.lat) for point in cities]
    )


def _blocks_layer(found: Figures, planning: PlanningData) -> Layer:
    blocks = planning.baseline.matrix.blocks
    places = zip(blocks.lon[found.here].tolist(), blocks.lat[found.here].tolist(), strict=True)
    return Layer(rows=block_rows(found, planning), shapes=[shapely.Point(lon, lat) for lon, lat in places])


_LAYERS: dict[str, Callable[[Figures, PlanningData], Layer]] = {
    "bands": _bands_layer,
    "counties": _counties_layer,
    "gaps": _gaps_layer,
    "cities": _cities_layer,
    "block groups": _blocks_layer,
}


def _csv(title: str, rows: Callable[[], Sequence[Row]], found: Figures, planning: PlanningData) -> File:
    return File(
        kind="Tables, for spreadsheets",
        label=f"{title.capitalize()} (CSV)",
        name=f"coverage_{title.replace(' ', '_')}.csv",
        mime="text/csv",
        write=lambda: csv_bytes(rows(), about(title.capitalize(), found, planning)),
    )


def _geojson(title: str, found: Figures, planning: PlanningData) -> File:
    return File(
        kind=_LAYERS_KIND,
        label=f"{title.capitalize()} (GeoJSON)",
        name=f"coverage_{title.replace(' ', '_')}.geojson",
        mime="application/geo+json",
        write=lambda: geojson_bytes(_LAYERS[title](found, planning), about(title.capitalize(), found, planning)),
    )


def _geopackage(found: Figures, planning: PlanningData) -> File:
    return File(
        kind=_LAYERS_KIND,
        label="Block groups (GeoPackage)",
        name="coverage_block_groups.gpkg",
        mime="application/geopackage+sqlite3",
        write=lambda: geopackage_bytes(
            _blocks_layer(found, planning), "block_groups", about("Block groups", found, planning)
        ),
    )


def _picture(found: Figures, planning: PlanningData) -> File:
    from geo.ui.coverage.png import map_png  # noqa: PLC0415 - drawing is slow to import

    return File(
        kind="Picture",
        label="Map (PNG)",
        name="coverage_map.png",
        mime="image/png",
        write=lambda: map_png(
            found, planning, about(words.headline(found, planning.baseline.region.name), found, planning)
        ),
    )
