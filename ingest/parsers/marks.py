"""Marks that open a line: bullets of items, numbers, and what may open a heading."""

import re

_N = r"[0-9０-９]"
_KANJI_N = r"[0-9０-９一二三四五六七八九十百]"
_ALPHABET = r"[ア-ンｱ-ﾝa-zA-Zａ-ｚivxⅰ-ⅹ一二三四五六七八九十]"
UNITS = r"[年月日時分秒人件円点回名社者本台個歳割倍万億兆番号条項章節款頁種次%％]"

# Geometric shapes, dingbats and other signs that serve as bullets, but no circled numbers.
SYMBOL = re.compile(
    r"[・･•‣◦⁃\u25a0-\u25ff\u2605-\u2606\u2610-\u2612\u26aa-\u26ab\u2713-\u2718\u274d-\u2756\u2794-\u27be\u2b1a-\u2b28]"
)
CIRCLED = re.compile(r"[①-⓿❶-➓㋐-㋾]")
BRACKETED = re.compile(rf"[（(](?:{_N}{{1,3}}|{_ALPHABET}{{1,3}})[）)]|{_N}{{1,2}}[)）]")
NUMBERED = re.compile(
    rf"{_N}{{1,3}}[.．、](?!{_N})|{_N}{{1,2}}(?:[.．\-－‐]{_N}{{1,2}})+(?!{_N}|[.．%％~～-]|{UNITS})"
    rf"|{_N}{{1,2}}[\s　]+(?!{_N}|{UNITS})\S|(?:{_ALPHABET}|[一二三四五六七八九十]{{2,3}})[\s　.．、]|[Ⅰ-Ⅻ][.．、\s　]"
)
CHAPTER = re.compile(rf"第[\s　]*{_KANJI_N}+[\s　]*[編部章節款条項]")
LABEL = re.compile(
    rf"[【〔＜<≪《［\[]|(?:ステップ|フェーズ|STEP|Step)[\s　]*{_N}|[QAＱＡ問答]{_N}*[.．:：、\s　]|別[紙添表記]|様式"
)
NOTE = re.compile(rf"[※＊→⇒➡]|[（(]?注{_N}*[)）:：\s　]|[（(](?:注|別|様式|例|参考)")


def is_marked(text: str) -> bool:
    """Whether the text begins with any of the marks."""
    marks = (SYMBOL, CIRCLED, BRACKETED, NUMBERED, CHAPTER, LABEL, NOTE)
    return any(mark.match(text) for mark in marks)
