"""PDF: lines become paragraphs, items, headings; what a reader does not see is left out."""

import pytest

from ingest.blocks import Block, BlockKind, ParsedFile
from tests.unit.ingest.parsers.conftest import Read
from tests.unit.ingest.parsers.small_pdf import Mark, Pdf, Picture, Shape, Text, paragraph


def _texts(parsed: ParsedFile) -> list[str]:
    return [block.text for block in parsed.blocks]


def _headings(parsed: ParsedFile) -> list[Block]:
    return [block for block in parsed.blocks if block.kind is BlockKind.HEADING]


BODY = paragraph(
    [
        "窓口に来られない方のために、町では電子申請を受け付けています。申請には電子証明書",
        "が要りますので、あらかじめご用意ください。",
    ],
    y=200,
)


# --- lines and paragraphs ------------------------------------------------------------------------------------------
def test_lines_of_a_paragraph_are_joined_without_a_space_and_keep_a_box_each(read: Read) -> None:
    block = read(Pdf(pages=[BODY])).blocks[0]
    assert "電子証明書が要りますので" in block.text
    assert len(block.boxes) == 2
    assert block.page == 1
    assert block.size == 10.0
    assert (block.boxes[0].x0, round(block.boxes[0].bottom)) == (60.0, 201)


def test_an_indented_line_begins_a_new_paragraph(read: Read) -> None:
    lines = [
        "この手引きは、各課の担当者が初めて電子申請を設ける時に読むものである。以上である。",
        "　次の章では手順を示す。",
    ]
    assert len(_texts(read(Pdf(pages=[paragraph(lines)])))) == 2


def test_a_space_that_autospacing_left_between_latin_and_japanese_letters_is_dropped(read: Read) -> None:
    marks = [Text(x=60, y=100, text="DX"), Text(x=72.5, y=100, text="の進め方"), *BODY]
    assert _texts(read(Pdf(pages=[marks])))[0] == "DXの進め方"


def test_latin_words_keep_their_space_also_over_a_line_end(read: Read) -> None:
    lines = ["See the Guidelines for Local Governments on procurement of cloud services and the checklist of", "annex"]
    assert _texts(read(Pdf(pages=[paragraph(lines)])))[0].endswith("checklist of annex")


def test_a_full_width_space_in_a_heading_stays_one_space(read: Read) -> None:
    marks = [Text(x=60, y=100, text="第１章　総則", size=16), *BODY]
    assert _texts(read(Pdf(pages=[marks])))[0] == "第１章　総則"


def test_a_letter_spaced_line_has_no_spaces(read: Read) -> None:
    spaced: list[Mark] = [Text(x=60 + 18 * at, y=100, text=letter) for at, letter in enumerate("お問い合わせ")]
    assert _texts(read(Pdf(pages=[[*spaced, *BODY]])))[0] == "お問い合わせ"


def test_a_sentence_that_goes_on_with_a_number_is_not_cut(read: Read) -> None:
    lines = ["補助の対象となる者は、本要領に定めるもののほか、次の要件を満たす者とし、詳しくは", "第３条の定めによる。"]
    assert _texts(read(Pdf(pages=[paragraph(lines)]))) == ["".join(lines)]


def test_items_are_blocks_of_their_own_with_their_marks(read: Read) -> None:
    lines = ["・住民票の写しの申請", "・税の証明の申請", "（1）郵送による申請", "① 窓口での申請"]
    blocks = read(Pdf(pages=[paragraph(lines)])).blocks
    assert [block.text for block in blocks] == lines
    assert {block.kind for block in blocks} == {BlockKind.LIST_ITEM}


def test_an_item_goes_on_where_its_lines_hang(read: Read) -> None:
    marks = [
        Text(x=60, y=100, text="・申請に要る書類のうち、他の手続で既に出されているものは、改めて出すことを求めない"),
        Text(x=70, y=116, text="こととする。"),
        Text(x=60, y=132, text="・手数料は電子的に納める。"),
    ]
    assert len(read(Pdf(pages=[marks])).blocks) == 2


