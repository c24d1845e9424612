"""Which edition a question means, relative to the one that answers now (どの版のことか): 前は, 旧版では, 2.0版では.

Words for an earlier state are a closed class. By how sure they are: an edition named by label or day, an edition
spoken of (前の版, 旧版, 改定前), or a time that may mean one (前は, 以前は, 去年までは).
"""

import re
from dataclasses import dataclass
from enum import Enum

from knowledge.answering.reading.interrogatives import without_interrogatives
from knowledge.domain.calendar import Period
from knowledge.domain.wareki import periods_in

KINDS_OF_DOCUMENT = (
    r"手順書|手引き?|手引書|ガイドライン|ガイドブック|ハンドブック|ガイド|マニュアル|事例集|要領|要綱|q&a"
)
EDITION_NAMES = (
    r"第\d+(?:\.\d+)*版|(?<![a-z\d.第])\d+(?:\.\d+)*版|(?:ver(?:sion)?\.?|v)\d+(?:\.\d+)*|"
    r"(?:(?:令和|平成)(?:元|\d{1,2})|\d{4})年度?(?:改[定訂正])?版"
)
"""The names of editions in folded text (第2.1版, 2.0版, 令和4年度版)."""

_NAMED = re.compile(EDITION_NAMES, re.IGNORECASE)
_OF_A_DAY = re.compile(r"(?:に(?:出た|出され[ただ]|公表され?た|改[定訂正]され?た|作られ?た))?の?(?:改[定訂正])?版")
_FIRST = re.compile(r"初版|最初の版|(?:いちばん|一番)(?:最初|古い)の?版")
# Before 前, 以前… stands nothing that they could belong to (申請の前, 令和5年以前, 始める前).
_BOUNDARY = r"(?:(?<=[はてでがもをに、。，,・\s　？?])|^)"
_SPOKEN = re.compile(
    r"(?<![一-鿿るたの])(?:前回|以前|一つ前|ひとつ前|1つ前|直前|前|旧|昔|これまで|今まで|従来|改[定訂正](?:する)?前|改版前|更新前)の?"
    rf"(?:版(?!元|権)|バージョン|{KINDS_OF_DOCUMENT})|"
    r"(?<![一-鿿])(?:改[定訂正]|改版)(?:される|する)?(?:より)?前(?!後|に|年|日|月)",
    re.IGNORECASE,
)
_HINTED = re.compile(
    rf"{_BOUNDARY}(?:(?:以前|従前|前|昔|従来|かつて)(?!もって|のめり)(?=[はもとのよだでっか、？?]|$)|(?:これまで|今まで|いままで|当初)(?=は|では|と|より)|"
    r"(?:もともと|元々|かつて)|(?:去年|昨年度?|前年度|一昨年|おととし)まで(?=は|では|だと|[？?]|$))"
)
_STILL = re.compile(
    r"(?:まだ|いまだに|未だに|今でも|いまでも|(?<![一-鿿])(?:今も|現在も)|引き続き|相変わらず)(?!まだ)、?"
)
_PARTICLES = re.compile(
    r"(?:(?:に|で|と|より|から|の)(?:は|も)(?!の)|だと|って|なら|によ(?:ると|れば)|に比べて?|と比べて?|では|[のはもとでにより]|から|、|,)*"
)
# What a question about a change ends in (増えた, 変わってる): predicates of change, and those of likeness (前と同じ).
_CHANGED = (
    r"変わ(?:っ|り)|かわ(?:っ|り)|変更(?:され|に?な(?:っ|り)|あり|は?あ(?:っ|り)|し)|増え|増や[しさ]|ふえ|減(?:っ|り|ら[しさ])|へ(?:っ|り)た|"
    r"[上下あさ]が(?:っ|り)|[上下]げ(?:[たてま]|られ)|引き?[上下あさ]げ|伸び|延び|のび|延長|短縮|短く|長く|高く|低く|多く|少なく|厳しく|緩く|ゆるく|"
    r"広が|広げ|狭ま|狭く|無くな|なくな|廃止|削除|追加|新設|加わ|加え|拡充|縮小|緩和|見直され|新しくな"
)
_LIKE = r"違(?:う|っ|いま)|ちが(?:う|っ|いま)|異な|同じ|一緒|いっしょ|そのまま"
# Only endings that say or ask what is: 増やすにはどうすれば asks for a way.
_TO_THE_END = (
    r"(?:(?!どう|すれ|には|ほど|べき|かた|たい|たら|ても|ため)[ぁ-ん])*(?<![はをがにも])"
    r"(?:の?(?:です|でしょう)?か(?:ね|な)?)?[。？?！!\s]*$"
)
_BEFORE = r"(?:[はがもにをって、]|ど[うこ]が?|何が)*"
_HAS_CHANGED = re.compile(rf"{_BEFORE}(?:{_CHANGED}){_TO_THE_END}")
_COMPARES = re.compile(rf"{_BEFORE}(?:{_CHANGED}|{_LIKE}){_TO_THE_END}")
_EMPTY = re.compile(r"[\W_]|どう|だった|でした|です|かな?")


