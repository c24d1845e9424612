"""Follow-ups (続きの質問) made stand-alone from their thread: what changes is replaced, what does not is carried over.

A question that names a topic of its own is left alone. One is continued where it points back (その対象経費は), names
no topic (いつまで？), or names only another thing of a kind that the question before has (ステップ3は？, 来年度は？).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answering.reading.bodies import Bodies
from knowledge.answering.reading.edition_meant import edition_meant, is_comparison_alone, is_of_an_edition_alone
from knowledge.answering.reading.interrogatives import without_interrogatives
from knowledge.answering.reading.place import KIND, asker_in
from knowledge.answering.reading.relative_days import day_words
from knowledge.answering.reading.topic import begins_with_field, is_elliptical, topic_of
from knowledge.domain.answer import Turn
from knowledge.library.words import Words
from knowledge.text import fold

_THEN = re.compile(r"^\s*(?:じゃあ?|では|それでは|それなら|なら|だったら|ちなみに|で)(?:、|\s)*(?=[^、\s])")
_BACK = re.compile(
    r"(?<!ど)(?:その|この|あの|上記の?|先ほどの|さっきの|同じ|当該|前述の)(?!後|他|ほか|ため|際|場合|まま|よう|うえ|上で|たび|都度)|(?:それ|これ|そちら|こちら)(?=[はがをにでもの]|って|$)|そこ(?=[はがをにでの])"
)
_ANAPHOR = (
    r"(?:財政措置|措置|補助金?|交付金|制度|事業|支援|事例|取り?組み?|自治体|団体|仕組み|手順|計画|システム|"
    r"会議|研修|場合|もの|件|話|[市区町村県](?![一-鿿]))"
)
_POINTED_NOUN = re.compile(rf"{_ANAPHOR}(?=[のはがをにでも、？?。]|って|$)")
_ONLY = re.compile(
    r"(?P<what>.+?)(?:の(?:場合|方|ほう|とき)(?:は|だと|には|です|だ)?|の|に(?:ついて|関して)は?|だと(?:どう)?|なら|では|です|だ|でも?|は|も)?(?:どう(?:です|でしょう|なり[ぁ-ん]*)?か?)?[？?。\s]*"
)
# A condition with no main clause but an asking word: that of the question before holds (共同で買う場合は？).
_CONDITION = re.compile(
    r"(?<=[うくぐすつぬぶむるたい])(?:場合|とき|時)(?:は|には|だと)?(?:、?(?P<asked>[^、。]{1,12}?))?[？?。\s]*$"
)
_MORE = re.compile(
    r"(?:もっと|もう少し|より|さらに)?(?:詳しく|くわしく|詳細[にをは]?|具体的に)?(?:続き[はを]?)?(?:お?(?:教えて|願い)[ぁ-ん]*)?[？?。！!\s]*"
)
_NUMBERED = re.compile(
    r"(?P<word>第|[A-Za-z]{2,}|[ァ-ヶー]{2,}|[一-鿿]{2,})(?P<number>\d+(?:\.\d+)*)(?P<unit>[章節条版号項部]?)"
)
_SHORTEST_NAME = 4
_FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StandAlone:
    """A question that needs no thread: `text`; its last turn alone: `asked`; the one that it goes on from: `before`.

    `condition` is what the last turn adds to that one (共同で買う場合は), where it adds nothing else.
    """

    text: str
    asked: str
    before: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What follow-ups are understood by: words, bodies, the day of asking, and the names of measures and cases."""

    words: Words
    bodies: Bodies
    asked_on: date
    names: tuple[str, ...] = ()


def stand_alone(text: str, history: Sequence[Turn], joining: Joining) -> StandAlone:
    """The question made stand-alone; earlier follow-ups of the thread are made so first."""
    before, answer = "", ""
    for turn in history:
        before, answer = _joined(turn.question, before, answer, joining) or turn.question, turn.answer
    joined = _joined(text, before, answer, joining)
    condition = _condition_in(text, joining.words)
    adds = bool(condition) and joined == f"{condition}、{before}"
    return StandAlone(
        text=joined or text, asked=text, before=before if joined else "", condition=condition if adds else ""
    )


def _joined(text: str, before: str, answer: str, joining: Joining) -> str:
    """The stand-alone question; empty where the text stands alone already."""
    if not before or _MORE.fullmatch(text):
        return before
    then = _THEN.match(text)
    said = text[then.end() :] if then else text
    if exchanged := _of_another_edition(said, before) or _exchanged(said, before, joining):
        return exchanged
    if condition := _condition_in(text, joining.words):
        return f"{condition}、{before}"
    back = _BACK.search(said)
    if back and not joining.words.content(said[: back.start()]):
        return _pointed(said, back, before, answer, joining)
    if is_elliptical(_without_days(said, joining.asked_on), joining.words):
        return _carried(said, _topic(before, answer, joining))
    is_brief = then is not None and len(set(joining.words.content(said))) <= _FEW
    return f"{topic_of(before)}、{said}" if is_brief else ""


