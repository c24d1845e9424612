"""Words of a question found in a text by likeness."""

import pytest

from knowledge.answering.finding.haystack import Haystack


@pytest.mark.parametrize(
    ("token", "text", "words"),
    [
        ("試行", "道具を試す", {"道具", "試す"}),
        ("選ぶ", "委員の選出", {"委員", "選出"}),
        ("乗り換え駅", "電車を乗り換える", {"電車", "乗り換える"}),
        ("頻度", "半年に一度開く", {"半年", "開く"}),
    ],
)
def test_a_word_is_borne_in_part_by_one_like_it_or_by_what_it_names(token: str, text: str, words: set[str]) -> None:
    assert 0 < Haystack(text, frozenset(words)).likeness(token) < 1


def test_a_numbered_word_is_borne_by_itself_alone() -> None:
    hay = Haystack("手順3移行", frozenset({"手順", "3", "移行"}))

    assert hay.likeness("手順3") == 1
    assert hay.likeness("手順2") == 0
