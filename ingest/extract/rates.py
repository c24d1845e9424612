"""Rates of support (措置率・補助率) as sources write them: 0.7, 0.5→0.7, 1/2, 3分の2, 50％."""

import re
import unicodedata
from decimal import Decimal, DecimalException

from ingest.extract.scopes import Value
from ingest.extract.slices import search, stated
from knowledge.domain.measure import Rate

_D = r"[0-9０-９]"
_N = (
    rf"(?:{_D}{{1,3}}分の{_D}{{1,3}}|[一二三四五六七八九十]分の[一二三四五六七八九]|{_D}{{1,3}}\s*[/／]\s*{_D}{{1,3}}"
    rf"|{_D}{{1,3}}(?:[.．]{_D}+)?\s*[%％]|[0０][.．]{_D}+|[1１][.．][0０]+)"
)
_CHANGE = rf"{_N}\s*(?:→|⇒|➡|から)\s*{_N}"
_WORD = r"(?:措置|補助|交付|助成|充当|負担)(?:率|割合)"
_ANY = re.compile(rf"{_CHANGE}|{_N}")
_NAMED = re.compile(rf"{_WORD}[^0-9０-９一-十。]{{0,6}}(?:{_CHANGE}|{_N})")
_NUMBERS = re.compile(_N)


def rate_under_label(value: Value) -> Rate | None:
    """The first rate of a field that is labelled as one; the whole line is stated, since it may hold conditions."""
    line = value.text.strip().split("\n")[0]
    found = search(_ANY, line)
    return _rate(found, Value(text=line, piece=value.piece)) if found else None


def rate_named_in(value: Value) -> Rate | None:
    """The first rate that the text itself calls one: 特別交付税措置（措置率0.7）."""
    found = search(_NAMED, value.text)
    return _rate(found, Value(text=found, piece=value.piece)) if found else None


def _rate(found: str, said: Value) -> Rate | None:
    numbers = [_decimal(number) for number in _NUMBERS.findall(found.replace("*", ""))]
    words = stated(said.text, said.piece)
    if not numbers or words is None or any(number is None or not 0 < number <= 1 for number in numbers):
        return None
    before, value = (numbers[0], numbers[1]) if len(numbers) > 1 else (None, numbers[0])
    return Rate(value=value, before=before, stated=words) if value is not None else None


def _decimal(text: str) -> Decimal | None:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("⁄", "/")
    plain = plain.translate({ord(kanji): str(value) for value, kanji in enumerate("〇一二三四五六七八九")})
    try:
        if "分の" in plain:
            below, above = plain.replace("十", "10").split("分の")
            return _fraction(above, below)
        if "/" in plain:
            above, below = plain.split("/")
            return _fraction(above, below)
        return Decimal(plain[:-1]) / 100 if plain.endswith("%") else Decimal(plain)
    except DecimalException:
        return None


def _fraction(above: str, below: str) -> Decimal:
    """To four places: 2/3 is .6667; the words of the source stand beside it."""
    return (Decimal(above) / Decimal(below)).quantize(Decimal("0.0001")).normalize()
