"""Colours as office files state them, and which of them nobody can tell apart (白い紙に白い文字)."""

import re
from typing import Final

Colour = tuple[int, int, int]
WHITE: Final[Colour] = (255, 255, 255)
_ALIKE = 8  # of 255, in each of red, green and blue
_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")


def colour_of(stated: str) -> Colour | None:
    """The colour that hexadecimal digits name, those of its transparency before them or not; ``None`` for none."""
    match = _HEX.fullmatch(stated)
    return (int(match[1], 16), int(match[2], 16), int(match[3], 16)) if match else None


def are_alike(one: Colour | None, two: Colour | None) -> bool:
    """Whether two colours cannot be told apart; one that is not known is like no other."""
    return one is not None and two is not None and all(abs(a - b) <= _ALIKE for a, b in zip(one, two, strict=True))
