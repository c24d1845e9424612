"""Numbers, headings and tables of a Word document."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.parsers import package
from tests.unit.ingest.parsers.small_docx import (
    Docx,
    cell,
    level,
    lists,
    numbered,
    paragraph,
    row,
    run,
    style,
    styled,
    table,
)
from tests.unit.ingest.reading import published

Read = Callable[[Docx], ParsedFile]
_BOLD = "<w:b/>"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def parse(docx: Docx) -> ParsedFile:
        return package.parse(docx.saved(tmp_path))

    return parse


def _texts(parsed: ParsedFile) -> list[str]:
    return [block.text for block in parsed.blocks if block.kind is not BlockKind.GAP]


def _rows(parsed: ParsedFile) -> list[Block]:
    return [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]


def _headings(parsed: ParsedFile) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in parsed.blocks if block.kind is BlockKind.HEADING]


# --- automatic numbers ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("decimalFullWidth", "第%1条", ["第１条 ", "第２条 ", "第３条 "]),
        ("decimalEnclosedCircle", "%1", ["① ", "② ", "③ "]),
        ("aiueoFullWidth", "(%1)", ["(ア) ", "(イ) ", "(ウ) "]),
        ("irohaFullWidth", "%1．", ["イ． ", "ロ． ", "ハ． "]),
        ("japaneseCounting", "第%1", ["第一 ", "第二 ", "第三 "]),
        ("ideographTraditional", "%1", ["甲 ", "乙 ", "丙 "]),
        ("upperRoman", "%1.", ["I. ", "II. ", "III. "]),
        ("lowerLetter", "%1)", ["a) ", "b) ", "c) "]),
        ("decimalZero", "No.%1", ["No.01 ", "No.02 ", "No.03 "]),
        ("none", "附則", ["附則 ", "附則 ", "附則 "]),
    ],
)
def test_an_automatic_number_stands_before_its_text(read: Read, form: str, text: str, labels: list[str]) -> None:
    body = "".join(numbered("受付の手順を定める。") for _ in labels)
    parsed = read(Docx(body=body, numbering=lists(level(0, form, text))))
    assert _texts(parsed) == [f"{label}受付の手順を定める。" for label in labels]


def test_numbers_beyond_a_format_are_plain(read: Read) -> None:
    numbering = lists(level(0, "decimalEnclosedCircle", "%1", start=50))
    assert _texts(read(Docx(body=numbered("甲") + numbered("乙"), numbering=numbering))) == ["㊿ 甲", "51 乙"]


def test_deeper_levels_name_those_above_and_begin_anew(read: Read) -> None:
    numbering = lists(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "lowerRoman", "%1.%2(%3)"))
    order = [(0, "甲"), (1, "乙"), (2, "丙"), (2, "丁"), (1, "戊"), (2, "己"), (0, "庚"), (1, "辛")]
    body = "".join(numbered(text, level=at) for at, text in order)
    expected = ["1 甲", "1.1 乙", "1.1(i) 丙", "1.1(ii) 丁", "1.2 戊", "1.2(i) 己", "2 庚", "2.1 辛"]
    assert _texts(read(Docx(body=body, numbering=numbering))) == expected


def test_a_level_may_go_on_counting_and_write_all_in_digits(read: Read) -> None:
    law = level(1, "decimal", "%1-%2", more='<w:lvlRestart w:val="0"/><w:isLgl/>')
    body = numbered("甲") + numbered("乙", level=1) + numbered("丙") + numbered("丁", level=1)
    parsed = read(Docx(body=body, numbering=lists(level(0, "upperRoman", "%1"), law)))
    assert _texts(parsed) == ["I 甲", "1-1 乙", "II 丙", "2-2 丁"]


def test_another_list_of_the_same_kind_counts_on_unless_it_restarts(read: Read) -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = lists(level(0, "decimal", "%1."), overrides={2: "", 3: restart})
    body = numbered("甲") + numbered("乙", 2) + numbered("丙", 3) + numbered("丁", 3) + numbered("戊", 1)
    assert _texts(read(Docx(body=body, numbering=numbering))) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁", "3. 戊"]


def test_an_empty_paragraph_of_a_list_takes_its_number(read: Read) -> None:
    body = numbered("甲") + numbered("") + numbered("乙")
    assert _texts(read(Docx(body=body, numbering=lists(level(0, "decimal", "%1."))))) == ["1. 甲", "3. 乙"]


def test_a_number_may_come_from_the_style_and_be_switched_off(read: Read) -> None:
    of_style = style("article", paragraph_look='<w:numPr><w:numId w:val="1"/></w:numPr>')
    off = paragraph("前文", look='<w:pStyle w:val="article"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    numbering = lists(
        level(0, "decimalFullWidth", "第%1条", more='<w:pStyle w:val="article"/><w:suff w:val="nothing"/>')
    )
    parsed = read(Docx(body=off + styled("article", "（目的）"), styles=of_style, numbering=numbering))
    assert _texts(parsed) == ["前文", "第１条（目的）"]


def test_bullets_of_sign_fonts_become_characters(read: Read) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    numbering = lists(level(0, "bullet", "n", more=fonts), level(1, "bullet", "\uf0d8", more=fonts))
    parsed = read(Docx(body=numbered("窓口") + numbered("電話", level=1), numbering=numbering))
    assert [(block.kind, block.text) for block in parsed.blocks] == [
        (BlockKind.LIST_ITEM, "■ 窓口"),
        (BlockKind.LIST_ITEM, "➢ 電話"),
    ]


# --- headings ------------------------------------------------------------------------------------------------------
def _outline(at: int) -> str:
    return f'<w:outlineLvl w:val="{at}"/>'


def test_levels_come_from_the_style_its_base_or_the_paragraph(read: Read) -> None:
    styles = style("h1", shown="heading 1", paragraph_look=_outline(0)) + style("章", based_on="h1")
    own = paragraph("趣旨", look=_outline(1))
    body = styled("h1", "総則") + own + paragraph("定める。") + styled("章", "手続") + styled("h1", "雑則")
    headings = [(1, "総則"), (2, "趣旨"), (1, "手続"), (1, "雑則")]
    assert _headings(read(Docx(body=body, styles=styles))) == headings


def test_a_title_stands_above_all_headings_and_names_the_document(read: Read) -> None:
    styles = style("t", shown="Title") + style("h1", shown="heading 1", paragraph_look=_outline(0))
    text = paragraph("この手引きは窓口を担当する職員のためのものである。")
    body = styled("t", "窓口改善の手引き") + text + (styled("h1", "受付") + text) + (styled("h1", "交付") + text)
    parsed = read(Docx(body=body, styles=styles))
    publication = published(parsed)
    assert _headings(parsed) == [(1, "窓口改善の手引き"), (2, "受付"), (2, "交付")]
    assert publication.edition.document.title == "窓口改善の手引き"
    assert [section.heading_path for section in publication.sections] == [("受付",), ("交付",)]


def test_without_an_outline_bold_and_bigger_lines_head(read: Read) -> None:
    text = paragraph("窓口では番号札を渡し、順に受け付ける。")
    bold, big = paragraph(run("受付の流れ", _BOLD)), paragraph(run("交付の流れ", '<w:sz w:val="28"/>'))
    emphasis = paragraph(run("必ず本人を確認すること。", _BOLD))
    assert _headings(read(Docx(body=text + bold + text + emphasis + big + text))) == [
        (0, "受付の流れ"),
        (0, "交付の流れ"),
    ]


def test_with_an_outline_bold_lines_are_text(read: Read) -> None:
    heads = "".join(paragraph(f"第{n}章", look=_outline(0)) for n in "一二三")
    parsed = read(Docx(body=heads + paragraph(run("注意事項", _BOLD))))
    assert [text for _, text in _headings(parsed)] == ["第一章", "第二章", "第三章"]


def test_lines_of_the_contents_keep_their_page_numbers_apart_and_are_no_section(read: Read) -> None:
    styles = style("toc1", shown="toc 1") + style("h1", shown="heading 1", paragraph_look=_outline(0))
    entries = [("1", "受付", "3"), ("2", "審査", "5"), ("3", "交付", "8")]
    tab = "<w:r><w:tab/></w:r>"
    contents = "".join(styled("toc1", number, tab, name, tab, page) for number, name, page in entries)
    chapters = "".join(styled("h1", f"{number}　{name}") + paragraph("手順を述べる。") for number, name, _ in entries)
    parsed = read(Docx(body=paragraph("目次") + contents + chapters, styles=styles))
    assert _texts(parsed)[1] == "1　受付\t3"
    assert all("\t" not in chunk.text for chunk in published(parsed).chunks)


def test_empty_paragraphs_and_page_breaks_are_blank_space(read: Read) -> None:
    broken = paragraph("終わり。", '<w:r><w:br w:type="page"/></w:r>')
    parsed = read(Docx(body=paragraph("始め。") + paragraph() + broken + paragraph("次。")))
    assert [block.level for block in parsed.blocks if block.kind is BlockKind.GAP] == [1, 3]


# --- tables --------------------------------------------------------------------------------------------------------
_NAMES = ["年度", "上限額", "件数"]


def test_rows_have_their_cells_parted_and_carry_header_and_caption(read: Read) -> None:
    first = row(*_NAMES, look="<w:tblHeader/>")
    body = paragraph("表１　補助の実績") + paragraph("（単位：千円）") + table(first, row("令和6年度", "500", "3"))
    head, data = _rows(read(Docx(body=body)))
    assert (head.text, head.header, head.caption) == ("年度 | 上限額 | 件数", "", "")
    assert (data.text, data.header) == ("令和6年度 | 500 | 3", "年度 | 上限額 | 件数")
    assert data.caption == "表１　補助の実績 （単位：千円）"


@pytest.mark.parametrize(
    "head",
    [
        row(*(cell(paragraph(run(name, _BOLD))) for name in _NAMES)),
        row(*(cell(name, look='<w:shd w:val="clear" w:fill="D9D9D9"/>') for name in _NAMES)),
    ],
    ids=["bold", "shaded"],
)
def test_a_first_row_that_is_set_apart_is_the_header(read: Read, head: str) -> None:
    rows = _rows(read(Docx(body=table(head, row("令和6年度", "500", "3")))))
    assert [one.header for one in rows] == ["", "年度 | 上限額 | 件数"]


def test_fields_beside_their_values_have_no_header(read: Read) -> None:
    rows = _rows(read(Docx(body=table(row("名称", "青葉町"), row("人口", "8,200人"), row("担当", "窓口課")))))
    assert [(one.text, one.header) for one in rows] == [
        ("名称 | 青葉町", ""),
        ("人口 | 8,200人", ""),
        ("担当 | 窓口課", ""),
    ]


def test_two_header_rows_become_one_line_of_the_same_columns(read: Read) -> None:
    head = row(cell("区分", merged="restart"), cell("措置率", span=2), cell("備考", merged="restart"))
    names = row(cell(merged="continue"), "令和5年度", "令和6年度", cell(merged="continue"))
    rows = _rows(read(Docx(body=table(head, names, row("研修", "0.5", "0.7", "新規")))))
    assert rows[-1].header == "区分 | 措置率 令和5年度 | 措置率 令和6年度 | 備考"
    assert rows[-1].text == "研修 | 0.5 | 0.7 | 新規"


def test_columns_stay_in_line_under_merged_cells(read: Read) -> None:
    head = row(*_NAMES, look="<w:tblHeader/>")
    spanning = row(cell("実績なし", span=2), "0")
    first, second = row(cell("令和6年度", merged="restart"), "500", "3"), row(cell(merged="continue"), "300", "1")
    rows = _rows(read(Docx(body=table(head, spanning, first, second))))
    assert [one.text for one in rows[1:]] == ["実績なし |  | 0", "令和6年度 | 500 | 3", " | 300 | 1"]


def test_a_deleted_row_is_gone(read: Read) -> None:
    body = table(row("甲", "1"), row("乙", "2", look="<w:del/>"), row("丙", "3"))
    assert [one.text for one in _rows(read(Docx(body=body)))] == ["甲 | 1", "丙 | 3"]


def test_a_table_in_a_cell_follows_its_row(read: Read) -> None:
    inner = table(row("春", "3件"), row("秋", "5件"))
    body = table(row("実績", cell("内訳", inner)), row("予定", "未定"), row("担当", "窓口課"))
    assert [one.text for one in _rows(read(Docx(body=body)))] == [
        "実績 | 内訳",
        "春 | 3件",
        "秋 | 5件",
        "予定 | 未定",
        "担当 | 窓口課",
    ]


def test_a_frame_around_text_is_text(read: Read) -> None:
    parsed = read(Docx(body=table(row(cell("囲みの一行目。", "囲みの二行目。")))))
    assert [block.kind for block in parsed.blocks] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_notes_of_a_table_follow_it(read: Read) -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{paragraph("見込みを含む。")}</w:footnote>'
    body = table(row(cell(paragraph("実績", mark)), "3件"), row("予定", "5件"))
    assert _texts(read(Docx(body=body, footnotes=notes))) == ["実績 | 3件", "予定 | 5件", "見込みを含む。"]


def test_paragraphs_of_a_cell_stand_on_one_line(read: Read) -> None:
    lines = paragraph("補助対象", "<w:r><w:br/></w:r>", "経費")
    assert (
        _rows(read(Docx(body=table(row(cell(lines, "備品"), "可"), row("印刷", "可")))))[0].text
        == "補助対象経費 備品 | 可"
    )
