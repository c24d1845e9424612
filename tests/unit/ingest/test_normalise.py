"""Mending changes what a PDF producer spoilt and nothing that was printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.normalise import mend


@pytest.mark.parametrize(
    ("spoilt", "mended"),
    [
        ("⽤⽇⼈", "用日人"),
        ("⺠間の⻑と⻄側の⻘い⻝堂", "民間の長と西側の青い食堂"),
        ("神⼾市と⽬⿊区", "神戸市と目黒区"),
        ("研修‧相談", "研修・相談"),
        ("都∕県", "都／県"),
        ("人材不 足", "人材不足"),
        ("制御\x07文\u200b字", "制御文字"),
        ("\uf0b7 項目", "• 項目"),
        ("\uf081\uf0fe\uf0a8", "①☑□"),
        ("DX\u00a0Now", "DX Now"),
    ],
)
def test_what_was_spoilt_is_mended(spoilt: str, mended: str) -> None:
    assert mend(spoilt) == mended


@pytest.mark.parametrize("text", ["①②③ ㈱ ㍑ ＡＢＣ", "10～20万円", "第１章　総則", "1∕2", "DX の進め方", "A‐1−2"])
def test_what_was_printed_stays(text: str) -> None:
    assert mend(text) == text


def test_every_radical_becomes_an_ideograph() -> None:
    radicals = [chr(code) for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6)) if chr(code) != "\u2e9a"]
    names = [unicodedata.name(mend(radical)) for radical in radicals]
    assert len(radicals) == 329
    assert all(name.startswith("CJK UNIFIED IDEOGRAPH") for name in names)


@given(st.text())
def test_mending_twice_changes_nothing_more(text: str) -> None:
    assert mend(mend(text)) == mend(text)
