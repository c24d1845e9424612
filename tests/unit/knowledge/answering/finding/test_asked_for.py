"""Whether what is said bears what is asked for."""

from pathlib import Path

import pytest

from knowledge.answering.finding.asked_for import AskedFor
from knowledge.testing import memory_library

_SAID = (
    "共同印刷所は令和5年に開きました。",
    "利用の負担は1枚3円です。",
    "申し込みは総務課です。",
    "利用は令和5年度に12件、令和6年度に30件。",
)


@pytest.mark.parametrize("noun", ["", "負担額", "料金", "担当課", "申し込み", "推移"])
def test_a_word_or_a_thing_of_its_kind_bears_the_noun(tmp_path: Path, noun: str) -> None:
    assert AskedFor.of(noun, memory_library(tmp_path)).is_borne_by(_SAID)


@pytest.mark.parametrize("noun", ["敷地面積", "理事長", "製造元", "手数料"])
def test_what_is_not_said_is_not_borne(tmp_path: Path, noun: str) -> None:
    assert not AskedFor.of(noun, memory_library(tmp_path)).is_borne_by(_SAID)


def test_the_day_alone_shares_no_word_with_a_question(tmp_path: Path) -> None:
    asked = AskedFor.of("", memory_library(tmp_path))
    assert not asked.shares_a_word(("令和6", "年", "10", "月", "分担"), ("令和6年10月10日に開く。",))
    assert asked.shares_a_word(("令和6", "年", "分担"), ("令和6年に分担を決めた。",))
    assert asked.shares_a_word(("令和6", "年"), ("令和6年10月10日に開く。",))
