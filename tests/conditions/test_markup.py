"""The small markup: blocks, references, terms and plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.conditions.markup import Block, blocks, cited, plain, terms


def test_empty_lines_part_paragraphs_and_lists() -> None:
    text = "One\nline.\n\n- a\n- b\n  goes on\n\n1. c\n2. d\n"
    assert list(blocks(text)) == [
        Block(tag="p", lines=("One line.",)),
        Block(tag="ul", lines=("a", "b goes on")),
        Block(tag="ol", lines=("c", "d")),
    ]


def test_a_number_at_the_start_of_a_paragraph_is_no_list() -> None:
    assert next(blocks("12 people took part.")).tag == "p"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("a [R1] b [R2, R13b].", ["R1", "R2", "R13b"], id="several"),
        pytest.param("**so [R1]**", ["R1"], id="within-bold"),
        pytest.param("[[term]] and [aside]", [], id="none"),
    ],
)
def test_references_are_found_in_order(text: str, names: list[str]) -> None:
    assert cited(text) == names


def test_terms_are_found_whatever_is_shown() -> None:
    assert terms("[[Opioid|opioids]] and [[placebo]]") == ["opioid", "placebo"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Use of [[opioid|opioids]] fell [R1].", "Use of opioids fell.", id="term-and-reference"),
        pytest.param("**Not [[placebo]]** [R1]", "Not placebo ", id="bold"),
    ],
)
def test_plain_words_have_no_marks(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.text(alphabet="ab1 .-\n*[]|R", max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    for block in blocks(text):
        assert block.tag in {"p", "ul", "ol"}
        assert all(isinstance(plain(line), str) for line in block.lines)
