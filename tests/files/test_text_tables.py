"""Tables of Word documents: what stands in a cell, and how cells are merged."""

from aftersales_files.workbook_reader import read_workbook
from tests.files.packing import packed
from tests.files.workbooks import exchange, faults

SPACES = {
    "transitional": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "strict": "http://purl.oclc.org/ooxml/wordprocessingml/main",
}


def document(body: str, space: str = SPACES["transitional"]) -> bytes:
    part = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": part})


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


ROWS = (
    "<w:tbl><w:tr>"
    + cell("要点", '<w:vMerge w:val="restart"/>')
    + cell("条款")
    + cell("结论", '<w:gridSpan w:val="2"/>')
    + "</w:tr><w:tr>"
    + cell("", "<w:vMerge/>")
    + cell("5.1.1.1")
    + cell("符合")
    + cell("1")
    + "</w:tr><w:tr>"
    + cell("另一点")
    + cell("5.1.1.2")
    + cell("")
    + cell("3")
    + "</w:tr></w:tbl>"
)


def test_rows_columns_and_merged_cells() -> None:
    for space in SPACES.values():
        (sheet,) = read_workbook(document(ROWS, space), "zh")
        assert {(r, c): v.text for r, row in sheet.cells.items() for c, v in row.items()} == {
            (1, 1): "要点",
            (1, 2): "条款",
            (1, 3): "结论",
            (2, 2): "5.1.1.1",
            (2, 3): "符合",
            (2, 4): "1",
            (3, 1): "另一点",
            (3, 2): "5.1.1.2",
            (3, 4): "3",
        }
        assert sheet.merged == [((1, 1), (2, 1)), ((1, 3), (1, 4))]
        assert sheet.place(2, 3) == "Word 表格第 2 行第 3 格"


def test_what_a_cell_shows() -> None:
    """Runs, lines, a tick of Wingdings; nothing deleted or moved away, no field code; an inner table."""
    said = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>第一</w:t></w:r>"
        "<w:r><w:t>行</w:t><w:br/><w:t>续</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        '</w:tc><w:tc><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p></w:tc>'
        "<w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc>"
        "</w:tr></w:tbl>"
    )
    (sheet,) = read_workbook(document(said), "zh")
    assert [value.text for value in sheet.cells[1].values()] == ["第一行\n续", "✓", "内"]


def test_rows_of_a_list_are_named_without_letters() -> None:
    rows = [("附表", ""), ("名称", "人数"), ("甲", "12"), ("合计", "12")]
    lines = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    reply, _ = exchange("read-sites", document(f"<w:tbl>{lines}</w:tbl>"))
    told = [remark["zh"].partition(' "')[0] for remark in reply["result"]["remarks"]]
    assert told == ["Word 表格第 1 行", "Word 表格第 4 行"]


def test_a_text_without_a_table_and_one_with_entities() -> None:
    (fault,) = faults(document("<w:p><w:r><w:t>说明</w:t></w:r></w:p>"))
    assert "没有表格" in fault["found"]
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="x"/>'
    (fault,) = faults(packed({"word/document.xml": bomb}))
    assert "打不开" in fault["found"]


def cells_of(body: str) -> dict[tuple[int, int], str]:
    (sheet,) = read_workbook(document(body), "zh")
    return {(r, c): v.text for r, row in sheet.cells.items() for c, v in row.items()}


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def test_how_an_inner_table_is_merged_says_nothing_of_the_cell_around_it() -> None:
    """Row 1: clause, evidence (an inner table with a wide and a continued cell), finding: columns 1, 2, 3."""
    wide = row(cell("文件", '<w:gridSpan w:val="3"/>')) + row(cell("", "<w:vMerge/>"))
    inner = f"<w:tc><w:tcPr/><w:tbl>{wide}</w:tbl><w:p/></w:tc>"
    read = cells_of(f"<w:tbl>{row(cell('5.1.1.1'), inner, cell('不符合'))}</w:tbl>")
    assert read == {(1, 1): "5.1.1.1", (1, 2): "文件", (1, 3): "不符合"}


def test_a_cell_merged_over_rows_goes_on_below_an_inner_table() -> None:
    inner = f"<w:tc><w:tbl>{row(cell('内'))}</w:tbl><w:p/></w:tc>"
    begin, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = row(cell("要点", begin), inner) + row(cell("", on), cell("b")) + row(cell("", on), cell("c"))
    (sheet,) = read_workbook(document(f"<w:tbl>{body}</w:tbl>"), "zh")
    assert sheet.merged == [((1, 1), (3, 1))]


def test_a_row_that_begins_further_right() -> None:
    """The second row has no cell in the first column: its finding stays below that of the first."""
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    read = cells_of(f"<w:tbl>{row(cell('a'), cell('b'))}{row(cell('符合'), properties=before)}</w:tbl>")
    assert read == {(1, 1): "a", (1, 2): "b", (2, 2): "符合"}


def test_boxes_of_old_form_fields_are_ticked_or_not() -> None:
    def box(inner: str) -> str:
        field = f"<w:fldChar><w:ffData><w:checkBox>{inner}</w:checkBox></w:ffData></w:fldChar>"
        return f"<w:tc><w:p><w:r>{field}</w:r><w:r><w:t>符合</w:t></w:r></w:p></w:tc>"

    for inner, expected in (
        ('<w:default w:val="0"/><w:checked/>', "☑符合"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐符合"),
        ('<w:sizeAuto/><w:default w:val="0"/>', "☐符合"),
        ('<w:default w:val="1"/>', "☑符合"),
    ):
        assert cells_of(f"<w:tbl>{row(box(inner))}</w:tbl>") == {(1, 1): expected}


def test_what_a_content_control_asks_for_is_not_what_somebody_wrote() -> None:
    def control(properties: str, text: str) -> str:
        inner = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        return (
            f"<w:tc><w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt></w:tc>"
        )

    body = row(control("<w:showingPlcHdr/>", "选择一项。"), control("", "符合"))
    assert cells_of(f"<w:tbl>{body}</w:tbl>") == {(1, 2): "符合"}


def test_a_text_box_is_read_once() -> None:
    """Word keeps it twice: for itself, and once more for older programs."""
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>符合</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    inner = f"<w:tc><w:p><w:r><mc:AlternateContent {space}>{both}</mc:AlternateContent></w:r></w:p></w:tc>"
    assert cells_of(f"<w:tbl>{row(inner)}</w:tbl>") == {(1, 1): "符合"}
