"""Entry point: name the app, list its pages, run the chosen one.

The server imports this file once, finds `app` and warms up; every run for a visitor executes it as the main script.
"""

import streamlit as st

from geo.ui import startup

if __name__ == "__main__":
    page = st.navigation(
        [
            st.Page("geo/ui/pages/find_care.py", title="Find care", default=True),
            st.Page("geo/ui/pages/coverage.py", title="Coverage"),
            st.Page("geo/ui/pages/briefing.py", title="Briefing"),
            st.Page("geo/ui/pages/about.py", title="About and data"),
        ],
        position="top",
    )
    # An icon of our own: Streamlit's would be fetched from a font server.
    st.set_page_config(page_title=f"{page.title} | Within Reach", page_icon="geo/ui/web/icon.svg", layout="wide")
    startup.wait_until_ready()
    page.run()
else:
    app = st.App(__file__, lifespan=startup.lifespan)
