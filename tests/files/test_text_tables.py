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
