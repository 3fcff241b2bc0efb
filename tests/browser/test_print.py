"""The browser's print gives one clean page: answer, map, table, caveats, date."""

import re
from collections.abc import Callable

from view import View


def test_one_page_is_printed_without_buttons(visit: Callable[..., View]) -> None:
    view = visit().find("97910")
    printed = view.page.pdf(format="Letter", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    view.page.emulate_media(media="print")
    for part in (".answer", ".cities table", ".st-key-map iframe", "footer"):
        assert view.page.locator(part).is_visible()
    for part in (".stForm", ".locate", ".share", ".st-key-panels", ".more", ".stHeader"):
        assert not view.page.locator(part).first.is_visible()
    assert re.search(r"Read on \w+ \d+, \d{4}\.", view.page.locator("footer").inner_text())
