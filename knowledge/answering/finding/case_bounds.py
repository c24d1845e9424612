"""Reading the conditions of a question on cases: 人口1万人未満, 費用が100万円以下, 人口1万人から3万人の町."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.domain.case_bound import Bound, Bounded
from knowledge.domain.numbers import PlacedNumber, placed_numbers_in

# What stands behind a figure and makes it a limit; the closed class of the language.
_AT_MOST = re.compile(r"以下|以内|まで|未満|より(?:も)?(?:少な|小さ|安)|を?下回|で(?:でき|収ま|済)|でも?$")
_AT_LEAST = re.compile(r"以上|超|を?超え|より(?:も)?(?:多|大き|高)|を?上回")
_STRICT = re.compile(r"未満|超|より|下回|上回")
_ABOUT = re.compile(r"(?:程度|前後|くらい|ぐらい|ほど|規模|台)?(?:の|で|に近い|と同じ)")
_PEOPLE = re.compile(r"(?:人口|住民)(?:規模)?(?:が|は|の|で|も)?(?:およそ|約)?$")
_OF_BODY = re.compile(
    r"(?:程度|前後|くらい|ぐらい|ほど|規模|台|以下|以内|未満|以上|超|を?超える|まで)*(?:の)?"
    r"(?:小さな|小さい|似た)?(?:自治体|団体|市町村|市区町村|町村|[市区町村県](?![一-鿿]))"
)
_RANK = re.compile(r"位|番")
_MONEY = re.compile(r"(?:予算|費用|経費|事業費|導入費|コスト|金額|お金)(?:が|は|の|を|額|も)?(?:およそ|約|総額|合計)?$")
_BETWEEN = re.compile(r"(?:から|~|-)$")
_LEADS = 8


@dataclass(frozen=True, slots=True)
class PlacedBound:
    """A condition and the span of folded text that says it; `is_exact` where a comparison (以下, 未満…) does."""

    bound: Bound
    start: int
    end: int
    is_exact: bool


def placed_bounds(folded_text: str) -> tuple[PlacedBound, ...]:
    """The conditions in order."""
    return tuple(_found(folded_text, placed_numbers_in(folded_text)))


def _found(text: str, placed: Sequence[PlacedNumber]) -> Iterator[PlacedBound]:
    at = 0
    while at < len(placed):
        first = placed[at]
        second = placed[at + 1] if at + 1 < len(placed) and _is_range(text, first, placed[at + 1]) else None
        at += 2 if second else 1
        last = second or first
        what = _bounded(text, first.start, last)
        if what is None:
            continue
        led = _led_from(text, first.start, what)
        if second:
            least = first.number.value
            bound = Bound(what=what, words=text[led : last.end], least=least, most=second.number.value)
            yield PlacedBound(bound, led, last.end, is_exact=True)
        elif bounded := _one_sided(text, led, last, what):
            yield bounded


def _one_sided(text: str, led: int, placed: PlacedNumber, what: Bounded) -> PlacedBound | None:
    tail = text[placed.end : placed.end + _LEADS]
    value = placed.number.value
    for sign, (at_least, at_most) in ((_AT_MOST, (None, value)), (_AT_LEAST, (value, None))):
        if compared := sign.match(tail):
            end = placed.end + compared.end()
            bound = Bound(
                what=what,
                words=text[led:end],
                least=at_least,
                most=at_most,
                is_strict=bool(_STRICT.match(compared[0])),
            )
            return PlacedBound(bound, led, end, is_exact=True)
    about = _ABOUT.match(tail)
    end = placed.end + (about.end() if about else 0)
    bound = Bound(what=what, words=text[led : placed.end], least=value, most=value)
    return PlacedBound(bound, led, end, is_exact=False)


def _bounded(text: str, start: int, last: PlacedNumber) -> Bounded | None:
    """What the figure limits: people of a body, or money; ``None`` for any other figure (30人の若手)."""
    before, after = text[max(0, start - _LEADS) : start], text[last.end : last.end + 2 * _LEADS]
    if not last.number.unit:
        return Bounded.POPULATION if _PEOPLE.search(before) and not _RANK.match(after) else None
    if last.number.unit in ("人", "名"):
        return Bounded.POPULATION if _PEOPLE.search(before) or _OF_BODY.match(after) else None
    if last.number.unit == "円":
        limited = _AT_MOST.match(after) or _AT_LEAST.match(after)
        return Bounded.COST if limited or _MONEY.search(before) else None
    return None


def _led_from(text: str, start: int, what: Bounded) -> int:
    """Where the words begin that lead to the figure (人口, 予算)."""
    before = text[max(0, start - _LEADS) : start]
    led = (_PEOPLE if what is Bounded.POPULATION else _MONEY).search(before)
    return start - len(before) + led.start() if led else start


def _is_range(text: str, first: PlacedNumber, second: PlacedNumber) -> bool:
    same_unit = first.number.unit in ("", second.number.unit)
    return same_unit and bool(_BETWEEN.fullmatch(text[first.end : second.start]))
