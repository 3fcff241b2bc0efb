"""Batch lookup: a CSV file of locations in, a CSV file with the nearest city per row out; both only in memory."""

import io
from collections.abc import Sequence

import streamlit as st

from geo.batch.lookup import RowLookup
from geo.batch.rows import read_rows
from geo.batch.run import run
from geo.errors import InputError
from geo.ui.coverage.data import PlanningData
from geo.ui.html import note

MAX_ROWS, MAX_MEGABYTES = 200_000, 20
_LOCATION_WORDS = ("zip", "address", "place", "town", "city", "location", "coordinates")
_RESULT = "coverage_batch_result"
_HELP = (
    f"Upload a CSV file with up to {MAX_ROWS:,} ZIP codes, towns, addresses or coordinates, one per row, and column "
    "names in the first row. Each row comes back with its nearest listed city and the drive in minutes and miles."
)
_PRIVACY = (
    "Your file is read in this server's memory, is never saved, and is forgotten when your visit ends. To have it "
    "forgotten right away, remove it from the box."
)


def upload(planning_data: PlanningData) -> None:
    """Draw the upload, the location columns, the progress and the result.

    This is not a fragment: a button pressed during a fragment's run waits for the run to end, so Cancel would not work.
    """
    st.header("Batch lookup")
    st.html(note("how", _HELP) + note("how", _PRIVACY))
    file = st.file_uploader("CSV file", type=["csv", "txt"], max_upload_size=MAX_MEGABYTES, on_change=_forget)
    if file is None:
        return
    content = file.getvalue()
    try:
        header = read_rows(io.BytesIO(content)).header
    except InputError as error:
        st.html(note("fault", str(error)))
        return
    columns = st.multiselect("Location columns", header, default=location_columns(header), on_change=_forget)
    if columns and st.button("Look up all rows", type="primary", on_click=_forget):
        _look_up(content, columns, planning_data)
    _show_result()


def location_columns(header: Sequence[str]) -> list[str]:
    """Return the column of `header` most likely to hold a location, or both of a `lat` and `lon` pair."""
    titles = {title.strip().casefold(): title for title in header}
    if "lat" in titles and "lon" in titles:
        return [titles["lat"], titles["lon"]]
    likely = [title for word in _LOCATION_WORDS for name, title in titles.items() if word in name]
    return likely[:1]


def _look_up(content: bytes, columns: Sequence[str], planning_data: PlanningData) -> None:
    """Look up all rows and keep the result in the session; pressing any button stops the run, and so the lookup."""
    total = max(content.count(b"\n"), 1)
    bar = st.progress(0.0, "Reading…")
    cancel = st.empty()
    cancel.button("Cancel", key="coverage_cancel")
    listed = planning_data.baseline.listed
    lookup = RowLookup(planning_data.gazetteer, listed, planning_data.router, planning_data.addresses)
    target = io.StringIO(newline="")
    try:
        for progress in run(io.BytesIO(content), target, columns, lookup.look_up, most_rows=MAX_ROWS):
            bar.progress(min(progress.rows / total, 1.0), f"{progress.rows:,} rows, {progress.failed:,} not found")
            st.session_state[_RESULT] = (progress, None)
    except InputError as error:
        _forget()
        st.html(note("fault", str(error)))
        return
    finally:
        cancel.empty()
        bar.empty()
    progress, _ = st.session_state[_RESULT]
    st.session_state[_RESULT] = (progress, target.getvalue().encode("utf-8-sig"))


def _show_result() -> None:
    progress, content = st.session_state.get(_RESULT, (None, None))
    if progress is None:
        return
    if content is None:
        st.html(note("notice", f"Canceled after {progress.rows:,} rows. No results were kept."))
        return
    rows = "1 row" if progress.rows == 1 else f"{progress.rows:,} rows"
    summary = f"{rows} looked up, {progress.failed:,} not found. The column 'reason' says why."
    st.html(f"<div role='status'>{note('how', summary)}</div>")
    st.download_button("Download results (CSV)", content, "nearest_cities.csv", "text/csv", on_click="ignore")


def _forget() -> None:
    st.session_state.pop(_RESULT, None)
