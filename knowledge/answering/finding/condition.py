"""The measure that a condition is about (条件を変えた続きの質問): 共同で買う場合は？ after another's rate."""

import re
from collections.abc import Sequence

from knowledge.answering.finding.measure_text import words_of
from knowledge.answering.finding.relevance import Relevance
from knowledge.answering.reading.question import Reading
from knowledge.domain.measure import Measure
from knowledge.library.words import Words

_CASE = re.compile(r"(?:場合|とき|時)(?:は|には|だと)?$")


def under_condition(
    chosen: tuple[Measure, ...], near: Sequence[Measure], reading: Reading, relevance: Relevance, words: Words
) -> tuple[Measure, ...]:
    """The measures chosen, after another for the same subject that has what the first says nothing of.

    The subject is the word that a name begins with: in a compound it says of which kind the rest is (RPA共同調達支援).
    """
    if not chosen:
        return chosen
    told = words_of(chosen[0])
    missing = tuple(term for term in _terms(reading, words) if not relevance.coverage_of((term,), told))
    subject = words.content(chosen[0].name)[:1]
    others = [one for one in near if one != chosen[0] and words.content(one.name)[:1] == subject]
    borne = [(relevance.coverage_of(missing, words_of(one)), one) for one in others]
    most, best = max(borne, key=lambda item: item[0], default=(0.0, chosen[0]))
    return (best, *(one for one in chosen if one != best)) if most else chosen


def _terms(reading: Reading, words: Words) -> tuple[str, ...]:
    """The words of the condition that the question is weighed by."""
    said = set(words.content(_CASE.sub("", reading.condition)))
    return tuple(term for term in reading.terms if term in said)
