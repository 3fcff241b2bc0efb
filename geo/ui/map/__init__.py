"""The Folium map: base map, layers and what is drawn on them."""
