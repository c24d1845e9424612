"""What a line looks like when it heads others: 第1章, 1., ■, 【…】, ステップ0, a question, or a short line alone."""

import re
from enum import IntEnum

from ingest.edition_words import EDITION
from knowledge.text import fold

_N = r"[0-9０-９]"
_KANJI_N = r"[0-9０-９一二三四五六七八九十]"
_UNIT = r"(?!(?:[%％倍]|[万億兆人件円年月日時分秒回名歳か箇ヶ度個割階](?![一-龠])))"  # 12 人, but not 3 人事
_LONGEST = 60
_LONGEST_PLAIN = 40


class Style(IntEnum):
    """The look of a heading; a smaller value stands higher where the source itself gives no rank."""

    PART = 10
    CHAPTER = 11
    CLAUSE = 12
    CASE = 20
    ROMAN = 30
    NUMBER = 31
    NUMBER2 = 32
    NUMBER3 = 33
    STEP = 34
    CIRCLED = 35
    PLAIN = 36
    SQUARE = 37
    BRACKET = 38
    QUESTION = 39
    PAREN_NUMBER = 40
    CIRCLE = 41
    ENCLOSED = 42


STRONG = (Style.PART, Style.CHAPTER, Style.CLAUSE, Style.NUMBER2, Style.NUMBER3, Style.SQUARE, Style.BRACKET)
OPENERS = (*STRONG, Style.NUMBER, Style.ROMAN, Style.STEP)  # head the lines below them without blank space
ITEMS = (Style.CIRCLED, Style.PAREN_NUMBER, Style.CIRCLE, Style.ENCLOSED)  # too often items to head another look

_MARKS = (
    (Style.PART, re.compile(rf"第\s*{_KANJI_N}+\s*[編部](?!分)")),
    (Style.CHAPTER, re.compile(rf"第\s*{_KANJI_N}+\s*章")),
    (Style.CLAUSE, re.compile(rf"第\s*{_KANJI_N}+\s*節")),
    (Style.NUMBER3, re.compile(rf"{_N}{{1,2}}(?:[.．\-－]{_N}{{1,2}}){{2,}}[.．]?[\s　]*{_UNIT}[^\d\s]")),
    (Style.NUMBER2, re.compile(rf"{_N}{{1,2}}[.．\-－]{_N}{{1,2}}[.．]?[\s　]*{_UNIT}[^\d\s０-９.．\-－~～]")),
    (Style.NUMBER, re.compile(rf"{_N}{{1,2}}(?:[.．、][\s　]*|[\s　]+{_UNIT})[^\d\s０-９]")),
    (Style.ROMAN, re.compile(r"(?:[IVX]{1,4}|[Ⅰ-Ⅻ])[.．、\s　]+\S")),
    (Style.STEP, re.compile(rf"(?:ステップ|フェーズ|STEP|Step)\s*{_N}{{1,2}}(?!{_N})")),
    (Style.CIRCLED, re.compile(r"[①-⑳]")),
    (Style.PAREN_NUMBER, re.compile(rf"[（(]?{_N}{{1,2}}[）)]|[⑴-⒇]")),
    (Style.SQUARE, re.compile(r"[■□◆▼▶][^■□◆▼▶]")),
    (Style.BRACKET, re.compile(r"【[^【】]{1,30}】[\s　]*(?:[（(][^（）()]*[）)])?$")),
    (Style.CIRCLE, re.compile(r"[○◎〇◇●][\s　]*[^\s○◎〇◇●]")),
    (Style.ENCLOSED, re.compile(r"[（(＜<〈《≪［\[][^（）()＜>＞<※]{2,40}[）)＞>〉》≫］\]]$")),
)
_MARKS_BY_STYLE = dict(_MARKS)
_ASKS = re.compile(r"(?:[？?]|(?:か|ください|ましょう)。)$|^(?:Q|Ｑ|問)\s*[0-9０-９]*[.．：:、\s　]")
_BARE_NUMBER = re.compile(
    rf"(?:第\s*{_KANJI_N}+\s*[編部章節]|(?:ステップ|フェーズ|STEP|Step)\s*{_N}{{1,2}}|{_N}{{1,2}}[.．])$"
)
_MARK = re.compile(
    rf"(?:第\s*{_KANJI_N}+\s*[編部章節]|(?:{_N}{{1,2}}[.．\-－])*{_N}{{1,2}}[.．、]?(?=[\s　.．、])|{_N}{{1,2}}[.．、]"
    r"|[①-⑳]+|[（(][0-9０-９]{1,2}[）)]|[■□◆◇▼▶○◎●]|(?:[IVX]{1,4}|[Ⅰ-Ⅻ])[.．、\s　])[\s　.．、:：]*"
)
_INLINE_LABEL = re.compile(r"[\s*]*【[^【】]{1,20}】[\s*　]*(?![（(][^（）()]*[）)]$)\S")
_NO_HEADING = re.compile(r"[\t|]|https?://|[。、]$|[：:]$")
_BULLETED = re.compile(r"[-+*・✓✔➤※→⇒]|P?[0-9０-９]")
_DATED = re.compile(rf"(?:令和|平成|{_N}{{4}})[^。]{{0,8}}?日")  # the line below a title, not a title
_UNFINISHED = re.compile(r"を[^をたるの]*$")  # 「…を強力に推進」: a sentence that ends in a noun, not a title
_OPEN_BRACKETS = re.compile(r"[（(「『【<＜][^）)」』】>＞]*[）)」』】>＞]")


