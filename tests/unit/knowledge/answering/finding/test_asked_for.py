"""Whether what is said bears what is asked for."""

from pathlib import Path

import pytest

from knowledge.answering.finding.asked_for import AskedFor
from knowledge.testing import memory_library

_SAID = ("共同印刷所は令和5年に開きました。", "利用の負担は1枚3円です。", "申し込みは総務課です。")


@pytest.mark.parametrize("noun", ["", "負担額", "料金", "担当課", "申し込み"])
def test_a_word_or_a_thing_of_its_kind_bears_the_noun(tmp_path: Path, noun: str) -> None:
    assert AskedFor.of(noun, memory_library(tmp_path)).is_borne_by(_SAID)


@pytest.mark.parametrize("noun", ["敷地面積", "理事長", "製造元", "利用件数"])
def test_what_is_not_said_is_not_borne(tmp_path: Path, noun: str) -> None:
    assert not AskedFor.of(noun, memory_library(tmp_path)).is_borne_by(_SAID)
