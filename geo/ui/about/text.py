"""The page "About and data" as HTML: what the numbers mean, how accurate they are, where the data come from."""

from collections.abc import Mapping, Sequence
from html import escape

from geo.briefing.text import NEXT_HEADING
from geo.conditions.grades import FOURTH_MARK, SCALE_IS_OURS
from geo.tables.accuracy import Measure
from geo.tables.sources import Source
from geo.ui import messages
from geo.ui.html import table_html

PURPOSE = "What the numbers mean, how they are calculated, how accurate they are, and where the data come from."
MINUTES = (
    "The drive on an ordinary day, without traffic, bad weather or stops. Miles are road miles, never straight-line "
    "distance."
)
RANGE = (
    "The range beside a number should include the true value for about nine out of ten trips. It is wider for longer "
    "trips and for less exact starting points: a county is less exact than a town, and a town less exact than a pin "
    "on the map."
)
PEOPLE = (
    "Residents counted by the latest census. All residents of a census block group (about 1,400 people) are placed at "
    "its population center, so each group falls into exactly one drive-time band."
)
WITHIN = (
    "How many people could drive to a listed city in that time. It does not show how many need treatment, how many "
    "have a car, or how many patients a place can treat."
)
NEXT = (
    'The three locations that together bring the most people within the threshold. Where the page says "Proven '
    'optimal", no other choice of up to three adds more people by these numbers. We do not know whether a location '
    "has a clinic, staff or room."
)
NUMBERS = {
    "Minutes and miles": MINUTES,
    "Ranges": RANGE,
    "People": PEOPLE,
    "Within 60 minutes": WITHIN,
    NEXT_HEADING: NEXT,
}
SAME = (
    "Every page uses the same roads and the same rules, so an answer for one person and the coverage of the whole "
    "state always agree."
)
HOW = (messages.HOW_ROADS, messages.HOW_STREETS, messages.HOW_SURE, SAME)
LIMITS = (
    messages.MEANING,
    "Roads that close in winter are left out, so a drive may be shorter in summer. Traffic and roadwork are unknown.",
    "The census shows where people lived in the year it was taken. Towns have grown since then.",
    "Near a state line, the nearest place may be in the next state. Only cities on the list are counted.",
    f"Evidence grades: {SCALE_IS_OURS} {FOURTH_MARK}",
    messages.NO_ADVICE,
)
CHECKED = (
    "These figures are measured again whenever the tables are built. The road speeds were tuned with these and other "
    "known drives, so expect somewhat larger errors on other drives, especially in minutes and on trips under 20 "
    "miles."
)
NOT_CHECKED = "These tables have not been checked against other sources yet."


def about(
    sources: Sequence[Source], accuracy: Sequence[Measure], *, asked_server: str | None, tile_host: str | None = None
) -> str:
    """Return the page's sections as HTML, all table values escaped.

    `asked_server` is the routing server, if any, and `tile_host` the host of the map's tiles, if any.
    """
    sections = [
        ("What the numbers mean", _terms(NUMBERS)),
        ("How this is calculated", _list(HOW)),
        ("How accurate the numbers are", _accuracy(accuracy)),
        ("Where the data come from", _sources(sources)),
        ("What to keep in mind", _list(LIMITS)),
        ("Privacy", f"<p>{escape(_privacy(asked_server, tile_host))}</p>"),
    ]
    return "".join(f"<section><h2>{title}</h2>{body}</section>" for title, body in sections)


def _privacy(asked_server: str | None, tile_host: str | None) -> str:
    """Return the privacy text without its leading "Privacy: ", and the routing server that is used, if any."""
    rest = messages.privacy(asked_server, tile_host).removeprefix("Privacy: ")
    second = "" if asked_server is None else f" {messages.SECOND.format(server=asked_server)}"
    return f"{rest[:1].upper()}{rest[1:]}{second}"


def _list(sentences: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in sentences)}</ul>"


def _terms(meanings: Mapping[str, str]) -> str:
    pairs = "".join(f"<dt>{escape(term)}</dt><dd>{escape(meaning)}</dd>" for term, meaning in meanings.items())
    return f"<dl>{pairs}</dl>"


def _accuracy(accuracy: Sequence[Measure]) -> str:
    if not accuracy:
        return f"<p>{NOT_CHECKED}</p>"
    rows = [(measure.measure, measure.value, measure.against) for measure in accuracy]
    return f"<p>{CHECKED}</p>" + _table("Accuracy", ("Measurement", "Result", "Compared with"), rows)


def _sources(sources: Sequence[Source]) -> str:
    rows = [(each.provides, each.source, each.date, each.license, ", ".join(each.files)) for each in sources]
    return _table("Sources", ("What", "Source", "Date", "License", "Files"), rows)


def _table(label: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    titles = dict(zip(names, names, strict=True))
    return table_html([dict(zip(names, row, strict=True)) for row in rows], titles, scroll_label=label)
