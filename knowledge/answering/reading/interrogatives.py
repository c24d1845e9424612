"""Interrogatives (疑問詞): what a question waits for, and the question without them.

何人 waits for a number of people and is no word to search for. Interrogatives are a closed class of the language.
"""

import re
from dataclasses import dataclass

from knowledge.text import fold

_PEOPLE, _MONEY = frozenset("人名"), frozenset("円")
COUNTER = r"時間|団体|自治体|市町村|事例|か所|箇所|か月|年度|[分人名件円回割%年月日台倍個本枚社校歳]"
_HOW_MANY = re.compile(rf"何({COUNTER})")
_PEOPLE_WORDS = re.compile(r"人数|人員|定員|受講者|規模")
_MONEY_WORDS = re.compile(r"いくら|費用|金額|予算|経費|料金|コスト")
RATE = "割合"
"""What 何割 and 何分の何 ask for: a share in whatever unit it is written."""
_SHARES = re.compile(r"何(?:割|%|パーセント|分の(?:何|いくつ))")
_RATE_WORDS = re.compile(r"(?<![効能])率(?![い先直])|割合|何割|パーセント")
_ANY_NUMBER = re.compile(r"いくつ|どれ(?:くらい|ぐらい|だけ|ほど)|人口|件数|数(?:は|を|$)")
_COUNTED = re.compile(rf"({COUNTER}|[一-鿿ァ-ヶー]+?)の?数(?:は|を|って|$)")
_COUNTER_LAST = re.compile(rf"(?:{COUNTER})$")
_WHEN = re.compile(r"いつ|期限|期間|時期|締め?切")
_GIVE = r"(?:くだ|下|ほし|欲し|もら|いただ|頂|くれ)"
_REQUEST = (
    r"(?:に(?:つ|関)(?:いて|して)(?:は|の|も)?|を|が|も)?(?:もっと|もう少し)?(?:詳しく|簡単に|具体的に|ぜひ|是非)?(?:"
    r"(?:お|ご)?(?:教えて|おしえて|知りたい|しりたい|聞きたい|伺いたい|うかがいたい|お尋ねしたい)|お教え(?=く|い|頂|下|願)|"
    rf"(?:説明して|まとめて|示して|調べて|挙げて|見せて)(?={_GIVE}|[。？?]|$)|"
    r"ご(?:教示|教授|回答|説明|案内)(?=を|の?ほど|の程|く|い|頂|下|願|お願い)(?:を|の?ほど|の程)?|お願い(?=し(?:ます|たい)|いた|致|でき|$))"
    rf"(?:{_GIVE}[ぁ-ん]*|お?願[ぁ-ん]*|[しいで致][ぁ-ん]*(?:します)?|の[でです]+)?(?:が|と(?:助かり|幸い|嬉しい|うれしい).*)?"
)
REQUEST = re.compile(_REQUEST)
"""Ways to ask to be told (教えてください, ご教示いただけますでしょうか)."""
# Asking whether something may be done (…ても平気, …ちゃだめ, どうしたらいい): a frame that names nothing.
_ALLOWED = (
    r"(?<=[もはゃらばのてで])(?:いい|良い|よい|よろしい|宜しい|大丈夫|平気|だめ|ダメ|駄目|構わない|かまわない|構いません|かまいません|[oOｏＯ][kKｋＫ]|[nNｎＮ][gGｇＧ])"
    r"(?:なの|です|でしょう|[のんかねな])*(?=[。？?！!\s]|$)"
)
_ASKING = re.compile(
    rf"(?:とは|って)何.*$|何から手を(?:つけ|付け|着け)[ぁ-ん]*|何(?:{COUNTER})|いくつ|いくら|いつ(?:から|まで|ごろ)?|どう(?:やって|すれば|したら|いう|した)?|どの(?:よう(?:な|に))?|どんな|"
    r"どこ|誰|だれ|なぜ|どれ(?:くらい|ぐらい|だけ|ほど)?|何(?:ですか|が|を|の|で|に|か|は|と)?|"
    rf"{_REQUEST}|{_ALLOWED}|とは$|って$|ですか|ますか|(?:の)?でしょうか|ありますか|ください|下さい"
)
_ASKS = re.compile(
    rf"[？?][)）」』]?$|(?:[るすいたのだう]|何)(?:の)?か(?:ね|な|しら)?[。.]*$|(?:は|って|とは|を|の)[。.…]*$|{_REQUEST}[。.!！]*$|"
    r"(?:ください|下さい|ほしい|欲しい(?:です)?|頂けますか|いただけますか)[。.!！]*$"
)
_WH = re.compile(
    r"何(?!か|も|ら)|いくつ|いくら|いつ(?!も)|どう(?!も|か|し(?:ても|て)も)|どの|どんな|どこ(?!も|か)|誰(?!も|か)|だれ|なぜ|どれ|どちら"
)


_ASKS_OUTRIGHT = re.compile(
    r"(?:[？?][)）」』]?|(?:[るすいたのだう]|何)(?:の)?か(?:ね|な|しら)?|教えて(?:くれ|くだ|下|いただ|頂)?[ぁ-ん]*)[。.!！\s]*$"
)


def asks_outright(message: str) -> bool:
    """Whether a message among people ends as a question; a request to do something (提出してください) is none."""
    return bool(_ASKS_OUTRIGHT.search(message))


def asks_something(sentence: str) -> bool:
    """Whether a sentence is a question or a request by its end or by an interrogative."""
    return bool(_ASKS.search(sentence.strip()) or _WH.search(sentence))


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
    units = {match[1] for match in _HOW_MANY.finditer(text)}
    units |= {_counter(match[1]) for match in _COUNTED.finditer(asked)}
    if units & _PEOPLE or _PEOPLE_WORDS.search(text):
        units |= _PEOPLE
    if _MONEY_WORDS.search(text):
        units |= _MONEY
    required = {match[1] for match in _HOW_MANY.finditer(text)}
    if _SHARES.search(text):
        units, required = ({*some - {"割", "%", "分"}, RATE} for some in (units, required))
    if required & _PEOPLE:
        required |= _PEOPLE
    if "いくら" in text and not _RATE_WORDS.search(text):
        required |= _MONEY
    if not units and _RATE_WORDS.search(text):
        units = {RATE}
    number = bool(units or _RATE_WORDS.search(text) or _ANY_NUMBER.search(asked))
    return Wanted(number=number, units=frozenset(units), required=frozenset(required), day=bool(_WHEN.search(text)))


def _counter(counted: str) -> str:
    """保管年 of 保管年数 is counted in 年; 職員 of 職員数 by itself."""
    ends = _COUNTER_LAST.search(counted)
    return ends[0] if ends else counted


def without_interrogatives(question: str) -> str:
    """The question without its asking words, for the words that are searched for."""
    return _ASKING.sub(" ", question.rstrip("?？。 　"))
