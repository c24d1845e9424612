"""Whether a quoted day is one until when something can be done (締切の言葉): 締切日, 必着, 申請期間, 令和7年度まで.

Words for deadlines are a closed class. How long a project ran (実施期間) is no deadline of the reader's.
"""

import re

from knowledge.domain.calendar import Period
from knowledge.domain.wareki import Reading

_NEAR = 24
_DEADLINE = (
    r"締め?切り?|〆切|期限|必着|期日|"
    r"(?:公募|交付申請|申請|申し?込み?|応募|受付|募集|提出|登録|利用)の?(?:期間|受付)"
)
_BEFORE = re.compile(rf"(?:{_DEADLINE})[^。\n]{{0,{_NEAR}}}$")
_AFTER = re.compile(rf"[^。、\n]{{0,8}}?(?:{_DEADLINE}|に?締め切)")


def is_deadline(reading: Reading, quote: str) -> bool:
    """Whether the days end what a reader may do: said by まで alone, or by a word for a deadline right beside them."""
    if not isinstance(reading.validity, Period):
        return False
    if reading.validity.starts is None:
        return True
    return bool(_BEFORE.search(quote[: reading.start]) or _AFTER.match(quote, reading.end))