def line_of(text: str) -> str:
    """The text of a heading candidate on one line, without the marks of emphasis around it; empty for several lines."""
    lines = [line.strip(" \t　*#") for line in text.split("\n") if line.strip()]
    return lines[0] if len(lines) == 1 else ""


def style_of(text: str) -> Style | None:
    """The style of a marked heading on one line; ``None`` for a line without a mark or one too long to be a title."""
    line = line_of(text)
    if not line or _is_longer(line, _LONGEST):
        return None
    if is_inline_label(line) or EDITION.fullmatch(line.strip("【】（）()")):
        return None
    if _NO_HEADING.search(line) and not _ASKS.search(line):
        return None
    if _ASKS.search(line) and "。" not in line[:-1]:
        return Style.QUESTION
    if "。" in line or _UNFINISHED.search(_OPEN_BRACKETS.sub("", line)):
        return None
    return mark_of(line)


def _is_longer(line: str, most: int) -> bool:
    """Whether a line has more than so many characters, blanks and marks of emphasis not counted."""
    return len(line) > 2 * most or len(fold(line)) > most


def mark_of(text: str) -> Style | None:
    """The style of the number or sign that a text begins with, whatever its words are."""
    line = line_of(text)
    return next((style for style, mark in _MARKS if mark.match(line)), None)


def is_plain_title(text: str) -> bool:
    """Whether a line without any mark could be a title: short, nominal, no sentence, no value, no bullet."""
    line = line_of(text)
    if len(line) < 2 or _is_longer(line, _LONGEST_PLAIN) or _NO_HEADING.search(line) or _BULLETED.match(line):
        return False
    if is_inline_label(line) or EDITION.fullmatch(line) or _DATED.match(line):
        return False
    outside = _OPEN_BRACKETS.sub("", line)
    if re.search(r"[。、：:]", outside) or _UNFINISHED.search(outside):
        return False
    return bool(re.search(r"[ぁ-んァ-ヶ一-龠]{2}", line))


def is_bare_number(text: str) -> bool:
    """Whether the line is the number of a heading whose words stand on the next line (ステップ0)."""
    return bool(_BARE_NUMBER.match(line_of(text)))


def is_inline_label(text: str) -> bool:
    """Whether the block is a field, 【事業期間】 令和7年度まで: a label in brackets with its value behind it."""
    return bool(_INLINE_LABEL.match(text))


def is_lead_in(text: str) -> bool:
    """Whether the block announces what follows it: a label in brackets, or a line that ends with a colon."""
    line = line_of(text)
    return bool(line) and (line.endswith(("：", ":")) or bool(_MARKS_BY_STYLE[Style.BRACKET].match(line)))


def words_of(heading: str) -> str:
    """A heading without its number or mark: 「第2章 体制整備」 → 「体制整備」, 「①② 財政措置」 → 「財政措置」."""
    line = line_of(heading)
    mark = _MARK.match(line)
    return (line[mark.end() :] if mark else line).strip(" 　【】") or heading
