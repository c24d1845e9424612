"""Blocks become sections: by the contents page, by the parser's headings, by the look of the lines."""

from dataclasses import replace

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.outline.structure import Outline, outline_of
from tests.unit.ingest.reading import markdown_file, plain_file


def _paths(outline: Outline) -> list[tuple[str, ...]]:
    return [part.section.heading_path for part in outline.parts]


def _content(outline: Outline, heading: str) -> str:
    return "\n".join(
        block.text for part in outline.parts if heading in part.section.heading_path[-1:] for block in part.content
    )


def _page(outline: Outline, heading: str) -> int | None:
    return next(part.section.page for part in outline.parts if heading in part.section.heading_path[-1:])


_DECK = """山の町の資料

目次

・ 春の支度	2
・ 夏の祭り（山辺町）	3
・ 秋の収穫	5

春の支度

種をまく前に、土を耕す。

夏の祭り（山辺町）

1. 太鼓

太鼓は広場で打つ。

秋の収穫

稲を刈り、干す。 5
"""


def test_the_contents_page_is_the_map_and_no_content() -> None:
    outline = outline_of(plain_file(_DECK))

    assert outline.title == "山の町の資料"
    assert [path for path in _paths(outline) if len(path) == 1] == [
        ("春の支度",),
        ("夏の祭り（山辺町）",),
        ("秋の収穫",),
    ]
    assert [_page(outline, title) for title in ("春の支度", "夏の祭り（山辺町）", "秋の収穫")] == [2, 3, 5]
    texts = [block.text for part in outline.parts for block in (*part.heading, *part.content)]
    assert not any("目次" in text or "\t" in text for text in texts)


def test_a_page_number_glued_to_the_last_words_of_a_slide_is_no_content() -> None:
    assert _content(outline_of(plain_file(_DECK)), "秋の収穫") == "稲を刈り、干す。"


def test_the_page_of_a_subsection_is_given_only_where_the_entry_fills_one_page() -> None:
    one_page = _DECK.replace("・ 秋の収穫	5", "・ 秋の収穫	4")

    assert _page(outline_of(plain_file(_DECK)), "1. 太鼓") is None
    assert _page(outline_of(plain_file(one_page)), "1. 太鼓") == 3


def test_a_title_lost_with_its_figure_is_supplied_from_the_contents_page() -> None:
    slide = "\n\n山辺町の広場\n\n- 太鼓は広場で打つ\n- 山辺町の屋台は夕方から並ぶ\n- 広場の片付けは山辺町の有志が行う\n"
    lost = _DECK.replace("夏の祭り（山辺町）\n\n1. 太鼓\n\n太鼓は広場で打つ。\n", slide)

    outline = outline_of(plain_file(lost))

    assert ("夏の祭り（山辺町）", "山辺町の広場") in _paths(outline)
    assert [notice.page for notice in outline.notices] == [3]
    assert outline.notices[0].text == "見出し「夏の祭り（山辺町）」は本文に無いため目次から補いました（p.3）"


def test_an_entry_without_any_text_is_told_and_not_invented() -> None:
    gone = _DECK.replace("夏の祭り（山辺町）\n\n1. 太鼓\n\n太鼓は広場で打つ。\n\n", "")

    outline = outline_of(plain_file(gone))

    assert ("夏の祭り（山辺町）",) not in _paths(outline)
    assert outline.notices[0].text == "目次の「夏の祭り（山辺町）」に当たる本文が見つかりません（p.3）"


def test_a_table_of_numbers_is_no_contents_page() -> None:
    (part,) = outline_of(plain_file("人口\n\n町	人数\n山辺町	120\n川辺町	340\n")).parts

    assert [block.text for block in part.content] == ["町	人数", "山辺町	120", "川辺町	340"]


def test_dotted_contents_are_found_without_the_word_for_them() -> None:
    lines = ["第1章　目的 ……… 1", "第2章　方法 ……… 3", "第3章　結果 ……… 5", "第4章　まとめ ……… 9"]

    outline = outline_of(plain_file("報告\n\n" + "\n".join(lines) + "\n\n第1章　目的\n\n測ること。\n"))

    assert [block.text for part in outline.parts for block in part.content] == ["測ること。"]


def test_marked_headings_nest_by_their_look() -> None:
    text = (
        "報告書\n\n第1章 春\n\n1. 種\n\n(1) 選ぶ\n\n大きな種を選ぶ。\n\n■道具\n\n鍬を使う。\n\n第2章 夏\n\n水をやる。\n"
    )

    assert _paths(outline_of(plain_file(text))) == [
        ("第1章 春",),
        ("第1章 春", "1. 種"),
        ("第1章 春", "1. 種", "(1) 選ぶ"),
        ("第1章 春", "1. 種", "■道具"),
        ("第2章 夏",),
    ]


def test_headings_of_a_text_without_blank_lines_are_found() -> None:
    text = "連絡会の記録\n令和6年7月18日\n\n1 日程について\n作業は秋に行う。\n\n2 次回\n冬に開く。\n"

    outline = outline_of(plain_file(text))

    assert outline.title == "連絡会の記録"
    assert _paths(outline) == [(), ("1 日程について",), ("2 次回",)]


