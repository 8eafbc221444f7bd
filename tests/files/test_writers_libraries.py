"""Any table through the libraries that systems export with: what comes out is what went in."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aftersales.foundation.typed import says_something
from tests.files.test_writers import Table, _shown, by_openpyxl, found, written_by_hand

xlsxwriter = pytest.importorskip("xlsxwriter", reason="XlsxWriter is in the environment of Python 3.13 alone")
pandas = pytest.importorskip("pandas", reason="pandas is in the environment of Python 3.13 alone")

EXAMPLES = 60
WORDS = st.one_of(
    st.sampled_from(
        ["符合", "5.10", "3/12", "=1+1", "0012", " 空格 ", "一\n二", "_x000D_", "x_x0041_y", "１３", "TRUE"]
    ),
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30),
).filter(says_something)
VALUES = st.one_of(
    WORDS,
    st.integers(-(10**14), 10**14),
    st.integers(1, 10**9).map(lambda n: n / 8),
    st.dates(date(1900, 3, 1), date(2099, 12, 31)),
    st.booleans(),
)
TABLES = st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 6)), VALUES, max_size=25).map(
    lambda table: {(1, 1): "名称"} | table
)


def expected(table: Table) -> dict[tuple[int, int], str]:
    """True and false are TRUE and FALSE, as every spreadsheet shows them; the rest as it was written."""
    return {
        place: str(value).upper() if isinstance(value, bool) else _shown(value)
        for place, value in table.items()
    }


def by_xlsxwriter(table: Table) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "default_date_format": "yyyy/m/d"}) as book:
        sheet = book.add_worksheet("自评")
        write = {str: sheet.write_string, bool: sheet.write_boolean, date: sheet.write_datetime}
        for (row, column), value in table.items():
            write.get(type(value), sheet.write_number)(row - 1, column - 1, value)
    return written.getvalue()


def by_pandas(engine: str) -> Callable[[Table], bytes]:
    """As a system exports a table: a frame without head and index."""

    def write(table: Table) -> bytes:
        rows, columns = (max(place[n] for place in table) for n in (0, 1))
        cells = [[table.get((row, column)) for column in range(1, columns + 1)] for row in range(1, rows + 1)]
        written = io.BytesIO()
        frame = pandas.DataFrame(cells, dtype=object)
        frame.to_excel(written, header=False, index=False, engine=engine)
        return written.getvalue()

    return write


def written_as_it_is(value: object) -> bool:
    """Whether pandas writes VALUE as it is: what begins like a formula becomes one, escapes are left."""
    return not isinstance(value, str) or not (value.startswith(("=", "{=")) or "_x" in value)


WRITERS: dict[str, Callable[[Table], bytes]] = {
    "openpyxl": by_openpyxl,
    "by hand": lambda table: written_by_hand(table, len(table)),
    "XlsxWriter": by_xlsxwriter,
    "pandas with XlsxWriter": by_pandas("xlsxwriter"),
    "pandas with openpyxl": by_pandas("openpyxl"),
}


@pytest.mark.parametrize("writer", WRITERS)
@given(table=TABLES)
@example(table={(1, 1): "名称", (2, 1): 10**14, (3, 3): date(1900, 3, 1), (4, 1): 0.125})
@settings(max_examples=EXAMPLES)
def test_what_comes_out_is_what_went_in(writer: str, table: Table) -> None:
    if writer.startswith("pandas"):
        table = {place: value for place, value in table.items() if written_as_it_is(value)}
    assert found(WRITERS[writer](table)) == expected(table)
