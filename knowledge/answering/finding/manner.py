"""The manner (言い方) of a sentence that a question waits for: what is allowed, who does it, what follows from a case.

Closed classes of the language: endings of permission and duty, nouns of persons and bodies, forms of condition.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto

from knowledge.answering.finding.units import Unit
from knowledge.text import fold


class Manner(Enum):
    """What a question asks to be told, by its grammar."""

    ALLOWED = auto()
    COVERED = auto()
    WHO = auto()
    IN_A_CASE = auto()
    FIRST = auto()


_FINE = "いい|良い|よい|よろしい|宜しい|大丈夫|平気|だめ|駄目|ダメ|構わ|かまわ|ok|ng|問題(?:は|が)?な|まず(?:い|く)"
_ASKS_LEAVE = re.compile(
    rf"(?:[てで]も?|[てで]は|ちゃ|じゃ)(?:{_FINE})|(?:なければ|なくては|ないと|なきゃ|なくちゃ)(?:なら|いけ|だめ)"
)
_GIVES_LEAVE = re.compile(
    r"(?:ない|ません|なりません|ならない|(?:ない|る|た)こと|ないで(?:ください|下さい)|できる|できます|られる|られます|置けます|"
    r"に限[るり](?:ます)?|必要(?:です|がある|があります)|よい|いいです|べき(?:です|である)?|不可|禁止(?:する|します|です)?|"
    r"外す|外します|除く|除きます|対象外(?:です)?)[。)）」]*$|必ず|てはならない|てはなりません"
)
_ASKS_COVERED = re.compile(r"対象(?:に|と)(?:も|は)?な[るりっら]|対象(?:外)?(?:です|でしょう|なの)?か")
_TELLS_COVERED = re.compile(
    r"(?:対象(?:に|と)(?:な(?:る|ります|らない|りません)|する|します|しない|しません)|対象(?:外)?(?:です|である)?|除く|除きます)[。)）」]*$"
)
_ASKS_WHO = re.compile(
    r"(?:誰|だれ|どなた)(?!か|も)|どこ[でが](?:決|判断|承認|審議|認め|担当|や[るっ])|どの(?:部署|課|係|組織|会議|部門|機関|職)"
)
_ASKS_WHOSE = re.compile(r"の(?:仕事|担当|役目|役割|責任)(?:です|でしょう|なの|だよ|だっけ|[?]|$)")
_TAKES_ON = re.compile(r"(?:誰|だれ|どなた)が(?:な[るりっ]|や[るりっ]|務|担)")
_ACTS = re.compile(
    r"(?:[一-鿿ァ-ヶー](?:長|者|員|課|部|局|室|係|班|会|会議|担当|部門|機関|組織|官|県)|首長|会議|議会|担当|リーダー)"
    r"(?:など|等)?(?:が|は|で(?!は|も|き)|において)"
)
_APPOINTS = re.compile(
    r"を[^。]{1,30}に(?:充て|任命|任じ|選任|選出|指名|就け)|[がは](?:務め|兼ね|担[うい]|就[くき])|をもって充て|の職に(?:ある|充て)"
)
# An event and an open question of it (〜たらどうする, 〜ときは何日); "yes or no" of an event waits for anything.
_ASKS_OF_A_CASE = re.compile(
    r"(?=.*(?:どう|何|いくら|いくつ|いつ|どの|どれ|誰|どこ))"
    r".*?(?:(?<!どうし)(?<!をし)(?<!とし)(?<!だっ)[ただ]ら(?!け|し)|(?:とき|場合)(?:は|、|に))"
)
_TELLS_OF_A_CASE = re.compile(r"(?:とき|場合|際)(?:に?は|に、|、)")
_ASKS_FIRST = re.compile("何から|(?:最初|はじめ|初め|まず)[はに、]?何|(?:最初|第)一歩")
_TELLS_FIRST = re.compile("まず|から始め|(?:最初|はじめ|初め)に")
_KANJI = re.compile("[一-鿿]")


def manners_asked(question: str) -> frozenset[Manner]:
    """The manners in which the question may be answered; none where its grammar waits for no particular one."""
    asked = fold(question).rstrip("。?")
    found = (
        (Manner.ALLOWED, _ASKS_LEAVE),
        (Manner.COVERED, _ASKS_COVERED),
        (Manner.WHO, _ASKS_WHO),
        (Manner.WHO, _ASKS_WHOSE),
        (Manner.IN_A_CASE, _ASKS_OF_A_CASE),
        (Manner.FIRST, _ASKS_FIRST),
    )
    return frozenset(manner for manner, pattern in found if pattern.search(asked))


def is_told(question: str, manners: Iterable[Manner], verbs: Iterable[str], unit: Unit) -> bool:
    """Whether a text is in one of the manners; so is one under a heading that asks whether the like is allowed.

    What one body did is no rule for others. Who does it, a sentence says of the same verb; who takes a post, one that
    appoints.
    """
    folded, heading = fold(unit.text), fold(unit.chunk.heading)
    for manner in manners:
        match manner:
            case Manner.ALLOWED:
                told = not unit.is_of_one_body and bool(_GIVES_LEAVE.search(folded) or _ASKS_LEAVE.search(heading))
            case Manner.COVERED:
                told = bool(_TELLS_COVERED.search(folded))
            case Manner.WHO:
                told = _says_who(fold(question), verbs, folded)
            case Manner.IN_A_CASE:
                told = bool(_TELLS_OF_A_CASE.search(folded))
            case Manner.FIRST:
                told = bool(_TELLS_FIRST.search(folded) or _ASKS_FIRST.search(heading))
        if told:
            return True
    return False


def _says_who(question: str, verbs: Iterable[str], folded: str) -> bool:
    if _TAKES_ON.search(question):
        return bool(_APPOINTS.search(folded))
    kanji = {sign for verb in verbs for sign in _KANJI.findall(verb)}
    does = not kanji or _ASKS_WHOSE.search(question) or any(sign in folded for sign in kanji)
    return bool(does and _ACTS.search(folded))
