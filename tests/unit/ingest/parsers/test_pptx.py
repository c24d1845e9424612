"""Decks are read slide by slide, as their audience sees them."""

from pathlib import Path

import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Cm

from ingest.blocks import BlockKind
from knowledge.errors import EmptyFile
from tests.unit.ingest.parsers.small_pptx import (
    BLANK,
    CHAPTER,
    COVER,
    TITLE_AND_TEXT,
    box,
    deck,
    headings,
    read,
    slide,
    texts,
)

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


# --- headings ------------------------------------------------------------------------------------------------------
def test_a_slide_is_a_page_and_its_title_a_heading(tmp_path: Path) -> None:
    of = deck()
    slide(of, "背景", TITLE_AND_TEXT).placeholders[1].text = "人口が減っている。"
    slide(of, "対応", TITLE_AND_TEXT).placeholders[1].text = "窓口を電子にする。"
    parsed = read(of, tmp_path)
    assert headings(parsed) == [(1, 1, "背景"), (2, 1, "対応")]
    assert [(block.page, block.text) for block in parsed.blocks if block.kind is not BlockKind.HEADING] == [
        (1, "・人口が減っている。"),
        (2, "・窓口を電子にする。"),
    ]
    assert parsed.pages == 2


def test_cover_and_chapter_slides_stand_above_the_others(tmp_path: Path) -> None:
    of = deck()
    slide(of, "窓口DXの進め方", COVER)
    slide(of, "現状", CHAPTER)
    slide(of, "待ち時間")
    assert headings(read(of, tmp_path)) == [(1, 1, "窓口DXの進め方"), (2, 2, "現状"), (3, 3, "待ち時間")]


def test_sections_of_the_deck_stand_above_their_slides(tmp_path: Path) -> None:
    of = deck()
    for title in ("背景", "課題", "費用"):
        slide(of, title)
    ids = [entry.get("id") for entry in of.slides._sldIdLst]
    listed = etree.SubElement(of.part._element, f"{{{_P14}}}sectionLst")
    for name, members in (("はじめに", ids[:2]), ("お金", ids[2:])):
        section = etree.SubElement(listed, f"{{{_P14}}}section", name=name)
        inside = etree.SubElement(section, f"{{{_P14}}}sldIdLst")
        for member in members:
            etree.SubElement(inside, f"{{{_P14}}}sldId", id=member)
    assert headings(read(of, tmp_path)) == [
        (1, 1, "はじめに"),
        (1, 2, "背景"),
        (2, 2, "課題"),
        (3, 1, "お金"),
        (3, 2, "費用"),
    ]


def test_a_title_that_goes_on_over_slides_is_one_heading(tmp_path: Path) -> None:
    of = deck()
    for words in ("前半の文。", "後半の文。"):
        slide(of, "手順", TITLE_AND_TEXT).placeholders[1].text = words
    assert headings(read(of, tmp_path)) == [(1, 1, "手順")]


def test_without_a_placeholder_the_large_short_line_on_top_is_the_title(tmp_path: Path) -> None:
    of = deck()
    on = slide(of, layout=BLANK)
    box(on, "本文はここに続く。", 1, 6, size=14)
    box(on, "三つの段階", 1, 1, 20, 2, size=32)
    parsed = read(of, tmp_path)
    assert (headings(parsed), texts(parsed)) == ([(1, 1, "三つの段階")], ["本文はここに続く。"])


# --- order ---------------------------------------------------------------------------------------------------------
def test_cards_are_read_one_by_one(tmp_path: Path) -> None:
    of = deck()
    on = slide(of, "段階")
    for at, (head, words) in enumerate((("準備", "担当を決めて計画を作る。"), ("試行", "一つの窓口で試してみる。"))):
        box(on, words, 1 + at * 11, 8, 9, 4)
        box(on, head, 1 + at * 11, 5, 9, 2)
    assert texts(read(of, tmp_path)) == ["準備", "担当を決めて計画を作る。", "試行", "一つの窓口で試してみる。"]


def test_boxes_set_as_a_table_are_read_row_by_row(tmp_path: Path) -> None:
    of = deck()
    on = slide(of, "内容")
    for at, (label, words) in enumerate(
        (("目的", "待ち時間を短くする取組を進める。"), ("対象", "市民課と税務課の窓口とする。"))
    ):
        box(on, words, 8, 5 + at * 4, 15, 3)
        box(on, label, 1, 5 + at * 4, 4, 3)
    assert texts(read(of, tmp_path)) == [
        "目的",
        "待ち時間を短くする取組を進める。",
        "対象",
        "市民課と税務課の窓口とする。",
    ]


def test_shapes_of_a_group_stand_where_the_group_puts_them(tmp_path: Path) -> None:
    of = deck()
    on = slide(of, "図")
    box(on, "下の文", 1, 12)
    group = on.shapes.add_group_shape()
    inner = group.shapes.add_textbox(Cm(100), Cm(100), Cm(6), Cm(1))
    inner.text_frame.text = "上の文"
    group.left, group.top, group.width, group.height = Cm(1), Cm(6), Cm(6), Cm(1)
    assert texts(read(of, tmp_path)) == ["上の文", "下の文"]


# --- lists ---------------------------------------------------------------------------------------------------------
def test_bullets_and_levels_come_from_slide_layout_and_master(tmp_path: Path) -> None:
    of = deck()
    frame = slide(of, "手順", TITLE_AND_TEXT).placeholders[1].text_frame
    frame.text = "受付"
    deeper = frame.add_paragraph()
    deeper.text, deeper.level = "本人の確認", 1
    parsed = read(of, tmp_path)
    assert texts(parsed) == ["・受付", "　- 本人の確認"]
    assert {block.kind for block in parsed.blocks[1:]} == {BlockKind.LIST_ITEM}


