"""Validity (有効性): what a reader must be warned of on the day that the answer is for.

A source states 事業期間 「令和7年度まで」; that the year has ended is not in the source, and is what matters most.
"""

from collections.abc import Iterable
from datetime import date

from knowledge.answering import phrases
from knowledge.answering.checking.deadline_words import is_deadline
from knowledge.answering.finding.successors import successors
from knowledge.domain.answer import Caution, CautionKind, Citation
from knowledge.domain.calendar import Period, Standing, japanese_date
from knowledge.domain.measure import Measure
from knowledge.domain.wareki import periods_in
from knowledge.library.words import Words
from knowledge.text import display


def measure_cautions(
    shown: Iterable[Measure], library: Iterable[Measure], *, as_of: date, words: Words
) -> tuple[Caution, ...]:
    """Cautions for the measures shown: ended (and whether a successor is registered), not begun, period unknown."""
    everything = tuple(library)
    cautions = [caution for measure in shown for caution in _of_measure(measure, everything, as_of, words)]
    return tuple(dict.fromkeys(cautions))


def quote_cautions(
    citations: Iterable[Citation], *, as_of: date, told: Iterable[Measure], words: str = phrases.QUOTED_LIMIT_PASSED
) -> tuple[Caution, ...]:
    """Cautions for quoted limits (…まで, 締切 …) that have passed, where no measure of `told` says so already."""
    known = tuple(field.text for measure in told for field in measure.stated)
    cautions = [
        Caution(
            kind=CautionKind.QUOTED_LIMIT_PASSED,
            text=words.format(n=citation.n, limit=display(reading.text), as_of=japanese_date(as_of)),
        )
        for citation in citations
        if not any(citation.quote in text or text in citation.quote for text in known)
        for reading in periods_in(citation.quote)
        if is_deadline(reading, citation.quote) and reading.validity.standing(as_of) is Standing.CLOSED
    ]
    return tuple(dict.fromkeys(cautions))


def _of_measure(measure: Measure, library: tuple[Measure, ...], as_of: date, words: Words) -> list[Caution]:
    said = {**_said(measure, as_of), "as_of": japanese_date(as_of)}
    match measure.standing(as_of):
        case Standing.CLOSED:
            return _ended(measure, library, as_of, words)
        case Standing.UPCOMING:
            return [Caution(kind=CautionKind.PERIOD_UPCOMING, text=phrases.PERIOD_UPCOMING.format(**said))]
        case Standing.UNKNOWN:
            return [Caution(kind=CautionKind.PERIOD_UNKNOWN, text=phrases.PERIOD_UNKNOWN.format(**said))]
        case Standing.OPEN:
            return []


def _ended(measure: Measure, library: tuple[Measure, ...], as_of: date, words: Words) -> list[Caution]:
    _, days = measure.deciding(as_of)
    assert isinstance(days, Period)
    assert days.ends is not None
    text = phrases.PERIOD_ENDED.format(
        **_said(measure, as_of),
        ends=japanese_date(days.ends),
        iso=days.ends.isoformat(),
        as_of=japanese_date(as_of),
    )
    return [Caution(kind=CautionKind.PERIOD_ENDED, text=text), _successor(measure, library, as_of, words)]


def _successor(measure: Measure, library: tuple[Measure, ...], as_of: date, words: Words) -> Caution:
    after = successors(measure, library, as_of=as_of, words=words)
    names = "、".join(f"「{other.name}」" for other in after)
    if names:
        return Caution(kind=CautionKind.SUCCESSOR, text=phrases.SUCCESSOR.format(names=names))
    return Caution(kind=CautionKind.NO_SUCCESSOR, text=phrases.NO_SUCCESSOR)


def _said(measure: Measure, as_of: date) -> dict[str, str]:
    """Which period decides, in the source's words."""
    words, _ = measure.deciding(as_of)
    return {
        "name": measure.name,
        "what": phrases.APPLICATION_PERIOD if measure.is_decided_by_window(as_of) else phrases.PROJECT_PERIOD,
        "period": display(words.text) if words else "",
    }
