"""The markup of the panels: blocks, citations, glossary terms and plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.conditions.markup import Block, blocks, cited_ids, glossary_terms, strip_markup


def test_blank_lines_separate_paragraphs_and_lists() -> None:
    text = "One\nline.\n\n- a\n- b\n  goes on\n\n1. c\n2. d\n"
    assert list(blocks(text)) == [
        Block(tag="p", lines=("One line.",)),
        Block(tag="ul", lines=("a", "b goes on")),
        Block(tag="ol", lines=("c", "d")),
    ]


def test_a_paragraph_that_starts_with_a_number_is_not_a_list() -> None:
    assert next(blocks("12 people took part.")).tag == "p"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("a [R1] b [R2, R13b].", ["R1", "R2", "R13b"], id="several"),
        pytest.param("**so [R1]**", ["R1"], id="within-bold"),
        pytest.param("[[term]] and [aside]", [], id="none"),
    ],
)
def test_citations_are_found_in_order(text: str, names: list[str]) -> None:
    assert cited_ids(text) == names


def test_a_term_is_found_by_name_whatever_its_label() -> None:
    assert glossary_terms("[[Opioid|opioids]] and [[placebo]]") == ["opioid", "placebo"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Use of [[opioid|opioids]] fell [R1].", "Use of opioids fell.", id="term-and-reference"),
        pytest.param("**Not [[placebo]]** [R1]", "Not placebo ", id="bold"),
    ],
)
def test_plain_text_has_no_markup_and_no_citations(text: str, words: str) -> None:
    assert strip_markup(text) == words


@given(st.text(alphabet="ab1 .-\n*[]|R", max_size=60))
def test_any_text_can_be_parsed(text: str) -> None:
    for block in blocks(text):
        assert block.tag in {"p", "ul", "ol"}
        assert all(isinstance(strip_markup(line), str) for line in block.lines)