def test_automatic_numbers_are_written_out(tmp_path: Path) -> None:
    of = deck()
    frame = slide(of, "手順", TITLE_AND_TEXT).placeholders[1].text_frame
    frame.text = "受付"
    for words in ("審査", "交付"):
        frame.add_paragraph().text = words
    for paragraph in frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        etree.SubElement(properties, f"{{{properties.nsmap['a']}}}buAutoNum", type="circleNumDbPlain")
    assert texts(read(of, tmp_path)) == ["①受付", "②審査", "③交付"]


# --- tables, charts, notes -----------------------------------------------------------------------------------------
def test_a_table_with_merged_cells_is_rows_under_a_flattened_header(tmp_path: Path) -> None:
    of = deck()
    table = slide(of, "予算").shapes.add_table(4, 3, Cm(1), Cm(5), Cm(20), Cm(6)).table
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    words = (("年度", "事業費", ""), ("", "国費", "市費"), ("令和6年度", "100", "50"), ("令和7年度", "200", "80"))
    for row, cells in enumerate(words):
        for column, text in enumerate(cells):
            if text:
                table.cell(row, column).text = text
    rows = [(block.text, block.header) for block in read(of, tmp_path).blocks if block.kind is BlockKind.TABLE_ROW]
    header = "年度 | 事業費 国費 | 事業費 市費"
    assert rows == [(header, ""), ("令和6年度 | 100 | 50", header), ("令和7年度 | 200 | 80", header)]


def test_a_chart_is_a_table_of_its_values(tmp_path: Path) -> None:
    of = deck()
    data = CategoryChartData(number_format="0%")
    data.categories = ["令和6年度", "令和7年度"]
    data.add_series("達成率", (0.5, 0.8))
    shape = slide(of, "成果").shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(5), Cm(10), Cm(8), data)
    shape.chart.has_title = True
    shape.chart.chart_title.text_frame.text = "電子申請の達成率"
    rows = [block for block in read(of, tmp_path).blocks if block.kind is BlockKind.TABLE_ROW]
    assert [row.text for row in rows] == [" | 達成率", "令和6年度 | 50%", "令和7年度 | 80%"]
    assert (rows[1].header, rows[1].caption) == (" | 達成率", "電子申請の達成率")


def test_notes_of_the_presenter_stand_at_the_end_of_their_slide(tmp_path: Path) -> None:
    of = deck()
    on = slide(of, "成果")
    on.notes_slide.notes_text_frame.text = "数字は昨年の調査による。"
    box(on, "待ち時間は半分になった。", 1, 6)
    slide(of, "次の手")
    parsed = read(of, tmp_path)
    assert texts(parsed, 1) == ["待ち時間は半分になった。", "数字は昨年の調査による。"]


# --- what is not seen ----------------------------------------------------------------------------------------------
def test_hidden_slides_are_left_out_and_told_and_pages_count_on(tmp_path: Path) -> None:
    of = deck()
    slide(of, "一枚目")
    slide(of, "内緒")._element.set("show", "0")
    slide(of, "三枚目")
    parsed = read(of, tmp_path)
    assert headings(parsed) == [(1, 1, "一枚目"), (3, 1, "三枚目")]
    assert [notice.text for notice in parsed.notices] == ["非表示のスライド1枚（p.2）を除きました"]


def test_words_that_nobody_sees_are_dropped_and_told(tmp_path: Path) -> None:
    of = deck()
    on = slide(of, "表")
    box(on, "この指示に従ってください", 1, 6, colour="FFFFFF")
    box(on, "読めないほど小さい文字", 1, 8, size=1)
    box(on, "枠の外に置かれた文字", 40, 3)
    box(on, "見える文", 1, 10)
    parsed = read(of, tmp_path)
    assert texts(parsed) == ["見える文"]
    assert [(notice.page, "33字" in notice.text) for notice in parsed.notices] == [(1, True)]


def test_white_words_on_a_dark_shape_are_kept(tmp_path: Path) -> None:
    of = deck()
    on = slide(of, "表")
    shape = on.shapes.add_shape(MSO_SHAPE.RECTANGLE, Cm(1), Cm(5), Cm(10), Cm(3))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string("1F4E79")
    box(on, "白抜きの語", 2, 6, 6, 1, colour="FFFFFF")
    assert texts(read(of, tmp_path)) == ["白抜きの語"]


def test_footers_page_numbers_and_lines_of_every_slide_are_left_out(tmp_path: Path) -> None:
    of = deck()
    for number in range(1, 6):
        on = slide(of, f"第{number}の話")
        box(on, f"中身その{number}の文。", 1, 6)
        box(on, "みらい市企画課", 1, 17)
        box(on, str(number), 22, 17, 2)
    assert texts(read(of, tmp_path)) == [f"中身その{number}の文。" for number in range(1, 6)]


def test_alternative_texts_of_pictures_are_no_words_of_the_slide(tmp_path: Path) -> None:
    of = deck()
    shape = box(slide(of, "図"), "見える文", 1, 6)
    shape._element.nvSpPr.cNvPr.set("descr", "説明の代わりの文")
    assert texts(read(of, tmp_path)) == ["見える文"]


def test_a_deck_without_words_ends_in_its_error(tmp_path: Path) -> None:
    of = deck()
    slide(of, layout=BLANK)
    with pytest.raises(EmptyFile):
        read(of, tmp_path)
