"""The only code that imports Streamlit or Folium."""
