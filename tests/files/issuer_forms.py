"""The self-assessment form as certification bodies lay it out, in our own words."""

from collections.abc import Callable, Mapping
from typing import Any

from openpyxl import Workbook

from tests.files.packing import packed
from tests.files.workbooks import files, saved

GBT = "gbt-27922-2011"
FIRST = 6
"""The row of 5.1.1.1; that of 5.1.1.2 and 5.1.1.3 together is the next."""
Edit = Callable[[Any], object]


def rows() -> list[tuple[str, list[Any]]]:
    """The 50 rows of the form: the number of the indicator, and the clauses."""
    rubric = files().engine.library.rubric(GBT, "").rubric
    made: list[tuple[str, list[Any]]] = []
    for indicator in (each for section in rubric.sections for each in section.indicators):
        for clause in indicator.clauses:
            if clause.id == "5.1.1.3":
                made[-1][1].append(clause)
            else:
                made.append((indicator.number, [clause]))
    return made


def row_of(clause: str) -> int:
    return FIRST + next(n for n, (_, each) in enumerate(rows()) if clause in [one.id for one in each])


def issuer_form(edit: Edit = lambda sheet: None, *, words: bool = True, points: bool = True) -> bytes:
    """The form with every clause met, then changed by EDIT."""
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["C2"] = "售后服务自评表", "组织名称", "某某公司"
    sheet["D2"], sheet["E2"], sheet["A3"], sheet["C3"] = "申报级别", "四星级", "评估时间", "2026.11.20"
    heads = {"G4": "证明材料清单", "E4": "自评估结论", "D4": "需提供证明材料", "C4": "条款"}
    for cell, head in (heads | {"B4": "要点", "A4": "序号"}).items():
        sheet[cell] = head
    sheet["E5"], sheet["F5"] = "符合/不符合", "分数"
    for merged in ("A1:G1", "A2:B2", "A3:B3", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:F4", "G4:G5"):
        sheet.merge_cells(merged)
    groups: dict[str, list[int]] = {}
    for row, (indicator, clauses) in enumerate(rows(), start=FIRST):
        groups.setdefault(indicator, []).append(row)
        sheet[f"A{row}"] = row - FIRST + 1
        sheet[f"B{row}"] = f"{indicator}要点" if groups[indicator] == [row] else None
        sheet[f"C{row}"] = "\n\n".join(f"{each.id}{each.title.zh}（{each.points}分）" for each in clauses)
        sheet[f"D{row}"] = "a) 制度；\n\nb) 5.9.9.9 记录"
        sheet[f"E{row}"] = "符合" if words else None
        sheet[f"F{row}"] = float(sum(each.points for each in clauses)) if points else None
    for spanned in groups.values():
        if len(spanned) > 1:
            sheet.merge_cells(f"B{spanned[0]}:B{spanned[-1]}")
    last = FIRST + len(rows())
    sheet[f"A{last}"], sheet[f"F{last}"] = "合计", f"=SUM(F{FIRST}:F{last - 1})"
    edit(sheet)
    return saved(book)


def as_text_document(marks: Mapping[str, str]) -> bytes:
    """The same table in a Word document, cut in two by a page break; MARKS are the words by clause."""
    cut = 20
    tables = []
    for part in (rows()[:cut], rows()[cut:]):
        lines = [_line(clauses, marks) for _, clauses in part]
        head = _row("序号", "条款", "符合/不符合", "证明材料清单") if part[0][1][0].id == "5.1.1.1" else ""
        tables.append(f"<w:tbl>{head}{''.join(lines)}</w:tbl><w:p/>")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:body>{"".join(tables)}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _line(clauses: list[Any], marks: Mapping[str, str]) -> str:
    said = "\n".join(f"{each.id} {each.title.zh}" for each in clauses)
    return _row("·", said, marks.get(clauses[0].id, "√"), "见附件")


def _row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{_paragraphs(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def _paragraphs(text: str) -> str:
    """TEXT as Word keeps it: words cut into runs where nobody would cut them; a tick may be a symbol."""
    if text.startswith("w:sym"):
        return f"<w:p><w:r><{text}/></w:r></w:p>"
    runs = [f"<w:r><w:t>{line[:3]}</w:t></w:r><w:r><w:t>{line[3:]}</w:t></w:r>" for line in text.split("\n")]
    return "".join(f"<w:p>{run}</w:p>" for run in runs)
