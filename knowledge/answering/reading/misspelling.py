"""Loan words misspelt (シスデム): the one word of the library that is a slip away, where it has not the word itself."""

import re
from collections.abc import Iterator

from knowledge.answering.reading.kana import Frequency
from knowledge.text import fold

_RUN = re.compile(r"(?<![ァ-ヶー])[ァ-ヶー]{4,12}(?![ァ-ヶー])")
_LONG_ENOUGH = 5  # letters of a word of which one may be missing, too many or out of order
# Kana that are taken for each other: with and without the voicing mark, small and large, and those that look alike.
_ALIKE = (
    "カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅッ テデ トド ハバパ ヒビピ フブプ ヘベペ ホボポ "
    "アァ イィ ウゥヴ エェ オォ ヤャ ユュ ヨョ シツ ソン クワ ーィイ ーッ"
)
_OTHERS = {
    kana: "".join(dict.fromkeys(other for group in _ALIKE.split() if kana in group for other in group if other != kana))
    for kana in _ALIKE.replace(" ", "")
}


def as_held(text: str, frequency: Frequency) -> str:
    """The text with such words as the library writes them; one that may be several stays as it is."""
    return _RUN.sub(lambda run: _held(run[0], frequency), text)


def _held(word: str, frequency: Frequency) -> str:
    if frequency((fold(word),))[fold(word)]:
        return word
    near = tuple(dict.fromkeys(_a_slip_away(word)))
    held = frequency(tuple(fold(one) for one in near))
    found = [one for one in near if held[fold(one)]]
    return found[0] if len(found) == 1 else word


def _a_slip_away(word: str) -> Iterator[str]:
    for at, kana in enumerate(word):
        yield from (word[:at] + other + word[at + 1 :] for other in _OTHERS.get(kana, ""))
    if len(word) < _LONG_ENOUGH:
        return
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[: at + 1] + "ー" + word[at + 1 :]
        if at:
            yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
