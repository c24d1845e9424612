"""Interrogatives (疑問詞): what a question waits for, and the question without them.

何人 waits for a number of people and is no word to search for. Interrogatives are a closed class of the language.
"""

import re
from dataclasses import dataclass

from knowledge.text import fold

_PEOPLE, _MONEY = frozenset("人名"), frozenset("円")
_COUNTER = r"時間|団体|自治体|市町村|事例|か所|箇所|か月|年度|[人名件円回割%年月日台倍個本枚社校歳]"
_HOW_MANY = re.compile(rf"何({_COUNTER})")
_PEOPLE_WORDS = re.compile(r"人数|人員|定員|受講者|規模")
_MONEY_WORDS = re.compile(r"いくら|費用|金額|予算|経費|料金|コスト")
_RATE_WORDS = re.compile(r"率|割合|何割|パーセント")
_ANY_NUMBER = re.compile(r"いくつ|どれ(?:くらい|ぐらい|だけ|ほど)|人口|件数|数(?:は|を|$)")
_COUNTED = re.compile(rf"({_COUNTER}|[一-鿿ァ-ヶー]+?)の?数(?:は|を|って|$)")
_WHEN = re.compile(r"いつ|期限|期間|時期|締め?切")
_ASKING = re.compile(
    rf"(?:とは|って)何.*$|何(?:{_COUNTER})|いくつ|いくら|いつ(?:から|まで|ごろ)?|どう(?:やって|すれば|いう|した)?|どの(?:よう(?:な|に))?|どんな|"
    r"どこ|誰|だれ|なぜ|どれ(?:くらい|ぐらい|だけ|ほど)?|何(?:が|を|の|で|に|か|は|と)?|"
    r"(?:について)?(?:教えて|知りたい|お願い)(?:ください|です|します)?|とは$|って$|ですか|ますか"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The units that a number in the answer should have; `number` without units: any; `day`: a date or period.

    Without a number in one of the `required` units there is no answer: 何人 and いくら say so, 規模 only hints at it.
    """

    number: bool
    units: frozenset[str]
    required: frozenset[str]
    day: bool


def wanted(question: str) -> Wanted:
    """What kind of number or date the question waits for."""
    text = fold(question)
    asked = text.rstrip("?!。")
    units = {match[1] for match in (*_HOW_MANY.finditer(text), *_COUNTED.finditer(asked))}
    if units & _PEOPLE or _PEOPLE_WORDS.search(text):
        units |= _PEOPLE
    if _MONEY_WORDS.search(text):
        units |= _MONEY
    required = {match[1] for match in _HOW_MANY.finditer(text)}
    if required & _PEOPLE:
        required |= _PEOPLE
    if "いくら" in text and not _RATE_WORDS.search(text):
        required |= _MONEY
    number = bool(units or _RATE_WORDS.search(text) or _ANY_NUMBER.search(asked))
    return Wanted(number=number, units=frozenset(units), required=frozenset(required), day=bool(_WHEN.search(text)))


def without_interrogatives(question: str) -> str:
    """The question without its asking words, for the words that are searched for."""
    return _ASKING.sub(" ", question.rstrip("?？。 　"))
