"""Who may use a measure (対象の判定): decided from its own words for one asker; never 対象外 where it is not sure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.bodies import BODY, Fits
from knowledge.domain.measure import Limit, Measure, Rate
from knowledge.domain.municipality import Asker
from knowledge.domain.narrowing import SURELY, Finding, Why
from knowledge.domain.recipients import demanded, judged
from knowledge.domain.record import Stated
from knowledge.text import fold

# 都道府県等による市町村支援: who acts is not who is helped.
_HELPS = re.compile(
    rf"(?P<acting>(?:{BODY})等?)(?:による|が行う|が実施する)(?P<helped>{BODY})(?:への|に対する|の|を)?(?:支援|助言|派遣|助成|補助)"
)


class Eligibility(StrEnum):
    """Whether a measure is open to the asker."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a measure is open to the asker, why it is not, and the words of the source that say so."""

    eligibility: Eligibility
    why: Why | None = None
    stated: Stated | None = None

    @property
    def is_against(self) -> bool:
        """Whether the measure is surely not open to the asker."""
        return self.eligibility is Eligibility.NOT_ELIGIBLE


UNDECIDED = Verdict(eligibility=Eligibility.UNKNOWN)
_OF = {Fits.YES: Eligibility.ELIGIBLE, Fits.NO: Eligibility.NOT_ELIGIBLE, Fits.UNSURE: Eligibility.UNKNOWN}


def eligibility(measure: Measure, asker: Asker) -> Verdict:
    """Decides by the recipients, else by what every figure is for; a further demand can only speak against."""
    if not asker.is_known:
        return UNDECIDED
    said = measure.recipients
    verdict = _verdict(judged(said.text, asker), said) if said else _by_figures(measure, asker)
    if verdict.eligibility is Eligibility.UNKNOWN and said:
        verdict = _by_who_is_helped(measure, said, asker)
    if verdict.is_against:
        return verdict
    against = ((condition, demanded(condition.text, asker)) for condition in measure.conditions)
    return next((_verdict(found, words) for words, found in against if found.fits is Fits.NO), verdict)


def is_for(figure: Rate | Limit, asker: Asker) -> Fits:
    """Whether a rate or a limit is for the asker, by its row, its column or its condition (町村は3分の2)."""
    found = [_read(words, asker) for words in (figure.category, figure.condition) if words]
    return min((one.fits for one in found if one), default=Fits.UNSURE)


def _verdict(found: Finding, said: Stated) -> Verdict:
    return Verdict(eligibility=_OF[found.fits], why=found.why, stated=said)


def _by_figures(measure: Measure, asker: Asker) -> Verdict:
    """Where all rates and limits are for bodies that are named, and none of them is the asker."""
    told = [(words, _read(words, asker)) for words in _whom(measure)]
    if not told or any(found is None or found.fits is not Fits.NO for _, found in told):
        return UNDECIDED
    words, found = told[0]
    return _verdict(found or SURELY, words)


def _whom(measure: Measure) -> Iterator[Stated]:
    """What says for whom each figure is; nothing where one is for all."""
    figures: tuple[Rate | Limit, ...] = (*measure.rates, *measure.limits)
    told = [figure.category or figure.condition for figure in figures]
    if all(told):
        yield from (words for words in told if words)


def _by_who_is_helped(measure: Measure, said: Stated, asker: Asker) -> Verdict:
    """Open recipients (都道府県等) that act for the asker, as the costs have it, are not the asker."""
    for cost in measure.eligible_costs:
        for helping in _HELPS.finditer(fold(cost.text)):
            is_them = helping["acting"] in fold(said.text)
            if is_them and judged(helping["helped"], asker).fits is Fits.YES:
                return Verdict(eligibility=Eligibility.NOT_ELIGIBLE, why=Why.OTHER_BODY, stated=cost)
    return _verdict(Finding(Fits.UNSURE), said)


def _read(words: Stated, asker: Asker) -> Finding | None:
    """What words decide that tell of nothing but bodies; ``None`` of others (通常枠)."""
    found = judged(words.text, asker)
    return found if found.is_read else None
