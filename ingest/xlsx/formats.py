"""Number formats (表示形式): a cell's value as Excel shows it, 0.5 as 50%, 45107 as 令和5年6月30日."""

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ingest.xlsx.days import Epoch, shown_day
from ingest.xlsx.digits import shown_digits, shown_general
from ingest.xlsx.format_tokens import Token, TokenKind, tokens_of
from ingest.xlsx.numerals import in_numerals

_SECTION: Final = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\\[])*')
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,9}(?:\.[0-9]{0,9})?)")
_COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_DATE_KINDS: Final = frozenset({TokenKind.DATE, TokenKind.ELAPSED, TokenKind.HALF_DAY})
_MOST_FORMATS: Final = 2048
_MOST_KEPT: Final = 8192  # columns repeat their values


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """One of the up to four parts of a format; `numerals` is the number of its [DBNum], 0 for none."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None
    numerals: int

    @property
    def tells_a_day(self) -> bool:
        return any(token.kind in _DATE_KINDS for token in self.tokens)

    @property
    def is_general(self) -> bool:
        return any(token.kind is TokenKind.GENERAL for token in self.tokens)

    def holds(self, value: float) -> bool:
        return self.condition is not None and _COMPARE[self.condition[0]](value, self.condition[1])


@lru_cache(maxsize=_MOST_KEPT)
def shown_number(value: float, code: str, epoch: Epoch) -> str:
    """A number under a format; a date that no calendar has is shown as its number."""
    sections = _sections(code)
    section, signed = _chosen(value, sections)
    if section is None:
        return shown_general(value)
    if section.tells_a_day:
        day = shown_day(value, section.tokens, epoch)
        return in_numerals(day, section.numerals) if day else shown_general(value)
    size = abs(value)
    if section.is_general or any(token.kind is TokenKind.TEXT for token in section.tokens):
        number = shown_general(size)
        text = "".join(number if token.kind in _WHOLE else token.text for token in section.tokens)
    else:
        text = shown_digits(size, section.tokens)
    minus = "-" if value < 0 and signed and any(digit in text for digit in "123456789") else ""
    return (minus + in_numerals(text, section.numerals)).strip(" ")


_WHOLE: Final = frozenset({TokenKind.GENERAL, TokenKind.TEXT})


def shown_text(value: str, code: str) -> str:
    """A text under a format: @"様" adds its words, a fourth section that is empty hides it."""
    sections = _sections(code)
    with_text = [s for s in sections if any(token.kind is TokenKind.TEXT for token in s.tokens)]
    section = sections[3] if len(sections) > 3 else with_text[-1] if with_text else None
    if section is None:
        return value
    return "".join(value if token.kind is TokenKind.TEXT else token.text for token in section.tokens)


def _chosen(value: float, sections: Sequence[_Section]) -> tuple[_Section | None, bool]:
    """The section that a number is shown by, and whether a minus is still to be written."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or section.holds(value):
                return section, True
        return None, True
    if len(numeric) < 2 or value > 0 or (value == 0 and len(numeric) < 3):
        return numeric[0], True
    return (numeric[1], False) if value < 0 else (numeric[2], False)


@lru_cache(maxsize=_MOST_FORMATS)
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[str] = []
    at = 0
    while at <= len(code):
        match = _SECTION.match(code, at)
        end = max(match.end(), at) if match else at
        parts.append(code[at:end])
        at = end + 1
    return tuple(_section(part) for part in parts[:4])


def _section(part: str) -> _Section:
    tokens = tokens_of(part)
    brackets = [token.text for token in tokens if token.kind is TokenKind.BRACKET]
    conditions = [(match[1], float(match[2])) for text in brackets if (match := _CONDITION.fullmatch(text))]
    numerals = [int(text[-1]) for text in brackets if re.fullmatch(r"(?i)dbnum[1-4]", text)]
    return _Section(
        tokens=tuple(token for token in tokens if token.kind is not TokenKind.BRACKET),
        condition=conditions[0] if conditions else None,
        numerals=numerals[0] if numerals else 0,
    )
