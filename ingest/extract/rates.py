"""Rates of support (措置率・補助率) as sources write them: 0.7, 0.5→0.7, 1/2, 3分の2, 50％; several with conditions."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, DecimalException

from ingest.extract.measure_values import Value
from ingest.extract.slices import search, stated
from knowledge.domain.measure import Rate

_D = r"[0-9０-９]"
_N = (
    rf"(?:{_D}{{1,3}}分の{_D}{{1,3}}|[一二三四五六七八九十]分の[一二三四五六七八九]|(?<!{_D}){_D}{{1,3}}\s*[/／]\s*{_D}{{1,3}}"
    rf"|{_D}{{1,3}}(?:[.．]{_D}+)?\s*(?:[%％]|パーセント)|[0０][.．]{_D}+|[1１][.．][0０]+)"
)
_CHANGE = rf"{_N}\s*(?:→|⇒|➡|から)\s*{_N}(?!\s*(?:まで|の範囲|の間))"
_WORD = r"(?:措置|補助|交付|助成|充当|負担)(?:率|割合)"
_NAMED = re.compile(rf"{_WORD}[^0-9０-９一-十。]{{0,6}}(?:{_CHANGE}|{_N})")
_RATES = re.compile(
    rf"(?P<change>{_CHANGE})|(?P<rate>{_N})(?!\s*(?:以上|超|を超え|未満|を下回|を上回|増|減|ポイント|[〜～~]))"
)
_NUMBERS = re.compile(_N)
_GLUED_MARK = re.compile(rf"(?<=※){_D}(?={_D}+\s*[/／])")
_TAIL = re.compile(r"\s*(?:以内|以下|相当|を限度|程度|の額)")
_ASIDE = re.compile(r"\s*[（(](?P<words>[^（）()]{1,60})[）)]")
_EDGE = " 　\t\n、，,。・：:；;|｜/／（）()「」［］[]※"
_JOINT = re.compile(
    r"(?:[：:]|(?:の|である)場合|のとき|に?は|にあっては|については|に対しては|にも|も|が|を|の|補助率|措置率|補助割合)$"
)
_FILLER = re.compile(
    r"(?:ただし|但し|なお|又は|または|及び|以内|以下|補助|助成|交付|対象|となる|経費|費用|事業費|総額|合計|額|原則(?:として)?|一律|最大|上限|約"
    r"|(?:特別|普通|地方)?交付税|措置|の|[0-9０-９])*"
)
_LEAD = re.compile(r"^(?:ただし|但し|なお|また|又は|または|及び|以内|以下)[、，]?\s*")
_LONGEST_CONDITION = 120
_RANGE = re.compile(rf"{_N}\s*(?:以内|以上)?\s*(?:から|[〜～~])\s*{_N}")


def rates_under_label(value: Value) -> tuple[Rate, ...]:
    """The rates of a field that is labelled as one, each with its condition; each states the whole line."""
    line = value.text.strip().split("\n")[0]
    found = tuple(_rates(line, value))
    if found or not _RATES.search(value.text):
        return found
    later = next((text for text in value.text.split("\n") if _RATES.search(text)), "")
    return tuple(_rates(later, value))


def rate_named_in(value: Value) -> Rate | None:
    """The first rate that the text itself calls one: 特別交付税措置（措置率0.7）."""
    found = search(_NAMED, value.text)
    numbers = [_decimal(number) for number in _NUMBERS.findall(found.replace("*", ""))] if found else []
    return _rate(numbers, found or "", None, value)


def _rates(line: str, value: Value) -> Iterator[Rate]:
    # A footnote mark that was glued to the figure behind it (※3 2/3 → ※32/3) is no part of it.
    plain = _GLUED_MARK.sub(" ", line.replace("*", " "))
    end = 0
    if _RANGE.search(plain) and not re.search(_CHANGE, plain):
        return
    for match in _RATES.finditer(plain):
        numbers = [_decimal(number) for number in _NUMBERS.findall(match[0])]
        before = line[end : match.start()]
        end = _tail(plain, match.end())
        aside = _ASIDE.match(plain, end)
        behind = line[aside.start("words") : aside.end("words")] if aside and not _RATES.search(aside["words"]) else ""
        condition = _condition(before)
        if behind and aside and not condition:
            condition, end = _condition(behind), aside.end()
        rate = _rate(numbers, line, condition, value)
        if rate:
            yield rate


def _tail(plain: str, at: int) -> int:
    tail = _TAIL.match(plain, at)
    return tail.end() if tail else at


def _condition(words: str) -> str:
    """The words that say when a rate holds: the last clause between the rate before and this one."""
    bare = words.strip(_EDGE)
    bare = re.split(r"[。\n]", bare)[-1].strip(_EDGE)
    while lead := _LEAD.match(bare):
        bare = bare[lead.end() :]
    while joint := _JOINT.search(bare.strip(_EDGE)):
        bare = bare.strip(_EDGE)[: joint.start()]
    bare = bare.strip(_EDGE)
    if not bare or len(bare) > _LONGEST_CONDITION or _FILLER.fullmatch(bare):
        return ""
    return bare


def _rate(numbers: list[Decimal | None], line: str, condition: str | None, value: Value) -> Rate | None:
    words = stated(line, value.piece)
    if not numbers or words is None or any(number is None or not 0 < number <= 1 for number in numbers):
        return None
    before, rate = (numbers[0], numbers[1]) if len(numbers) > 1 else (None, numbers[0])
    said = stated(condition, value.piece) if condition else None
    category = stated(value.category, value.piece) if value.category else None
    if rate is None:
        return None
    return Rate(value=rate, before=before, stated=words, condition=said, category=category)


def _decimal(text: str) -> Decimal | None:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("⁄", "/").replace("パーセント", "%")
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
