"""Many at once: a CSV comes in, a CSV goes out; both live only in the memory of this visit."""

import io
from collections.abc import Sequence

import streamlit as st

from geo.batch.lookup import RowLookup
from geo.batch.rows import read_rows
from geo.batch.run import run
from geo.errors import InputError
from geo.ui.coverage.data import PlanningData
from geo.ui.html import note

MOST_ROWS, MOST_MEGABYTES = 200_000, 20
_LIKELY = ("zip", "address", "place", "town", "city", "location", "coordinates")
_DONE = "coverage_batch_done"
_PRIVATE = (
    "The file is read in this server's memory while you wait, written nowhere, and forgotten with your visit. Take it "
    "out of the box to have it forgotten at once."
)


def upload(planning: PlanningData) -> None:
    """Draw the upload, the choice of columns, the progress and the result.

    No fragment: a press within a fragment waits for the fragment's run to end, so that nothing could be canceled.
    """
    st.header("Many at once")
    st.html(
        note(
            "how",
            f"Upload up to {MOST_ROWS:,} ZIP codes, towns, addresses or coordinates, one per line of a CSV file "
            "whose first line names the columns. Each comes back with its nearest listed city, minutes and miles.",
        )
        + note("how", _PRIVATE)
    )
    file = st.file_uploader("CSV file", type=["csv", "txt"], max_upload_size=MOST_MEGABYTES, on_change=_forget)
    if file is None:
        return
    content = file.getvalue()
    try:
        header = read_rows(io.BytesIO(content)).header
    except InputError as error:
        st.html(note("fault", str(error)))
        return
    columns = st.multiselect("Columns that say where", header, default=likely(header), on_change=_forget)
    if columns and st.button("Answer every row", type="primary"):
        _work(content, columns, planning)
    _show_done()


def likely(header: Sequence[str]) -> list[str]:
    """Return the column that most likely says where, or both of a pair of coordinates."""
    names = {title.strip().casefold(): title for title in header}
    if "lat" in names and "lon" in names:
        return [names["lat"], names["lon"]]
    found = [title for word in _LIKELY for name, title in names.items() if word in name]
    return found[:1]


def _work(content: bytes, columns: Sequence[str], planning: PlanningData) -> None:
    """Answer row by row; any press, the one below too, ends this run of the script and so the work."""
    _forget()
    total = max(content.count(b"\n"), 1)
    bar = st.progress(0.0, "Reading…")
    cancel = st.empty()
    cancel.button("Cancel", key="coverage_cancel")
    listed = planning.baseline.listed
    answerer = RowLookup(planning.gazetteer, listed, planning.router)
    result = io.StringIO(newline="")
    try:
        for done in run(io.BytesIO(content), result, columns, answerer.look_up, most_rows=MOST_ROWS):
            bar.progress(min(done.rows / total, 1.0), f"{done.rows:,} rows, {done.failed:,} without an answer")
            st.session_state[_DONE] = (done, None)
    except InputError as error:
        _forget()
        st.html(note("fault", str(error)))
        return
    finally:
        cancel.empty()
        bar.empty()
    done, _ = st.session_state[_DONE]
    st.session_state[_DONE] = (done, result.getvalue().encode("utf-8-sig"))


def _show_done() -> None:
    done, content = st.session_state.get(_DONE, (None, None))
    if done is None:
        return
    if content is None:
        st.html(note("notice", f"Canceled after {done.rows:,} rows; nothing was kept."))
        return
    said = f"{done.rows:,} rows answered, {done.failed:,} without an answer; the column 'reason' says why."
    st.html(f"<div role='status'>{note('how', said)}</div>")
    st.download_button("Take the result (CSV)", content, "nearest_cities.csv", "text/csv", on_click="ignore")


def _forget() -> None:
    st.session_state.pop(_DONE, None)
