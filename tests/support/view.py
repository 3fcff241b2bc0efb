"""One visitor's page in a browser: its parts, and what a visitor does with them."""

from dataclasses import dataclass, field

from playwright.sync_api import Dialog, Frame, Locator, Page

BOX = "ZIP code, town or address"
DESK, PHONE = (1280, 800), (390, 844)


@dataclass  # no slots: playwright stores its handlers on the object
class View:
    """The page, the map's frame in it, and the errors on it."""

    page: Page
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> "View":
        """Open `address` and wait until the map is drawn."""
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._dismiss)
        self.page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        self.page.goto(address)
        self.markers.first.wait_for(timeout=60_000)  # a busy machine
        self.page.locator(".cities tbody tr").first.wait_for()
        return self

    def _dismiss(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    @property
    def map(self) -> Frame:
        """Return the map's frame."""
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    @property
    def markers(self) -> Locator:
        """Return the markers of the cities, as the frame's elements."""
        return self.page.frame_locator(".st-key-map iframe").locator("path.marker")

    @property
    def answer(self) -> Locator:
        """Return the answer box."""
        return self.page.locator(".answer")

    @property
    def rows(self) -> Locator:
        """Return the rows of the table."""
        return self.page.locator(".cities tbody tr")

    def marker(self, name: str) -> Locator:
        """Return the marker of the city called `name`."""
        return self.page.frame_locator(".st-key-map iframe").locator(
            f'path.marker[aria-label^="{name}:"], path.marker[aria-label="{name}"]'
        )

    def row(self, name: str) -> Locator:
        """Return the button in the row of the city called `name`."""
        return self.page.locator(".cities button.choose").filter(has_text=name)

    def find(self, text: str) -> "View":
        """Type `text`, press Find, and wait until the new answer has the focus."""
        answer_id = int(self.answer.get_attribute("data-answer") or 0)
        self.page.get_by_label(BOX).fill(text)
        self.page.get_by_role("button", name="Find", exact=True).click()
        self.page.locator(f'[data-answer="{answer_id + 1}"]:focus').wait_for()
        return self

    def shown(self) -> "View":
        """Wait until the map has drawn the answer: the selected city and the route to it."""
        self.page.frame_locator(".st-key-map iframe").locator("path.marker.selected").wait_for()
        return self
