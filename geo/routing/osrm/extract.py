"""Check that an OpenStreetMap extract is in the order that OSRM relies on, which OSRM itself does not check."""

from pathlib import Path

import osmium

from geo.errors import DatasetError

_ORDER = {"n": 0, "w": 1, "r": 2}  # nodes, ways, relations
_NAMES = ("node", "way", "relation")


def check_extract(path: Path) -> None:
    """Read the whole extract once; a state takes about a minute.

    Raises `DatasetError`, with the command that corrects the file, for objects that are not sorted by type and id and
    for ids below 1, and also for a file that is not OpenStreetMap data or has no ways.
    """
    kind, last = 0, 0
    try:
        for item in osmium.FileProcessor(str(path)):
            this_kind = _ORDER[item.type_str()]
            if item.id < 1:
                raise _unusable(path, f"{_NAMES[this_kind]} {item.id} has an id below 1", "renumber")
            if (this_kind, item.id) <= (kind, last):
                raise _unusable(path, f"{_NAMES[this_kind]} {item.id} is not in the order of type and id", "sort")
            kind, last = this_kind, item.id
    except (RuntimeError, OSError, ValueError) as error:
        raise DatasetError(f"{path.name} cannot be read as OpenStreetMap data ({str(error)[:100]}).") from None
    if kind == 0:
        raise DatasetError(f"{path.name} contains no ways; name an extract of OpenStreetMap with roads.")


def _unusable(path: Path, fault: str, action: str) -> DatasetError:
    """Return the error for an extract that osmium-tool can correct by `action`; renumbering needs sorted objects."""
    sort = f"osmium sort {path.name} -o sorted.osm.pbf"
    commands = sort if action == "sort" else f"{sort}, then osmium renumber sorted.osm.pbf -o renumbered.osm.pbf"
    return DatasetError(f"{path.name}: {fault}, and OSRM would build wrong roads. Run {commands}, and use that file.")