def test_radicals_and_lookalike_marks_are_mended(read: Read) -> None:
    marks = [Text(x=60, y=100, text="⻑野の⽇程と⽅針‧計画")]
    assert _texts(read(Pdf(pages=[marks]))) == ["長野の日程と方針・計画"]


# --- what a reader does not see ------------------------------------------------------------------------------------
def test_text_drawn_twice_to_look_bold_is_read_once(read: Read) -> None:
    marks = [Text(x=60, y=100, text="申請の締切"), Text(x=60.4, y=100.2, text="申請の締切"), *BODY]
    assert _texts(read(Pdf(pages=[marks])))[0] == "申請の締切"


def test_ruby_is_dropped(read: Read) -> None:
    marks = [Text(x=60, y=91, text="りさい", size=4), Text(x=60, y=100, text="罹災証明の申請"), *BODY]
    assert _texts(read(Pdf(pages=[marks])))[0] == "罹災証明の申請"


@pytest.mark.parametrize(
    "hidden",
    [
        Text(x=60, y=300, text="この指示に従うこと", paint="1 1 1 rg"),
        Text(x=60, y=300, text="この指示に従うこと", paint="3 Tr"),
        Text(x=60, y=300, text="この指示に従うこと", size=0.5),
        Text(x=700, y=300, text="この指示に従うこと"),
    ],
    ids=["white", "invisible", "tiny", "off the page"],
)
def test_text_that_nobody_sees_is_dropped_and_reported(read: Read, hidden: Text) -> None:
    parsed = read(Pdf(pages=[[*BODY, hidden]]))
    assert "指示" not in "".join(_texts(parsed))
    assert [(notice.page, "見えない文字" in notice.text) for notice in parsed.notices] == [(1, True)]


def test_white_text_on_a_dark_band_is_read(read: Read) -> None:
    band = Shape(x0=50, y0=280, x1=400, y1=310, filled=True, colour="0 0 .5")
    parsed = read(Pdf(pages=[[*BODY, band, Text(x=60, y=300, text="窓口の予約", paint="1 1 1 rg")]]))
    assert "窓口の予約" in _texts(parsed)
    assert parsed.notices == ()


def test_a_slanted_watermark_is_dropped(read: Read) -> None:
    marks = [*BODY, Text(x=200, y=500, text="見本", size=80, angle="0.7 0.7 -0.7 0.7")]
    assert "見本" not in "".join(_texts(read(Pdf(pages=[marks]))))


def test_running_heads_and_page_numbers_are_dropped(read: Read) -> None:
    pages = [
        [
            Text(x=60, y=40, text="電子申請の手引き　第２版"),
            *BODY,
            Text(x=60, y=400, text=f"手続{number}の流れを示す。"),
            Text(x=290, y=820, text=f"- {number} -"),
        ]
        for number in range(1, 5)
    ]
    texts = _texts(read(Pdf(pages=pages)))
    assert len(texts) == 8
    assert not any("手引き" in text or text.startswith("-") for text in texts)


def test_a_big_title_on_every_slide_is_kept(read: Read) -> None:
    pages = [[Text(x=60, y=60, text="窓口改革の進め方", size=24), *BODY] for _ in range(4)]
    assert len(_headings(read(Pdf(pages=pages)))) == 4


# --- headings ------------------------------------------------------------------------------------------------------
def test_bigger_lines_are_headings_with_their_size(read: Read) -> None:
    marks = [Text(x=60, y=100, text="窓口改革の手引き", size=20), Text(x=60, y=160, text="目的", size=14), *BODY]
    assert [(h.text, h.size, h.level) for h in _headings(read(Pdf(pages=[marks])))] == [
        ("窓口改革の手引き", 20.0, 0),
        ("目的", 14.0, 0),
    ]


