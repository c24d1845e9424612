"""Which fields of a measure (財政措置・補助金の項目) a question asks for."""

import re
from enum import Enum

from knowledge.answering.reading.question import Reading
from knowledge.domain.measure import Measure

_APPLYING = re.compile(r"申請|応募|公募|募集|申込|申し込|受付|締め?切|提出")
_AT_MOST = re.compile(r"上限|限度|最大|いくらまで|(?:補助|助成|交付|給付|支給)金?額|の金額")
_DEMANDS = re.compile(r"要件|条件")
_IN_CHARGE = re.compile(r"所管|(?:実施|事業)主体")
_HOW_MUCH = re.compile(r"率|割合|何割|何分の")


class Asked(Enum):
    """Which field of a measure a question may ask for; the value is how its claims are labelled."""

    MONEY = "措置率・補助率"
    LIMIT = "補助上限額"
    PERIOD = "事業期間"
    WINDOW = "申請期間"
    COSTS = "対象経費"
    RECIPIENTS = "対象団体"
    CONDITIONS = "対象の要件"
    BODY = "実施主体・所管"
    NOTES = "注記"


def asks_for(asked: Asked, measure: Measure, reading: Reading) -> bool:
    """Whether the last turn names the field (対象になる団体は → 対象団体), or waits for its days or its money."""
    words, waits_for_day = reading.asked, reading.wanted.day
    applying = bool(_APPLYING.search(words))
    how_much = bool(_HOW_MUCH.search(words))
    told = {
        Asked.WINDOW: waits_for_day and (applying or measure.period is None),
        Asked.PERIOD: waits_for_day and not (measure.application and applying),
        Asked.LIMIT: bool(_AT_MOST.search(words)) or ("円" in reading.wanted.required and not how_much),
        Asked.MONEY: how_much,
        Asked.CONDITIONS: bool(_DEMANDS.search(words)),
        Asked.BODY: bool(_IN_CHARGE.search(words)),
        Asked.NOTES: False,
    }
    return told[asked] if asked in told else all(part in words for part in (asked.value[:2], asked.value[2:]))
