"""Numbers in Japanese text as values with their unit: 5千人 and 5,000人 are one, 0.7 and 0.7％ are not."""

import re
from dataclasses import dataclass
from decimal import Decimal

from knowledge.text import fold, folded

_SCALES = {"千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12}
_DIGITS = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNIT = (
    r"年度|か年|ヶ年|か月|ヶ月|箇月|か所|ヶ所|箇所|時間|団体|自治体|市町村|事例|"
    r"[%‰割分円人件名回歳点年月日時台倍課部局市町村県区章節条版号個本枚種社者校冊]"
)
_ARABIC = re.compile(rf"(\d+(?:,\d{{3}})+|\d+)(\.\d+)?([千万億兆]*)({_UNIT})?")
# After kanji numerals only units that make no other word of them (一部, 一時, 一点 are words).
_KANJI_UNIT = r"年度|か年|か月|箇所|時間|団体|自治体|市町村|事例|[割円人件回歳年月日倍社校]"
_KANJI = re.compile(rf"([一二三四五六七八九十百千万億〇]+)({_KANJI_UNIT})")


@dataclass(frozen=True, slots=True)
class Number:
    """A value and its unit as written (人, ％, 年度…), empty where none follows."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class PlacedNumber:
    """A number and where it stands: text[start:end]."""

    number: Number
    start: int
    end: int


def numbers_in(text: str) -> tuple[Number, ...]:
    """Every number of `text` in order: Arabic ones, and kanji numerals that a unit follows (十人)."""
    return tuple(number for _, _, number in _found(fold(text)))


def placed_numbers_in(text: str) -> tuple[PlacedNumber, ...]:
    """The numbers of `text` with their places."""
    plain = folded(text)
    return tuple(
        PlacedNumber(number, plain.origin[start], plain.origin[end - 1] + 1)
        for start, end, number in _found(plain.text)
    )


def _found(plain: str) -> list[tuple[int, int, Number]]:
    """Start, end and number in folded text."""
    found = [(*m.span(), _arabic(m)) for m in _ARABIC.finditer(plain)]
    kanji = _KANJI.finditer(_without_digits(plain))
    found += [(*m.span(), Number(Decimal(_kanji_value(m[1])), m[2])) for m in kanji]
    return sorted(found, key=lambda item: item[0])


def stands_in(number: Number, others: tuple[Number, ...]) -> bool:
    """Whether the same value is among `others`, with the same unit wherever `number` has one."""
    return any(number.value == other.value and number.unit in ("", other.unit) for other in others)


def _arabic(match: re.Match[str]) -> Number:
    value = Decimal(match[1].replace(",", "") + (match[2] or ""))
    for scale in match[3]:
        value *= _SCALES[scale]
    return Number(value, match[4] or "")


def _without_digits(text: str) -> str:
    """Hides Arabic numbers with their scales (5千人), which are read already."""
    return re.sub(r"\d[\d,.]*[千万億兆]*", lambda m: " " * len(m[0]), text)


def _kanji_value(text: str) -> int:
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, section, digit = 0, 0, 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            total += (section + digit or 1) * _SCALES[character]
            section, digit = 0, 0
    return total + section + digit
