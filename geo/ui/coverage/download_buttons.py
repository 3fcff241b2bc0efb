"""Buttons for what can be taken along: a file is written only when somebody presses for it."""

import streamlit as st

from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.downloads import File, files
from geo.ui.coverage.figures import Figures
from geo.ui.html import note


def downloads(found: Figures, planning: PlanningData) -> None:
    """Draw one button per file, a row for each kind."""
    kinds: dict[str, list[File]] = {}
    for file in files(found, planning):
        kinds.setdefault(file.kind, []).append(file)
    for kind, offered in kinds.items():
        st.html(note("how", kind))
        with st.container(horizontal=True):
            for file in offered:
                st.download_button(
                    file.label,
                    file.write,
                    file_name=file.name,
                    mime=file.mime,
                    on_click="ignore",
                    key=f"take_{file.name}",
                )
