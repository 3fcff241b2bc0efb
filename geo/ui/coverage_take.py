"""Buttons for what can be taken along: a file is written only when somebody presses for it."""

import streamlit as st

from geo.ui.coverage_figures import Figures
from geo.ui.coverage_files import File, files
from geo.ui.markup import note
from geo.ui.planning import Planning


def downloads(found: Figures, planning: Planning) -> None:
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
