"""Reading a question that asks for a list, not for one measure: もうすぐ締め切りの補助金は？, 使える措置はある？."""

import re
from dataclasses import dataclass
from enum import Enum

from knowledge.answering.reading.question import Reading
from knowledge.domain.calendar import Period
from knowledge.library.words import Words

_MONEY = (
    r"補助(?:金|制度|事業)?|助成(?:金|制度)?|交付金|(?:地方)?財政措置|措置|支援(?:策|制度|措置)?(?:メニュー)?|制度|財源"
)
_HEAD = rf"(?:国の|県の)?(?:{_MONEY}|もの|やつ)"
_ASKS = r"(?:は|って|が|を|に)?(?:いま|今|現在)?(?:ある|あり|何|なに|どれ|どんな|教え|知り|一覧|ない|ござい|\?|。|$)"
_NEAR = r"(?:の|が|まで)?(?:近い|近づ[いく][ぁ-ん]*|間近(?:な|の)?|迫[ぁ-ん]+)"


class Listed(Enum):
    """What is listed; the value is how a question says it, before the word for what is listed."""

    ENDED = re.compile(
        r"(?:終わった|終了した|終了済みの?|期限切れの?|期限が(?:切れた|過ぎた)|締め?切られた|使えなくなった)"
    )
    ENDING = re.compile(
        rf"(?:締め?切り?{_NEAR}|締め?切(?:られる|る|りになる|りの|の|になる)|期限{_NEAR}|期限(?:の?来る|が切れる|を迎える)|"
        r"終わ(?:る|りそうな|りの)|終了(?:する|予定の|になる|が近い)|切れる|なくなる)"
    )
    UPCOMING = re.compile(r"(?:始まる|開始(?:する|される|予定の|前の)|スタートする|使えるようになる|新しくできる)")
    USABLE = re.compile(r"(?:使える|利用できる|活用できる|受けられる|もらえる|ほかの|どんな|何か)")
    ACCEPTING = re.compile(
        r"(?:(?:(?:申請|申し?込み?|応募)(?:の?受け?付け?)?|公募|募集|受け?付け?)"
        r"(?:できる|中の|を?(?:して|受け?付け?て)い?る|が(?:始まって|続いて)い?る|を?受け?付ける))"
    )


_ANY = re.compile(rf"(?:{_MONEY})(?:は|って|が)?(?:何か|どんなもの|どれか)?(?:が|は)?(?:ある|あり)")
_FILLERS = re.compile(
    r"もうすぐ|まもなく|間もなく|近々|近く|近日中?|年度内|年度末|(?:今|本|来|再来|翌|昨)年度?|(?:今|来|再来|先)月|"
    r"(?:令和|平成|r|h)?\d+(?:年度?|月|日|か月)?|以内|一覧|現在|うち|当[市町村県区]|[市町村県区](?=の|で|が|は)|自治体|団体|"
    r"人口\d[\d,.]*万?人?|万人|期間|締め?切り?|期限|終了|開始|募集|受付|申請|利用|活用"
)
_TELLING = re.compile(r"[一-鿿ァ-ヶa-z]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuestion:
    """What is listed, and the time that the question names (今年度で終わる…)."""

    listed: Listed
    period: Period | None


def list_question(reading: Reading, words: Words) -> ListQuestion | None:
    """What the question wants listed; ``None`` where it asks for something else, or names what the money is for."""
    for listed in Listed:
        if re.search(f"{listed.value.pattern}(?:の)?{_HEAD}{_ASKS}", reading.asked):
            break
    else:
        if not _ANY.search(reading.asked):
            return None
        listed = Listed.USABLE
    if _topics(reading.asked, words):
        return None
    period = reading.periods[0] if reading.periods and listed not in (Listed.USABLE, Listed.ACCEPTING) else None
    return ListQuestion(listed=listed, period=period)


def _topics(asked: str, words: Words) -> list[str]:
    """The content words that are left when all is taken out that a list is asked for by."""
    rest = asked
    for pattern in (*(listed.value for listed in Listed), re.compile(_HEAD), _FILLERS):
        rest = pattern.sub(" ", rest)
    return [word for word in words.content(rest) if _TELLING.fullmatch(word)]
