"""The page "About and data" in sentences: what a manager asks about the numbers, and what the tables answer."""

from collections.abc import Mapping, Sequence
from html import escape

from geo.conditions.grades import FOURTH_MARK, SCALE_IS_OURS
from geo.tables.accuracy import Measure
from geo.tables.sources import Source
from geo.ui import messages
from geo.ui.html import table_html

PURPOSE = "What the numbers mean, how they are found, how far off they may be, and where the data come from."
MINUTES = "A drive on a usual day without traffic, weather or stops. Miles are miles of road, never the straight line."
RANGE = (
    "The range beside a figure should hold the true value in about nine of ten trips. It grows with the length of the "
    "trip and with how loosely the start is known: a county is looser than a town, a town looser than a pin."
)
PEOPLE = (
    "The residents of the last census. Everybody of a block group (some 1,400 people) is counted at the middle of "
    "where they live, and falls into exactly one band of minutes."
)
WITHIN = (
    "How many people could drive to a listed city in that time. It does not say how many need it, how many have a car, "
    "or how many a place can treat."
)
NEXT = (
    "Those three places that together bring the most people within the limit. An exact method finds them, so no other "
    "three do better by these numbers. Whether a place has a clinic, staff or room is not known here."
)
NUMBERS = {
    "Minutes and miles": MINUTES,
    "Ranges": RANGE,
    "People": PEOPLE,
    "Within 60 minutes": WITHIN,
    "Best next cities": NEXT,
}
SAME = (
    "Every number on every page comes from the same roads and the same rules: one person's answer and the whole "
    "state's coverage cannot disagree."
)
HOW = (messages.HOW_ROADS, messages.HOW_STREETS, messages.HOW_SURE, SAME)
LIMITS = (
    messages.MEANING,
    "Roads that close in winter are left out, so in summer a drive may be shorter. Traffic and roadworks are unknown.",
    "The census counts where people lived in its year. Towns have grown since.",
    "Near a state line the nearest place may lie across it. Only cities on the list are counted.",
    f"Grades of evidence: {SCALE_IS_OURS} {FOURTH_MARK}",
    messages.NO_ADVICE,
)
CHECKED = (
    "Measured each time the tables are built. The speeds were tuned with these and other known drives, so drives that "
    "nobody looked at will be somewhat farther off, above all in minutes and on trips under 20 miles."
)
NOT_CHECKED = "These tables have not been checked against other sources yet."


def about(sources: Sequence[Source], accuracy: Sequence[Measure], *, asked_server: str | None) -> str:
    """Return the page as HTML; every word of a table is escaped."""
    parts = [
        ("What the numbers mean", _terms(NUMBERS)),
        ("How roads, minutes and ranges are found", _list(HOW)),
        ("How far off they may be", _accuracy(accuracy)),
        ("Where the data come from", _sources(sources)),
        ("What to keep in mind", _list(LIMITS)),
        ("Privacy", f"<p>{escape(_privacy(asked_server))}</p>"),
    ]
    return "".join(f"<section><h2>{title}</h2>{body}</section>" for title, body in parts)


def _privacy(asked_server: str | None) -> str:
    """Return the privacy line without the heading that it brings along, and which server is asked."""
    rest = messages.privacy(asked_server).removeprefix("Privacy: ")
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
    rows = [(each.measure, each.value, each.against) for each in accuracy]
    return f"<p>{CHECKED}</p>" + _table("What was measured", ("What was measured", "Result", "Compared with"), rows)


def _sources(sources: Sequence[Source]) -> str:
    rows = [(each.provides, each.source, each.date, each.license, ", ".join(each.files)) for each in sources]
    return _table("Sources", ("What", "Source", "Date", "License", "Files"), rows)


def _table(label: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    titles = dict(zip(names, names, strict=True))
    return table_html([dict(zip(names, row, strict=True)) for row in rows], titles, scroll_label=label)
