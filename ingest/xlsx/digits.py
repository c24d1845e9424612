"""Digits of a number in a format: 10000 under #,##0 is 10,000, 0.5 under 0.0% is 50.0%, 1.5 under # ?/? is 1 1/2."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from typing import Final

from ingest.xlsx.format_tokens import Token, TokenKind

_PRECISION: Final = 11  # digits that the format General shows
_PLACES: Final = 400  # enough for the largest double
_MOST_DENOMINATOR_DIGITS: Final = 4


def shown_general(value: float) -> str:
    """A number as the format General shows it: up to eleven digits, whole numbers in full."""
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    number = Decimal(f"{value:.15g}")
    places = max(0, _PRECISION - 1 - max(0, number.adjusted()))
    if number.adjusted() < -9 or number.adjusted() >= _PRECISION + 4:
        return f"{number:.5E}".replace("E+", "E+0" if abs(number.adjusted()) < 10 else "E+")
    rounded = _rounded(number, places)
    return f"{rounded:f}".rstrip("0").rstrip(".") if places else f"{rounded:f}"


def shown_digits(value: float, tokens: Sequence[Token]) -> str:
    """A number without its sign under the tokens of one section; padding blanks are dropped."""
    number = Decimal(f"{value:.15g}")
    number *= Decimal(100) ** sum(token.kind is TokenKind.PERCENT for token in tokens)
    kinds = [token.kind for token in tokens]
    if TokenKind.DIGITS not in kinds:
        return "".join(token.text for token in tokens)
    if TokenKind.SLASH in kinds and (shown := _fraction(number, tokens)):
        return shown
    if TokenKind.EXPONENT in kinds:
        return _scientific(number, tokens)
    return _plain(number, tokens)


def _plain(number: Decimal, tokens: Sequence[Token]) -> str:
    point = next((at for at, token in enumerate(tokens) if token.kind is TokenKind.POINT), len(tokens))
    places = sum(len(token.text) for token in tokens[point:] if token.kind is TokenKind.DIGITS)
    last = max((at for at, token in enumerate(tokens[:point]) if token.kind is TokenKind.DIGITS), default=-1)
    scaled = 0
    for token in tokens[last + 1 :] if last >= 0 else ():
        if token.kind is not TokenKind.COMMA:
            break
        scaled += 1
    grouped = any(token.kind is TokenKind.COMMA for token in tokens[: max(last, 0)])
    rounded = f"{_rounded(number / Decimal(1000) ** scaled, places):f}"
    whole, _, share = rounded.partition(".")
    return _whole(whole, tokens[:point], grouped=grouped) + _share(share, tokens[point:])


def _rounded(number: Decimal, places: int) -> Decimal:
    with localcontext() as context:
        context.prec = _PLACES
        return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _whole(digits: str, tokens: Sequence[Token], *, grouped: bool) -> str:
    """Fills the places from the right; the leftmost takes what is left, literals between them stay."""
    digits = digits.lstrip("0")
    places = "".join(token.text for token in tokens if token.kind is TokenKind.DIGITS)
    zeros = len(places) - places.find("0") if "0" in places else 0
    digits = digits.rjust(zeros, "0")
    if grouped and digits:
        digits = f"{int(digits):0{len(digits)},}" if not digits.startswith("0") else digits
        return "".join(_once(tokens, digits))
    shown: list[str] = []
    left = len(places)
    for token in reversed(tokens):
        if token.kind is TokenKind.DIGITS:
            left -= len(token.text)
            taken = digits if left == 0 else digits[-len(token.text) :]
            digits = digits[: len(digits) - len(taken)]
            shown.append(taken)
        elif token.kind is not TokenKind.COMMA:
            shown.append(token.text)
    return "".join(reversed(shown))


def _once(tokens: Sequence[Token], digits: str) -> list[str]:
    """The literals with the grouped digits in the place of the first run of places."""
    first = next(at for at, token in enumerate(tokens) if token.kind is TokenKind.DIGITS)
    silent = (TokenKind.DIGITS, TokenKind.COMMA)
    return [digits if at == first else "" if token.kind in silent else token.text for at, token in enumerate(tokens)]


def _share(digits: str, tokens: Sequence[Token]) -> str:
    """The digits behind the point; # drops zeros at the end."""
    shown = ""
    places = "".join(token.text for token in tokens if token.kind is TokenKind.DIGITS)
    kept = len(digits)
    while kept and digits[kept - 1] == "0" and places[kept - 1] != "0":
        kept -= 1
    digits = digits[:kept]
    for token in tokens:
        if token.kind is TokenKind.DIGITS:
            shown, digits = shown + digits[: len(token.text)], digits[len(token.text) :]
        elif token.kind is not TokenKind.COMMA:
            shown += token.text
    return shown


def _fraction(number: Decimal, tokens: Sequence[Token]) -> str:
    """A number as 1 1/2, where the format is one of a fraction; else nothing."""
    runs = [at for at, token in enumerate(tokens) if token.kind is TokenKind.DIGITS]
    slash = next(at for at, token in enumerate(tokens) if token.kind is TokenKind.SLASH)
    above = [at for at in runs if at < slash]
    below = tokens[slash + 1].text if slash + 1 < len(tokens) else ""
    if not above or not below or tokens[slash + 1].kind not in (TokenKind.DIGITS, TokenKind.LITERAL):
        return ""
    fixed = "".join(token.text for token in tokens[slash + 1 :]).strip()
    if fixed.isdigit() and int(fixed):
        part = Fraction(round(Fraction(number) * int(fixed)), 1)
        numerator, denominator = int(part), int(fixed)
    else:
        places = min(len(below), _MOST_DENOMINATOR_DIGITS)
        near = Fraction(number).limit_denominator(10**places - 1)
        numerator, denominator = near.numerator, near.denominator
    if len(above) < 2:
        return f"{numerator}/{denominator}"
    whole, rest = divmod(numerator, denominator)
    return f"{whole} {rest}/{denominator}" if whole and rest else f"{rest}/{denominator}" if rest else str(whole)


def _scientific(number: Decimal, tokens: Sequence[Token]) -> str:
    at = next(at for at, token in enumerate(tokens) if token.kind is TokenKind.EXPONENT)
    places = 0
    for before, token in pairwise(tokens[:at]):
        if before.kind is TokenKind.POINT and token.kind is TokenKind.DIGITS:
            places = len(token.text)
    mantissa, _, power = f"{number:.{places}E}".partition("E")
    sign = "-" if power.startswith("-") else "+" if tokens[at].text[1] == "+" else ""
    width = len(tokens[at].text) - 2
    return f"{mantissa}E{sign}{abs(int(power)):0{width}}"
