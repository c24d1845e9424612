"""Plain text: every block is a slice of the text, cut where its marks and blank lines tell."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Block, BlockKind
from ingest.parsers.plain import blocks_of, parse
from knowledge.errors import EmptyFile


def _shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks_of(text) if block.kind is not BlockKind.GAP]


def _kinds(text: str) -> list[str]:
    return [kind for kind, _ in _shown(text)]


def test_lines_apart_are_blocks_and_blank_lines_are_gaps_that_count() -> None:
    blocks = list(blocks_of("見出し\n\n\n\n本文の一行目\n本文の二行目\n\n結び\n"))
    assert [(block.kind.value, block.text or block.level) for block in blocks] == [
        ("paragraph", "見出し"),
        ("gap", 3),
        ("paragraph", "本文の一行目\n本文の二行目"),
        ("gap", 1),
        ("paragraph", "結び"),
    ]


def test_a_line_of_spaces_is_blank() -> None:
    assert [block.level for block in blocks_of("前\n \u3000\t\n後") if block.kind is BlockKind.GAP] == [1]


@pytest.mark.parametrize("mark", ["- ", "・", "・ ", "- ・ ", "✓ ", "➤ ", "* "])
def test_items_are_blocks_of_their_own(mark: str) -> None:
    text = f"{mark}受付を電子化する\n{mark}審査を電子化する"
    assert _shown(text) == [("list_item", line) for line in text.split("\n")]


def test_an_item_keeps_the_unmarked_lines_right_below_it() -> None:
    text = "- (1)推進本部\n全体の方針を決める\n- (2)総務課\n人を配置する"
    assert _shown(text) == [
        ("list_item", "- (1)推進本部\n全体の方針を決める"),
        ("list_item", "- (2)総務課\n人を配置する"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "■ 推進体制",
        "○窓口の新設（R4～）",
        "【対象経費】",
        "第１章 総則",
        "1. 趣旨",
        "① 人材の確保",
        "ステップ1",
        "(2) 審査",
        "＜体制＞",
    ],
)
def test_a_line_that_may_head_others_does_not_swallow_the_next_one(line: str) -> None:
    assert _shown(f"{line}\n本文がすぐ下に続いている。") == [
        ("paragraph", line),
        ("paragraph", "本文がすぐ下に続いている。"),
    ]


def test_a_marked_line_that_the_margin_cut_goes_on() -> None:
    text = "第３条　町長は、電子申請を受け付ける手続を定めたときは、その名称を速やかに公表しなけ\nればならない。"
    assert _shown(text) == [("paragraph", text)]


def test_a_note_goes_on_over_several_lines() -> None:
    text = "※この事例は\n別の資料に\n載せています。"
    assert _shown(text) == [("paragraph", text)]


def test_an_indented_line_begins_a_paragraph() -> None:
    text = "町は窓口を見直す。\n　県は町を支える。"
    assert _shown(text) == [("paragraph", "町は窓口を見直す。"), ("paragraph", "県は町を支える。")]


def test_cells_with_tabs_are_rows_and_a_contents_line_stays_an_item() -> None:
    text = "研修名\t対象\n基礎研修\t全職員\n・ 推進体制\t12"
    assert _kinds(text) == ["table_row", "table_row", "list_item"]


def test_a_hash_heads_nothing_in_plain_text() -> None:
    assert _kinds("# 印のついた行") == ["paragraph"]


def test_a_form_feed_begins_a_page(tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_text("一枚目\n\x0c二枚目\n\n三行目\n\x0c", encoding="utf-8")
    parsed = parse(path)
    assert [(block.page, block.text) for block in parsed.blocks if block.text] == [
        (1, "一枚目"),
        (2, "二枚目"),
        (2, "三行目"),
    ]
    assert parsed.pages == 2


def test_white_space_alone_is_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "blank.txt"
    path.write_text(" \n\n\u3000\n", encoding="utf-8")
    with pytest.raises(EmptyFile):
        parse(path)


def _located(text: str, blocks: list[Block]) -> list[int]:
    at, found = 0, []
    for block in blocks:
        at = text.index(block.text, at)
        found.append(at)
        at += len(block.text)
    return found


@pytest.mark.slow
@given(st.text(alphabet="町の窓口\n\n 　・-■1.\t。#|", max_size=80))
def test_blocks_are_slices_in_order_and_lose_no_character(text: str) -> None:
    blocks = [block for block in blocks_of(text) if block.kind is not BlockKind.GAP]
    _located(text, blocks)
    kept = "".join(block.text for block in blocks)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
