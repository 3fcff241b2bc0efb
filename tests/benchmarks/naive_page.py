"""The page that streamlit-folium's first example leads to: a fresh map with a marker for each city on every run."""

from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

cities = pd.read_csv(Path("data") / "service_cities.csv")
chosen: str = st.radio("City", cities["name"])
state_map = folium.Map(location=[44.0, -120.5], zoom_start=6)
for name, lat, lon in cities[["name", "lat", "lon"]].to_numpy().tolist():
    folium.CircleMarker([lat, lon], color="red" if name == chosen else "blue", tooltip=name).add_to(state_map)
st_folium(state_map)
st.dataframe(cities)
