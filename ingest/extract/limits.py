"""The most that is paid (補助上限額) as sources write it: 50万円, 5万円～150万円未満, by category 5人以下 750万円."""

import re
from collections.abc import Iterator

from ingest.extract.measure_values import Value
from ingest.extract.slices import stated
from knowledge.domain.measure import Limit

_D = r"[0-9０-９]"
_YEN = rf"(?:約|最大)?{_D}[0-9０-９,，.．]*\s*(?:[億万千百]{_D}*[0-9０-９,，]*\s*)*円"
_BOUND = r"(?:以内|以下|未満|まで|を限度|を上限)?"
_AMOUNT = re.compile(
    rf"(?:(?P<least>{_YEN})?\s*(?:以上|超)?\s*[〜～~－―-]\s*)?(?P<most>{_YEN}{_BOUND})(?:\s*[/／]\s*[^\s、。/／（）()]{{1,6}})?"
)
_NAMED = re.compile(rf"(?:上限|限度)額?(?:は|を|[：:])?[\s　]*(?P<amount>{_YEN})")
_NO_LIMIT = re.compile(rf"{_YEN}(?:以上|超|を超え|[のを]?(?:上乗せ|引き?上げ|加算|増額|減額))")
_EDGE = " 　\t、，,・：:（）()|｜-－○●■□◆◇【】"
_JOINT = re.compile(
    r"(?:に?は|の|が|について|[：:]|補助(?:金)?(?:の)?(?:上限|限度)?額?|上限額?|限度額|(?:及び|又は|または|並びに|ただし|但し|また|なお))$"
)
_LEAD = re.compile(r"^(?:及び|又は|または|並びに|ただし|但し|また|なお|さらに)[、，]?")
_FILLER = re.compile(r"^(?:補助|上限額?|限度額|金額|総額|合計|原則(?:として)?|一律|最大|[0-9０-９])*$")
_NO_LEAST = re.compile(r"[（(：:・]*[\s　]*下限(?:額)?(?:は)?(?:なし|無し)[）)]?$")
_LONGEST_CONDITION = 60


def limits_under_label(value: Value) -> tuple[Limit, ...]:
    """The limits of a field that is labelled as one, in order; an amount that only raises another is none."""
    return tuple(_limits(value))


def limits_named_in(value: Value) -> tuple[Limit, ...]:
    """The limits that the text itself calls so: 補助金（補助率2分の1、上限80万円）."""
    named = (match["amount"] for match in _NAMED.finditer(value.text))
    return tuple(limit for amount in named for limit in _in_part(amount, value))


def _limits(value: Value) -> Iterator[Limit]:
    for line in value.text.split("\n"):
        if not line.lstrip(" 　").startswith(("※", "＊", "(注", "（注")):
            for part in re.split(r"[。※]", line):
                yield from _in_part(part, value)


def _in_part(part: str, value: Value) -> Iterator[Limit]:
    """Each amount with the words before it: 従業員数5人以下 750万円6～20人 1,000万円."""
    end = 0
    for match in _AMOUNT.finditer(part):
        if _NO_LIMIT.match(part, match.start("most")) and not match["least"]:
            end = match.end()
            continue
        condition = _condition(part[end : match.start()])
        end = match.end()
        amount = stated(match[0], value.piece)
        if amount:
            yield Limit(
                amount=amount,
                condition=stated(condition, value.piece) if condition else None,
                category=stated(value.category, value.piece) if value.category else None,
            )


def _condition(words: str) -> str:
    """The words that say for whom or what an amount is the most."""
    bare = _NO_LEAST.sub("", words.strip(_EDGE)).strip(_EDGE)
    while lead := _LEAD.match(bare):
        bare = bare[lead.end() :].strip(_EDGE)
    while joint := _JOINT.search(bare):
        bare = bare[: joint.start()].strip(_EDGE)
    return "" if not bare or len(bare) > _LONGEST_CONDITION or _FILLER.fullmatch(bare) else bare
