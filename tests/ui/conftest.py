"""What the tests of the pages share: every test starts with empty caches."""

import pytest
import streamlit as st


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    """Empty what Streamlit keeps between tests."""
    st.cache_data.clear()
    st.cache_resource.clear()
