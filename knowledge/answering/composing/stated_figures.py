"""The figures that a text states of what is asked (述べられた値): amounts, days, or how often; and of which year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.answering.reading.interrogatives import RATE, Wanted
from knowledge.answering.reading.question import Reading
from knowledge.domain.calendar import Period
from knowledge.domain.numbers import placed_numbers_in
from knowledge.domain.wareki import periods_in
from knowledge.text import fold

_HOW_OFTEN = re.compile(r"頻度|回数|間隔|何回|何[年月日週]に")
_OFTEN = re.compile(
    r"(?:半年|四半期|[隔\d一二三四五六]*[年月週日](?:間)?)に(?:つき)?[\d一二三四五六]+[度回]|[年月週日][\d一二三四五六]+回|"
    r"毎[年月週日朝]|隔[年月週]|(?:半年|四半期|[\d一二三四五六]*(?:年|か月|月|週間?|日))(?:ごと|おき)"
)
_RATE = re.compile(r"率|割合|パーセント")
_RATE_UNITS = frozenset({"%", "割", "分"})
_MONTH_DAY = re.compile(r"(?:1[0-2]|[1-9])月(?:\d{1,2}日|末|上旬|中旬|下旬)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whether figures are asked for at all, and which."""

    wanted: Wanted
    how_often: bool
    units: frozenset[str]

    @classmethod
    def of(cls, reading: Reading) -> "Asking":
        """What the question asks for."""
        wanted = reading.wanted
        for_a_share = RATE in wanted.units or (not wanted.units and _RATE.search(reading.asked))
        units = wanted.units - {RATE} | (_RATE_UNITS if for_a_share else frozenset())
        return cls(wanted=wanted, how_often=bool(_HOW_OFTEN.search(reading.asked)), units=units)

    @property
    def for_figures(self) -> bool:
        """Whether the answer is a figure, so that two may differ."""
        return self.wanted.number or self.wanted.day or self.how_often

    def figures(self, text: str) -> frozenset[object]:
        """The figures of the kind asked for; those of dates are none of an amount."""
        if self.how_often and (often := frozenset[object](_OFTEN.findall(fold(text)))):
            return often
        if self.wanted.day:
            whole = (found.validity for found in periods_in(text) if isinstance(found.validity, Period))
            return frozenset((*whole, *_MONTH_DAY.findall(fold(text))))
        return frozenset(self._numbers(text)) if self.wanted.number else frozenset()

    def _numbers(self, text: str) -> Iterator[object]:
        days = [(found.start, found.end) for found in periods_in(text)]
        for placed in placed_numbers_in(text):
            within = any(start <= placed.start and placed.end <= end for start, end in days)
            if not within and (not self.units or placed.number.unit in self.units):
                yield placed.number


def years_told_of(text: str) -> frozenset[Period]:
    """The years or spans that a text speaks of; since when a rule holds (令和7年4月から) is none."""
    spans = (found.validity for found in periods_in(text) if isinstance(found.validity, Period))
    return frozenset(span for span in spans if span.ends is not None)
