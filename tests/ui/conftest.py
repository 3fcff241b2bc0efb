"""Fixtures of the page tests: each test starts with empty Streamlit caches."""

import pytest
import streamlit as st


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    """Empty the caches that Streamlit keeps between tests."""
    st.cache_data.clear()
    st.cache_resource.clear()