def _condition_in(text: str, words: Words) -> str:
    """共同で買う場合は of 共同で買う場合はいくら？; one that tells much is a question of its own, but after じゃあ."""
    then = _THEN.match(text)
    said = text[then.end() :] if then else text
    found = _CONDITION.search(said)
    if found is None or not found["asked"]:
        return said.rstrip("？?。") if found else ""
    condition = said[: found.start("asked")]
    asks_more = words.content(without_interrogatives(found["asked"]))
    tells_much = then is None and len(words.content(said[: found.start()])) > _FEW
    return "" if asks_more or tells_much else condition.rstrip("、")


def _of_another_edition(said: str, before: str) -> str:
    """前の版だと？: the earlier question, of that edition; 前の版とちがう？, 増えた？: its topic, compared."""
    meant = edition_meant(said)
    if meant and is_of_an_edition_alone(said):
        earlier = edition_meant(before)
        return f"{meant.said.rstrip('、, ')}、{earlier.rest if earlier else before}"
    return _carried(said, topic_of(before)) if is_comparison_alone(said) else ""


def _exchanged(said: str, before: str, joining: Joining) -> str:
    """三日月市は？, ステップ3は？, 来年度は？, 町の場合は？: the earlier question with the one thing replaced."""
    only = _ONLY.fullmatch(said)
    what = only["what"] if only else ""
    if not what:
        return ""
    named = joining.bodies.named_in(what)
    if len(named) == 1 and named[0].end - named[0].start == len(what):
        return _of_another_body(said, what, before, joining.bodies)
    if number := _NUMBERED.fullmatch(what):
        same = next((match for match in _NUMBERED.finditer(before) if _series(match) == _series(number)), None)
        return before[: same.start()] + what + before[same.end() :] if same else ""
    if kind := re.fullmatch(KIND, what):
        return re.sub(rf"{KIND}(?=の場合|でも|は|も|が|だと|なら)", kind[0], before, count=1)
    return _of_another_time(what, before, joining.asked_on)


def _of_another_time(what: str, before: str, asked_on: date) -> str:
    """来年度は？: the earlier question with that time for its own, or before it."""
    days = day_words(what, asked_on)
    if len(days) != 1 or days[0].end - days[0].start < len(what.rstrip("の")):
        return ""
    earlier = day_words(before, asked_on)
    if earlier:
        return before[: earlier[0].start] + what + before[earlier[0].end :]
    return f"{what}、{before}"


def _of_another_body(said: str, what: str, before: str, bodies: Bodies) -> str:
    """三日月市は？ after 汐風町の窓口は: the other body's; where none was named, whose practice or who asks."""
    earlier = bodies.named_in(before)
    if earlier:
        first = earlier[0]
        whole = _with_prefecture(what, before[first.start : first.end], bodies)
        return before[: first.start] + whole + before[first.end :]
    return before if asker_in(said, bodies).is_known else f"{what}の{before}"


def _with_prefecture(what: str, earlier: str, bodies: Bodies) -> str:
    """長野県 said after 池田町: 長野県池田町."""
    whole = bodies.named_in(f"{what}{earlier}")
    return f"{what}{earlier}" if len(whole) == 1 and what != earlier and not earlier.startswith(what) else what


def _without_days(said: str, asked_on: date) -> str:
    for word in reversed(day_words(said, asked_on)):
        said = f"{said[: word.start]} {said[word.end :]}"
    return said


def _series(match: re.Match[str]) -> tuple[str, str]:
    return fold(match["word"]), match["unit"]


def _pointed(said: str, back: re.Match[str], before: str, answer: str, joining: Joining) -> str:
    """その対象経費は, それはいつまで, この補助金の率は: the pointing words give way to the topic."""
    topic, rest = _topic(before, answer, joining), said[back.end() :]
    if back[0].startswith(("それ", "これ", "そちら", "こちら", "そこ")):
        return said[: back.start()] + topic + rest
    if noun := _POINTED_NOUN.match(rest):
        return said[: back.start()] + topic + rest[noun.end() :]
    return f"{said[: back.start()]}{topic}の{rest}"


def _carried(said: str, topic: str) -> str:
    return f"{topic}{'の' if begins_with_field(said) else 'は'}{said}"


def _topic(before: str, answer: str, joining: Joining) -> str:
    """The one measure or case that the answer was about by name; else the topic of the question before."""
    told = [name for name in joining.names if len(name) >= _SHORTEST_NAME and name in answer]
    whole = [name for name in told if not any(name != other and name in other for other in told)]
    return whole[0] if len(whole) == 1 else topic_of(before)
