"""Digits as a format asks for them ([DBNum1]: 十二, [DBNum2]: 拾弐, [DBNum3]: １２)."""

import re
from typing import Final

_PLAIN: Final = {1: "〇一二三四五六七八九", 2: "〇壱弐参四伍六七八九"}
_UNITS: Final = {1: ("", "十", "百", "千"), 2: ("", "拾", "百", "阡")}
_MYRIADS: Final = ("", "万", "億", "兆")
_WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_LONGEST: Final = 16
_LONE_ONE: Final = 1  # 十, not 一十, where the numerals are plain


def in_numerals(text: str, style: int) -> str:
    """The numbers of a text in other numerals; `style` is the number behind DBNum, 0 leaves them."""
    if style == 3:
        return text.translate(_WIDE)
    if style in _PLAIN:
        return re.sub(r"[0-9]+", lambda match: _spoken(match[0], style), text)
    return text


def _spoken(digits: str, style: int) -> str:
    """2025 → 二千二十五; digits that begin with 0 or are too many are written one by one."""
    plain = _PLAIN[style]
    if len(digits) > _LONGEST or (digits.startswith("0")):
        return "".join(plain[int(digit)] for digit in digits)
    groups = []
    for power, at in enumerate(range(len(digits), 0, -4)):
        group = digits[max(0, at - 4) : at]
        if words := _below_myriad(group, style):
            groups.append(words + _MYRIADS[power])
    return "".join(reversed(groups))


def _below_myriad(digits: str, style: int) -> str:
    words = ""
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        one_unsaid = digit == "1" and place > 0 and style == _LONE_ONE
        if digit != "0":
            words += ("" if one_unsaid else _PLAIN[style][int(digit)]) + _UNITS[style][place]
    return words
