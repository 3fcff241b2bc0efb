"""Entry point: name the app, list its pages, run the chosen one.

The server imports this file once, finds `app` and warms up; every run for a visitor executes it as the main script.
"""

import streamlit as st

from geo.ui import assets, pages, startup
from geo.ui.assets import WEB
from geo.ui.client_messages import MIDDLEWARE
from geo.ui.map import tiles

if __name__ == "__main__":
    page = st.navigation(
        [
            st.Page(pages.FOLDER / "find_care.py", title="Find care", default=True),
            st.Page(pages.FOLDER / "coverage.py", title="Coverage"),
            st.Page(pages.FOLDER / "briefing.py", title="Briefing"),
            st.Page(pages.FOLDER / "about.py", title="About and data"),
        ],
        position="top",
    )
    # Our own icon: the default one would be fetched from a font server.
    st.set_page_config(page_title=f"{page.title} | Within Reach", page_icon=str(WEB / "icon.svg"), layout="wide")
    startup.wait_until_ready()
    page.run()
else:
    base_path = st.get_option("server.baseUrlPath")
    routes = [*assets.routes(base_path), *tiles.routes(base_path)]
    app = st.App(__file__, lifespan=startup.lifespan, routes=routes, middleware=MIDDLEWARE)
