"""A loan word in hiragana is read in katakana where the library holds it so, and only there."""

import pytest

from knowledge.answering.reading.kana import in_katakana

_HELD = {"ステップ": 4, "サービス": 3, "シテイ": 2, "してい": 9}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("すてっぷ2では何をする？", "ステップ2では何をする？"),
        ("このすてっぷとさーびすのちがいは", "このステップとサービスのちがいは"),
        ("すたっふは何人", "すたっふは何人"),
        ("担当していますか", "担当していますか"),
        ("これはできますか", "これはできますか"),
    ],
)
def test_what_the_library_holds_in_katakana_is_read_so(text: str, read: str) -> None:
    assert in_katakana(text, lambda words: {word: _HELD.get(word, 0) for word in words}) == read
