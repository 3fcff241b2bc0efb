"""The Coverage page in Chromium: the map stays, downloads open, a CSV is looked up, and a phone shows it all."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Frame, Page

from support.served import Server
from support.view import DESK, PHONE

SLOW = 60_000


@pytest.fixture
def coverage(server: Server, contexts: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Return a function that opens the page and waits for its map."""

    def open_page(query: str = "", size: tuple[int, int] = DESK, **options: object) -> Page:
        page: Page = contexts(viewport={"width": size[0], "height": size[1]}, **options).new_page()
        page.goto(f"{server.address}/coverage{query}")
        page.locator(".answer h2").wait_for(timeout=SLOW)
        page.frame_locator(".st-key-coverage_map_box iframe").locator("path.area").first.wait_for(
            state="attached", timeout=SLOW
        )
        return page

    return open_page


def map_frame(page: Page) -> Frame:
    return next(frame for frame in page.frames if "streamlit_folium" in frame.url)


def areas(page: Page) -> str:
    paths: str = map_frame(page).evaluate(
        "[...document.querySelectorAll('path.area')].map(p => p.getAttribute('d')).join()"
    )
    return paths


def test_other_limits_change_the_areas_and_leave_the_map_in_place(coverage: Callable[..., Page]) -> None:
    page = coverage()
    before = areas(page)
    map_frame(page).evaluate("window.stillHere = true")
    page.get_by_label("Drive-time bands, in minutes").fill("20,45")
    page.keyboard.press("Enter")
    page.get_by_text("20 to 45 minutes").first.wait_for(timeout=SLOW)
    map_frame(page).wait_for_function(
        "before => { const now = [...document.querySelectorAll('path.area')].map(p => p.getAttribute('d')).join();"
        " return now && now !== before; }",
        arg=before,
        timeout=SLOW,
    )
    assert map_frame(page).evaluate("window.stillHere") is True


def test_a_link_restores_the_view(coverage: Callable[..., Page]) -> None:
    page = coverage("?add=La+Grande&drop=Burns")
    assert "With La Grande added and Burns dropped" in page.locator(".answer").first.inner_text()
    added = page.frame_locator(".st-key-coverage_map_box iframe").locator("path.place.added")
    assert added.get_attribute("aria-label") == "La Grande, added"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_it_without_scrolling_sideways(coverage: Callable[..., Page], scheme: str) -> None:
    page = coverage(size=PHONE, color_scheme=scheme)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= PHONE[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_downloads_open_in_other_programs(coverage: Callable[..., Page], tmp_path: Path) -> None:
    page = coverage()
    for name in ("Block groups (GeoPackage)", "Bands (GeoJSON)", "Counties (CSV)", "Map (PNG)"):
        with page.expect_download(timeout=SLOW) as download:
            page.get_by_role("button", name=name).click()
        download.value.save_as(tmp_path / download.value.suggested_filename)
    assert gpd.read_file(tmp_path / "coverage_block_groups.gpkg")["people"].sum() == 4_237_256
    assert gpd.read_file(tmp_path / "coverage_bands.geojson")["people"].sum() == 4_237_256
    assert pd.read_csv(tmp_path / "coverage_counties.csv")["people"].sum() == 4_237_256
    assert (tmp_path / "coverage_map.png").read_bytes().startswith(b"\x89PNG")


def test_a_csv_comes_back_with_a_result_in_every_row(coverage: Callable[..., Page], tmp_path: Path) -> None:
    page = coverage()
    source = tmp_path / "people.csv"
    source.write_text("id,zip\n1,97720\n2,=cmd\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(source)
    page.get_by_role("button", name="Look up all rows").click(timeout=SLOW)
    page.get_by_text("2 rows looked up, 1 not found").wait_for(timeout=SLOW)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download results (CSV)").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")  # so that Excel reads it as UTF-8
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("1,97720,Burns,")
    assert lines[2].startswith("2,'=cmd,,")


def test_a_file_that_is_not_a_csv_is_reported_in_one_sentence(coverage: Callable[..., Page], tmp_path: Path) -> None:
    page = coverage()
    source = tmp_path / "bad.csv"
    source.write_bytes(b"\0" * 1_000_000)
    page.locator("input[type=file]").set_input_files(source)
    page.locator(".note.fault").wait_for(timeout=SLOW)
    assert page.locator(".answer h2").is_visible()


def test_a_long_lookup_can_be_canceled(coverage: Callable[..., Page], tmp_path: Path) -> None:
    page = coverage()
    source = tmp_path / "many.csv"
    source.write_text("zip\n" + "97720\n" * 200_000, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(source)
    page.get_by_role("button", name="Look up all rows").click(timeout=SLOW)
    page.get_by_role("button", name="Cancel").click(timeout=SLOW)
    page.get_by_text("No results were kept").wait_for(timeout=SLOW)


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_nothing_on_the_page_fails_an_accessibility_rule(
    coverage: Callable[..., Page], size: tuple[int, int], scheme: str
) -> None:
    page = coverage("?add=La+Grande", size=size, color_scheme=scheme)
    report = Axe().run(page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa"]}})
    assert report.violations_count == 0, report.generate_report()
