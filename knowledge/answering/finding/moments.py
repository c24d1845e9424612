"""Whether a text says when: a date or period, or a time that comes round (毎年6月, 四半期ごと, 年度末)."""

import re

from knowledge.domain.calendar import UnknownPeriod
from knowledge.domain.wareki import periods_in
from knowledge.text import fold

_RECURS = re.compile(
    r"毎(?:年度?|月|週|日|朝|四半期|回)|(?:年度?|四半期|半期|月|週|日)ごと|(?:年度?|月|期|週)末|年度(?:初め|当初|始め)|"
    r"(?<![\d年/])(?:1[0-2]|[1-9])月(?!\d)|隔[年月週日]"
)


def holds_time(text: str) -> bool:
    """Whether the text has a date, a period or a time that comes round."""
    return any(not isinstance(found.validity, UnknownPeriod) for found in periods_in(text)) or recurs(text)


def recurs(text: str) -> bool:
    """Whether the text has a time that comes round every year, month or week."""
    return _RECURS.search(fold(text)) is not None
