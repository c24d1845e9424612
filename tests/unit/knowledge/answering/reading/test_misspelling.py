"""A loan word a slip away from one of the library is read as that one, where the library has not the word itself."""

import pytest

from knowledge.answering.reading.misspelling import as_held

_HELD = {"システム": 9, "マニュアル": 4, "センサー": 2, "センター": 3, "カート": 1, "タイマー": 1, "タイアー": 1}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("移行シスデムとは", "移行システムとは"),
        ("マニュアルルはどこ", "マニュアルはどこ"),
        ("マニアュルはどこ", "マニュアルはどこ"),
        ("センタの電話", "センタの電話"),
        ("システムとは", "システムとは"),
        ("カードとは", "カードとは"),
        ("タイムーの値段", "タイムーの値段"),
    ],
)
def test_a_slip_is_mended_by_the_words_of_the_library(text: str, read: str) -> None:
    assert as_held(text, lambda words: {word: _HELD.get(word, 0) for word in words}) == read
