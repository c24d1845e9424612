"""Bytes of Japanese text are read in the encoding they were written in."""

import pytest

from ingest.parsers.decoding import decode, looks_like_text
from knowledge.errors import UnsupportedFormat

TEXT = "町は、書かない窓口を始めます。\n申請は㈱ではなく総務課へ。電話は内線１２３です。\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp932", "euc_jis_2004", "iso2022_jp_3"],
)
def test_each_encoding_is_recognised(encoding: str) -> None:
    text = TEXT.replace("㈱", "") if encoding in ("iso2022_jp_3", "euc_jis_2004") else TEXT
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-8"])
def test_a_short_text_is_enough(encoding: str) -> None:
    assert decode("申請の手引き".encode(encoding)).text == "申請の手引き"


def test_half_width_kana_in_shift_jis_are_not_taken_for_another_encoding() -> None:
    text = "ﾃﾞｼﾞﾀﾙ推進室の電話番号と担当者の一覧"
    assert decode(text.encode("cp932")).text == text


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\nb\nc\n"


def test_a_few_broken_bytes_are_counted_and_many_are_no_text() -> None:
    broken = decode((TEXT * 20).encode()[:-2])
    assert broken.broken == 1
    assert broken.text.startswith(TEXT)
    with pytest.raises(UnsupportedFormat):
        decode(bytes(range(128, 256)) * 20)


def test_binary_that_happens_to_decode_is_no_text() -> None:
    assert not looks_like_text(bytes(range(32)) * 40)
    assert looks_like_text(TEXT.encode("cp932"))