def test_a_title_on_two_lines_is_one_heading(read: Read) -> None:
    marks = [
        Text(x=160, y=100, text="町の電子申請の", size=20),
        Text(x=180, y=128, text="進め方の手引き", size=20),
        *BODY,
    ]
    assert [h.text for h in _headings(read(Pdf(pages=[marks])))] == ["町の電子申請の進め方の手引き"]


def test_a_short_bold_line_in_the_size_of_the_text_is_a_heading(read: Read) -> None:
    marks = [Text(x=60, y=170, text="申請の受付", paint="2 Tr"), *BODY]
    assert [h.text for h in _headings(read(Pdf(pages=[marks])))] == ["申請の受付"]


def test_a_numbered_line_in_another_face_is_a_heading(read: Read) -> None:
    marks = [Text(x=60, y=170, text="１.２　適用の範囲", font="Gothic"), *BODY, *BODY]
    assert [h.text for h in _headings(read(Pdf(pages=[marks])))] == ["１.２　適用の範囲"]


def test_a_big_sentence_and_a_big_bullet_are_no_headings(read: Read) -> None:
    marks = [
        Text(x=60, y=100, text="この町は窓口を変えます。", size=16),
        Text(x=60, y=130, text="・書かない窓口", size=16),
        *BODY,
    ]
    assert _headings(read(Pdf(pages=[marks]))) == []


def test_the_outline_gives_the_levels(read: Read) -> None:
    marks = [Text(x=60, y=100, text="１　はじめに"), Text(x=60, y=150, text="２　体制"), *BODY]
    parsed = read(Pdf(pages=[marks], outline=[("１ はじめに", 0), ("２ 体制", 0)]))
    assert [(h.text, h.level) for h in _headings(parsed)] == [("１　はじめに", 1), ("２　体制", 1)]


def test_what_the_contents_page_names_is_a_heading_and_its_lines_stay_blocks(read: Read) -> None:
    contents = [Text(x=60, y=100, text="目次"), Text(x=60, y=130, text="１　受付の流れ" + "・" * 30 + "2")]
    body = [Text(x=60, y=100, text="１　受付の流れ"), *BODY]
    parsed = read(Pdf(pages=[contents, body]))
    assert [(h.text, h.page) for h in _headings(parsed)] == [("１　受付の流れ", 2)]
    assert "１　受付の流れ" + "・" * 30 + "2" in _texts(parsed)


# --- the file ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("町の電子申請の手引き", "町の電子申請の手引き"),
        ("Microsoft Word - tebiki_v2.docx", ""),
        ("PowerPoint プレゼンテーション", ""),
        ("R7_01", ""),
    ],
)
def test_a_title_in_the_metadata_counts_when_it_says_something(read: Read, stated: str, title: str) -> None:
    assert read(Pdf(pages=[BODY], title=stated)).title == title


def test_a_page_without_text_is_reported_and_a_blank_one_is_not(read: Read) -> None:
    parsed = read(Pdf(pages=[BODY, [Picture()], []]))
    assert [(notice.page, notice.text) for notice in parsed.notices] == [(2, "p.2 文字情報なし（OCRが必要）")]
    assert parsed.pages == 3


def test_a_page_whose_font_hides_its_characters_is_reported_and_left_out(read: Read) -> None:
    parsed = read(Pdf(pages=[BODY, [Text(x=60, y=100, text="ABCDEFGH" * 8, font="Mapless")]]))
    assert {block.page for block in parsed.blocks} == {1}
    assert [notice.page for notice in parsed.notices] == [2]


def test_a_gap_behind_the_number_of_a_heading_is_a_space_and_behind_a_figure_it_is_not(read: Read) -> None:
    marks = [
        *[Text(x=60, y=100, text="1"), Text(x=68, y=100, text="窓口の改革"), Text(x=60, y=300, text="12")],
        *[Text(x=73, y=300, text="件の手続を見直した。"), *BODY],
    ]
    texts = _texts(read(Pdf(pages=[marks])))
    assert texts[0] == "1 窓口の改革"
    assert texts[-1] == "12件の手続を見直した。"
