"""A CSV file is streamed row by row; one that cannot be used is rejected with one sentence."""

import io
from collections.abc import Iterator, Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.batch.lookup import Result
from geo.batch.rows import LONGEST_LINE, read_rows
from geo.batch.run import Progress, run
from geo.errors import InputError


def echo(texts: Sequence[str]) -> list[Result]:
    return [Result(nearest_city=text) if text else Result(reason="No result.") for text in texts]


def run_batch(content: str | bytes, *columns: str, most_rows: int | None = None) -> list[str]:
    source = io.BytesIO(content.encode() if isinstance(content, str) else content)
    target = io.StringIO()
    list(run(source, target, columns or ("address",), echo, most_rows=most_rows))
    return target.getvalue().split("\r\n")


def test_every_row_comes_back_followed_by_its_result() -> None:
    assert run_batch("id,address\n1,Bend\n2,\n") == [
        "id,address,nearest_city,minutes,miles,precision,notice,reason",
        "1,Bend,Bend,,,,,",
        "2,,,,,,,No result.",
        "",
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("\ufeffAddress\r\nBend\r\n", id="excel"),
        pytest.param("id;address\n1;Bend\n", id="semicolons"),
        pytest.param("id\taddress\n1\tBend\n", id="tabs"),
        pytest.param('"address"\n"Bend"\n', id="quotes"),
        pytest.param("address\n\nBend\n\n", id="empty-lines"),
        pytest.param("address\nBend", id="no-last-newline"),
    ],
)
def test_csv_files_of_many_programs_are_read(content: str) -> None:
    header, row, *end = run_batch(content)
    assert header.casefold().endswith("address,nearest_city,minutes,miles,precision,notice,reason")
    assert row.endswith("Bend,Bend,,,,,")
    assert end == [""]


def test_several_columns_make_one_query() -> None:
    assert ',"1 Main St, Bend",' in run_batch("street,town\n1 Main St,Bend\n", "street", "town")[1]


def test_short_and_long_rows_give_the_reason_and_stay_in_order() -> None:
    lines = run_batch("id,address\n1\n2,Bend,more\n3,Bend\n")
    assert lines[1].endswith("The row has 1 of 2 cells.")
    assert lines[2].endswith("The row has 3 of 2 cells.")
    assert lines[3] == "3,Bend,Bend,,,,,"


def test_result_columns_are_renamed_where_the_file_has_that_column() -> None:
    assert run_batch("address,Minutes\nBend,5\n")[0] == (
        "address,Minutes,nearest_city,minutes_found,miles,precision,notice,reason"
    )


def test_progress_counts_rows_and_rows_without_a_result() -> None:
    source = io.BytesIO(b"address\n" + b"Bend\n" * 5_001 + b" \n")
    assert list(run(source, io.StringIO(), ["address"], echo)) == [
        Progress(rows=5_000, failed=0),
        Progress(rows=5_002, failed=1),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param("", "file is empty", id="empty"),
        pytest.param("\n\n", "starts with an empty line", id="blank-line"),
        pytest.param("address\n", "no rows below", id="header-only"),
        pytest.param("97201\n97202\n", "'97201' is not a column name", id="no-header"),
        pytest.param("44.05,-121.3\n", "'44.05' is not a column name", id="coordinates-for-a-header"),
        pytest.param("town\nBend\n", "no column 'address'; its columns are: town", id="wrong-column"),
        pytest.param("address,Address\na,b\n", "more than one column 'address'", id="column-twice"),
        pytest.param(",".join(f"c{i}" for i in range(200)), "has 200 columns", id="200-columns"),
        pytest.param('address\n"Bend\nBend\n"x', "is not CSV", id="stray-quote"),
        pytest.param("address\rBend\rBurns\r", "Line 1 has carriage returns. Save the file", id="carriage-returns"),
        pytest.param("address\n" + "0" * (LONGEST_LINE + 1), "Line 2 is longer than 100,000 bytes", id="long-line"),
        pytest.param(b"\0" * 1000, "Line 1 contains zero bytes", id="zeros"),
        pytest.param("address\nCafé\n".encode("latin-1"), "Line 2 is not in UTF-8", id="latin-1"),
        pytest.param("address\nBend\n".encode("utf-16"), "is in UTF-16", id="utf-16"),
        pytest.param("address\na\nb\nc\n", "more than 2 rows", id="too-many-rows"),
    ],
)
def test_a_file_that_cannot_be_used_is_rejected_with_its_reason(content: str | bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        run_batch(content, most_rows=2)


def test_an_endless_quoted_cell_is_rejected_before_it_fills_memory() -> None:
    def endless() -> Iterator[bytes]:
        yield from (b"address\n", b'"\n')
        while True:
            yield b"x" * 99 + b"\n"

    class Endless(io.RawIOBase):
        parts = endless()

        def readline(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002 - the base class's signature
            return next(self.parts)

    with pytest.raises(InputError, match="field larger than field limit"):
        list(run(Endless(), io.StringIO(), ["address"], echo))  # type: ignore[arg-type]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_rejected(content: bytes) -> None:
    with suppress(InputError):
        list(read_rows(io.BytesIO(content)).body)
