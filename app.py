"""Entry point: name the app, list its pages, run the chosen one."""

import streamlit as st

# An icon of our own: Streamlit's would be fetched from a font server.
st.set_page_config(page_title="Within Reach", page_icon="geo/ui/web/icon.svg", layout="wide")
st.navigation(
    [
        st.Page("geo/ui/pages/find_care.py", title="Find care", default=True),
        st.Page("geo/ui/pages/coverage.py", title="Coverage"),
        st.Page("geo/ui/pages/briefing.py", title="Briefing"),
        st.Page("geo/ui/pages/about.py", title="About and data"),
    ],
    position="top",
).run()
