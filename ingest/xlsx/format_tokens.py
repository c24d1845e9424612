"""The tokens of a number format: ggge"年"m"月" → era, year of the era, 年, month, 月."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class TokenKind(StrEnum):
    """What a token of a format stands for."""

    LITERAL = "literal"
    GENERAL = "general"
    HALF_DAY = "half_day"
    EXPONENT = "exponent"
    DATE = "date"
    ELAPSED = "elapsed"
    DIGITS = "digits"
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    SLASH = "slash"
    TEXT = "text"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token; `text` is what it writes (literals) or the letters that ask for a value (yyyy, 0.00)."""

    kind: TokenKind
    text: str


_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.'
    r"|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]"
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<bracket>[^\]]*)\]?"
    r"|(?P<general>General|G/標準)|(?P<half_day>AM/PM|A/P|午前/午後)|(?P<exponent>E[+-][0#?]+)"
    r"|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|g+|e+|r+|aaaa?)"
    r"|(?P<digits>[0#?]+)|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERALS: Final = ("quoted", "escaped", "currency", "other")


def tokens_of(section: str) -> list[Token]:
    """The tokens of one section of a format; padding (_x) and filling (*x) write nothing."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(section):
        name = match.lastgroup
        if name in _LITERALS and match[name]:
            tokens.append(Token(kind=TokenKind.LITERAL, text=match[name]))
        elif name and name not in _LITERALS:
            tokens.append(Token(kind=TokenKind(name), text=match[name]))
    return tokens