class How(Enum):
    """How sure it is that an edition is meant."""

    NAMED = "an edition by its label or its day"
    SPOKEN = "an earlier edition, spoken of as such"
    HINTED = "an earlier time, which may be that of an edition"
    STILL = "whether something still holds: where it is gone, an earlier edition tells"


_WORDS = (
    (_NAMED, How.NAMED),
    (_FIRST, How.SPOKEN),
    (_SPOKEN, How.SPOKEN),
    (_HINTED, How.HINTED),
    (_STILL, How.STILL),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionMeant:
    """What a question says of an edition: `said` with its particles as written, and how sure that is.

    `label` is the name of the edition and `day` the days that name it; else the one before the current one is meant,
    or the first (`first`). `rest` is the question without all that.
    """

    how: How
    said: str
    rest: str
    label: str = ""
    day: Period | None = None
    first: bool = False

    @property
    def plain(self) -> str:
        """What is asked, of whatever edition."""
        return without_comparison(self.rest)


def edition_meant(text: str) -> EditionMeant | None:
    """The edition that a question means; ``None`` where it means the one that answers now."""
    if of_day := _by_day(text):
        return of_day
    for pattern, how in _WORDS:
        if found := pattern.search(text):
            label = found[0] if how is How.NAMED else ""
            return _meant(text, found.start(), found.end(), how, label=label, first=pattern is _FIRST)
    return None


def compares(text: str) -> bool:
    """Whether the question ends in a predicate of change, or in one of likeness to an earlier edition or time."""
    return bool(_HAS_CHANGED.search(text) or (_COMPARES.search(text) and edition_meant(text)))


def without_comparison(text: str) -> str:
    """The question without the predicate of change that it ends in."""
    return _COMPARES.sub("", text) or text


def is_comparison_alone(text: str) -> bool:
    """Whether nothing but a comparison is asked for (前の版とちがう？, 増えた？)."""
    meant = edition_meant(text)
    rest = meant.rest if meant else text
    return compares(text) and not _EMPTY.sub("", _COMPARES.sub("", rest))


def is_of_an_edition_alone(text: str) -> bool:
    """Whether nothing but an edition is named (前の版では？, 以前は？)."""
    meant = edition_meant(text)
    return meant is not None and not _EMPTY.sub("", without_interrogatives(meant.rest))


def _by_day(text: str) -> EditionMeant | None:
    """令和4年9月の版, 2022年9月2日に出た版."""
    for found in periods_in(text):
        end = _OF_A_DAY.match(text, found.end)
        if end and isinstance(found.validity, Period):
            said = text[found.start : end.end()]
            return _meant(text, found.start, end.end(), How.NAMED, label=said, day=found.validity)
    return None


def _meant(
    text: str, start: int, end: int, how: How, *, label: str = "", day: Period | None = None, first: bool = False
) -> EditionMeant:
    particles = _PARTICLES.match(text, end)
    after = particles.end() if particles else end
    rest = f"{text[:start].rstrip('の')}{_joint(text[:start], text[after:])}{text[after:]}"
    return EditionMeant(how=how, said=text[start:after], rest=rest, label=label, day=day, first=first)


def _joint(before: str, after: str) -> str:
    """手引きの | 2.0版の | 上限額: の joins what it stood between."""
    return "の" if before.endswith("の") and after else ""
