"""The grades of evidence: a scale of our own, in words and in a shape, never in color alone."""

from enum import StrEnum

SCALE_IS_OURS = "This scale is our own. It is not an official grade, and no clinician has set it."


class Grade(StrEnum):
    """How far research supports a use, weakest last; the value is what front matter says and people read."""

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
"""What each character of a shape is drawn as."""

MEANINGS = {
    Grade.MODERATE: "Controlled trials agree that it helps. More study could still change by how much.",
    Grade.LOW_TO_MODERATE: "Good summaries of the trials disagree on whether the proof is low or moderate.",
    Grade.LOW: "The trials are few, small or at odds. The true effect may be quite different.",
    Grade.VERY_LOW: (
        "Tiny trials, no comparison group, or a different way of giving the drug. The true effect is in truth unknown."
    ),
    Grade.INSUFFICIENT: "We found no trial that fits.",
}

FOURTH_MARK = "The fourth mark stays empty: nothing graded here has strong proof."
