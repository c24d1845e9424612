"""Names that a document itself defines (略称の定義): 最高情報責任者（CIO）, …（以下「標準化法」という。）.

They only help to find texts and to weigh them; none is ever shown as a fact.
"""

import re
from collections.abc import Iterable, Iterator

from knowledge.domain.document import Chunk
from knowledge.text import fold

_WORD = r"[一-鿿々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ・＆&]"
# Behind a modifier (標準化に関する法律) the run of letters is but the end of the name.
_LONG = rf"(?:[「『](?P<quoted>[^「」『』\n]{{4,60}})[」』]|(?<![のるたな])(?P<long>{_WORD}(?:{_WORD}|[ \-]){{3,40}}))"
_HEREAFTER = re.compile(
    rf"{_LONG}\s*[（(]以下[、,]?\s*(?:単に|略して)?\s*[「『](?P<short>[^「」『』\n]{{2,20}})[」』]"
    r"\s*(?:と(?:いう|いいます|する|します|呼ぶ|略す|表記|記載)|。|[）)])"
)
_LETTERS = r"[A-ZＡ-Ｚ][A-ZＡ-Ｚ&＆-]{1,6}"
_JAPANESE = r"[一-鿿々ァ-ヶー・]"
_ENGLISH = r"[A-Za-z][A-Za-z .\-]+"
_BRACKETED = (
    re.compile(
        rf"(?<![のるたな一-鿿ァ-ヶー])(?P<long>{_JAPANESE}{{4,30}})\s*"
        rf"[（(](?P<short>{_LETTERS})(?:[：:、,]\s*{_ENGLISH})?[）)]"
    ),
    re.compile(
        rf"(?<![A-Za-z0-9])(?P<short>{_LETTERS})\s*[（(](?:{_ENGLISH}[：:、,;；]\s*)?(?P<long>{_JAPANESE}{{4,30}})[）)]"
    ),
    re.compile(
        rf"(?<![A-Za-z0-9])(?P<short>{_LETTERS})\s*[（(](?P<long>[A-Z][A-Za-z]+(?:[ -][A-Za-z]+){{1,6}})[：:、,）)]"
    ),
)
# 本事業, 当市, 同計画: any document calls its own thing so.
_POINTS_BACK = re.compile(r"[本当同該各両弊貴]|甲|乙|丙|これら|それら|下記|上記")
_MOST = 200


def names_defined(chunks: Iterable[Chunk]) -> tuple[tuple[str, ...], ...]:
    """Pairs of a long name and a short one, each once, in the order of the text.

    Letters that stand for several things in one document (例示の括弧) name none of them.
    """
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for chunk in chunks:
        for long, short in _pairs(chunk.text):
            if not _is_too_general(fold(long), fold(short)):
                found.setdefault((fold(long), fold(short)), (long, short))
    meant: dict[str, int] = {}
    for long, short in found:
        meant[short] = meant.get(short, 0) + (not long.isascii())
    return tuple(pair for (_, short), pair in found.items() if meant[short] <= 1)[:_MOST]


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _HEREAFTER.finditer(text):
        yield (match["quoted"] or match["long"]).strip(), match["short"].strip()
    for pattern in _BRACKETED:
        for match in pattern.finditer(text):
            yield match["long"].strip(), match["short"].strip()


def _is_too_general(long: str, short: str) -> bool:
    """Whether the short name points back, or is but the last word of the long one (基本計画 for …基本計画)."""
    return bool(_POINTS_BACK.match(short)) or long.endswith(short) or short == long