def test_items_of_a_list_are_no_headings() -> None:
    text = "申請の流れ\n\n1. 用紙を書く\n\n2. 窓口に出す\n\n3. 受け取る\n\n受け取りには本人の確認が要る。\n"

    assert _paths(outline_of(plain_file(text))) == [()]


def test_a_step_takes_its_title_from_the_next_line() -> None:
    text = "手引\n\nステップ1\n\n思いをそろえる\n\n- 首長が語る\n\nステップ2\n\n方針を決める\n\n- 1枚にまとめる\n"

    assert _paths(outline_of(plain_file(text))) == [("ステップ1 思いをそろえる",), ("ステップ2 方針を決める",)]


def test_labels_beside_a_field_are_no_headings() -> None:
    text = "支え\n\n① 採用の措置\n\n【対象経費】\n\n- 人件費\n\n【事業期間】 令和8年度まで\n"

    assert _paths(outline_of(plain_file(text))) == [("① 採用の措置",)]


def test_prose_and_values_are_no_headings() -> None:
    text = (
        "手引\n\n対象\n\n59市町村 ※R4.10.31現在\n\n受講者規模：500人/年\n\n"
        "庁内の全員を対象とする育成策を整備し人材へと育成\n\n※出典：白樺県\n"
    )

    assert _paths(outline_of(plain_file(text))) == [("対象",)]


def test_a_caption_before_a_lost_figure_is_content() -> None:
    text = "手引\n\n体制\n\n三つの課で進める。\n\n体制のイメージ\n\n\n\n\n役割\n\n課長が束ねる。\n"

    outline = outline_of(plain_file(text))

    assert _paths(outline) == [("体制",), ("役割",)]
    assert "体制のイメージ" in _content(outline, "体制")


def test_one_case_title_twice_makes_two_sections() -> None:
    case = "1 予約を画面に移す【青葉県若草市】"
    text = f"集\n\n{case}\n\n➤ 列をなくす\n\n{case}\n\nきっかけを教えてください。\n\n列が伸びました。\n"

    parts = outline_of(plain_file(text)).parts

    assert [part.section.heading_path for part in parts if part.heading and len(part.section.heading_path) == 1] == [
        (case,),
        (case,),
    ]


def test_reference_matter_belongs_to_the_case_not_to_its_last_subsection() -> None:
    case = "1 予約を画面に移す【青葉県若草市】"
    text = f"集\n\n{case}\n\n➤ 列をなくす\n\n費用を教えてください。\n\n月3万円です。\n\n※担当：若草市 窓口課\n"

    last = outline_of(plain_file(text)).parts[-1]

    assert last.section.heading_path == (case,)
    assert [block.text for block in last.content] == ["※担当：若草市 窓口課"]


def test_markdown_headings_keep_their_levels_and_the_only_first_level_is_the_title() -> None:
    outline = outline_of(markdown_file("# 手引\n\n前書き。\n\n## 1. 春\n\n### 種\n\nまく。\n\n## 2. 夏\n\n待つ。\n"))

    assert outline.title == "手引"
    assert _paths(outline) == [(), ("1. 春",), ("1. 春", "種"), ("2. 夏",)]


def test_headings_of_a_pdf_rank_by_type_size_and_keep_their_page() -> None:
    def block(text: str, page: int, size: float = 10.5, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
        return Block(kind=kind, text=text, page=page, size=size)

    outline = outline_of(
        ParsedFile(
            title="",
            pages=3,
            blocks=(
                block("畑の手引", 1, 24, BlockKind.HEADING),
                block("春の章", 2, 16, BlockKind.HEADING),
                block("土を耕す。", 2),
                block("種", 2, 12, BlockKind.HEADING),
                block("種をまく。", 3),
                block("夏の章", 3, 16, BlockKind.HEADING),
                block("水をやる。", 3),
            ),
        )
    )

    assert outline.title == "畑の手引"
    assert [(part.section.heading_path, part.section.page) for part in outline.parts] == [
        (("春の章",), 2),
        (("春の章", "種"), 2),
        (("夏の章",), 3),
    ]


def test_what_follows_the_reference_matter_after_a_break_is_no_part_of_the_case() -> None:
    case = "1 予約を画面に移す【青葉県若草市】"
    more = "\n\n※出典：若草市\n\n\n県の手助け\n\n- 県が町を回る\n"
    text = f"事例集\n\n{case}\n\n概要\n\n- 予約を移した\n\n【参考情報】 若草市人口：8.2万人\n\n関連URL：案内{more}"

    assert _paths(outline_of(plain_file(text))) == [(case,), (case, "概要"), (case,), ("県の手助け",)]


def test_slides_parted_by_form_feeds_have_their_own_pages() -> None:
    text = "山の町の資料\n\x0c春の支度\n\n土を耕す。\n\n道具\n\n- 鍬\n\x0c秋の収穫\n\n稲を刈る。\n"

    outline = outline_of(replace(plain_file(text), pages=3))

    assert [(part.section.heading_path, part.section.page) for part in outline.parts] == [
        (("春の支度",), 2),
        (("道具",), 2),
        (("秋の収穫",), 3),
    ]
