"""Pictures that are drawn with letters give their text."""

import random

import pytest

from ingest.office.metafile import drawn_text
from tests.unit.ingest.office.small_metafile import emf, emf_move, emf_text, emz, wmf, wmf_text

_GLYPHS = 0x10


def test_pieces_on_one_height_are_a_line_with_its_cells_apart() -> None:
    picture = emf(emf_text("年度", 0, 0), emf_text("措置率", 80, 0), emf_text("令和", 0, 20), emf_text("6年度", 20, 20))
    assert drawn_text(picture) == "年度　措置率\n令和6年度"


def test_characters_that_are_drawn_one_by_one_are_a_word() -> None:
    assert drawn_text(emf(*(emf_text(letter, 10 * at, 5) for at, letter in enumerate("窓口改善")))) == "窓口改善"


def test_characters_below_each_other_are_a_word() -> None:
    assert drawn_text(emf(*(emf_text(letter, 5, 11 * at) for at, letter in enumerate("申請者")))) == "申請者"


def test_a_text_stands_where_its_transform_moves_it() -> None:
    picture = emf(emf_move(0, 0), emf_text("上段", 0, 0), emf_move(0, 40), emf_text("下段", 0, 0))
    assert drawn_text(picture) == "上段\n下段"


def test_a_shadow_is_no_second_text() -> None:
    assert drawn_text(emf(emf_text("見出し", 0, 0), emf_text("見出し", 1, 1))) == "見出し"


def test_numbers_of_glyphs_are_no_text() -> None:
    assert drawn_text(emf(emf_text("本文", 0, 0), emf_text("ඨ৯", 0, 20, options=_GLYPHS))) == "本文"


def test_a_packed_picture_is_unpacked() -> None:
    assert drawn_text(emz(emf(emf_text("圧縮", 0, 0)))) == "圧縮"


def test_a_windows_metafile_is_read_in_its_code() -> None:
    assert drawn_text(wmf(wmf_text("受付・ＡＢ".encode("cp932"), 0, 0))) == "受付・ＡＢ"


def test_a_character_that_is_drawn_byte_by_byte_is_one() -> None:
    raw = "情報".encode("cp932")
    assert drawn_text(wmf(*(wmf_text(raw[at : at + 1], 10 * (at // 2), 0, advance=10) for at in range(4)))) == "情報"


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", b"\x1f\x8bnone", bytes(100)], ids=["none", "png", "gz", "zeros"])
def test_another_picture_has_no_text(data: bytes) -> None:
    assert drawn_text(data) == ""


def test_a_broken_picture_gives_what_was_drawn_before_it_broke() -> None:
    assert drawn_text(emf(emf_text("先頭", 0, 0), emf_text("後方", 0, 20))[:190]) == "先頭"


def test_bytes_at_random_are_survived() -> None:
    chance = random.Random(7)
    whole = emf(*(emf_text("乱数", 10 * at, at) for at in range(20)))
    for _ in range(200):
        broken = bytearray(whole)
        for _ in range(8):
            broken[chance.randrange(90, len(broken))] = chance.randrange(256)
        drawn_text(bytes(broken))
