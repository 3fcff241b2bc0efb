"""The evidence grades: our own scale, shown in words and as dots, never in color alone."""

from enum import StrEnum

SCALE_IS_OURS = "This scale is our own. It is not an official grade, and it was not set by a clinician."


class Grade(StrEnum):
    """How strong the evidence for a use is, strongest first; the value is used in front matter and on the page."""

    MODERATE = "moderate"
    LOW_TO_MODERATE = "low to moderate"
    LOW = "low"
    VERY_LOW = "very low"
    INSUFFICIENT = "insufficient"
    NOT_GRADED = "not graded"


SHAPES = {
    Grade.MODERATE: "●●●○",
    Grade.LOW_TO_MODERATE: "●●◐○",
    Grade.LOW: "●●○○",
    Grade.VERY_LOW: "●○○○",
    Grade.INSUFFICIENT: "○○○○",
    Grade.NOT_GRADED: "",
}

MARKS = {"●": "full", "◐": "half", "○": "empty"}
"""How each character of a shape is drawn."""

MEANINGS = {
    Grade.MODERATE: "Controlled trials agree that it helps. More research could still change by how much.",
    Grade.LOW_TO_MODERATE: "Good summaries of the trials disagree on whether the evidence is low or moderate.",
    Grade.LOW: "The trials are few, small or in conflict. The true effect may be quite different.",
    Grade.VERY_LOW: (
        "Tiny trials, no comparison group, or a different way of giving the drug. The true effect is unknown."
    ),
    Grade.INSUFFICIENT: "We found no relevant trial.",
}

FOURTH_MARK = "The fourth dot is always empty: nothing graded here has strong evidence."
