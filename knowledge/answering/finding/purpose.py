"""What aid is asked for (補助の使い道): 水道料金システム of 水道料金システムの更新に使える補助.

In a compound the first word says of which kind the rest is. One that no measure of the library speaks of is not borne
by the words behind it, which many things share (システム, 環境, 整備).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from knowledge.answering.finding.haystack import Haystack
from knowledge.answering.finding.measure_text import words_of
from knowledge.answering.reading.interrogatives import without_interrogatives
from knowledge.answering.reading.question import Reading
from knowledge.answering.reading.topic import is_field
from knowledge.domain.answer import QuestionKind
from knowledge.domain.measure import Measure
from knowledge.library.words import Words
from knowledge.text import fold

_RUN = r"[一-鿿々ァ-ヶーa-z0-9]+"
_CHAIN = re.compile(rf"{_RUN}(?:の{_RUN})*")
_OF_A_BODY = re.compile(r".*(?:[都道府県市区町村]|団体|自治体)(?:内|向け?|側)?")
_HALF = 0.5
_OF_AID = (QuestionKind.MEASURE, QuestionKind.NUMBER, QuestionKind.DEADLINE)


def unknown_purpose(reading: Reading, near: Iterable[Measure], library: Iterable[Measure], words: Words) -> str:
    """The word that says of which kind the thing is, where no measure has it; else empty.

    Empty too where the question names another thing that one of them has, or asks what a body got. Words much like it
    count in those `near`.
    """
    is_for_aid = reading.kind in _OF_AID and reading.about is None
    things = [*_things(reading, words)] if is_for_aid else []
    compounds = [thing for thing in things if len(thing) > 1]
    if not compounds:
        return ""
    first = {thing[0] for thing in things}
    if any(stands_in(word, words_of(one), words) for one in near for word in first):
        return ""
    held = (fold(words_of(one)) for one in library)
    return "" if any(word in text for text in held for word in first) else compounds[0][0]


def stands_in(word: str, text: str, words: Words) -> bool:
    """Whether a text has the word, or one much like it."""
    return Haystack.of(text, words).likeness(word) >= _HALF


def _things(reading: Reading, words: Words) -> Iterator[Sequence[str]]:
    """The things named, each by its words; of AのB only A: B is what is done to it, or a part of it."""
    for chain in _CHAIN.finditer(fold(without_interrogatives(reading.text))):
        named = [_thing(run, reading, words) for run in chain[0].split("の")]
        yield from filter(None, named[:-1] if len(named) > 1 and named[-1] else named)


def _thing(run: str, reading: Reading, words: Words) -> Sequence[str]:
    """The words of a run of nouns without the fields at its end; none of a body, a number or a day."""
    if _OF_A_BODY.fullmatch(run) or any(sign.isdigit() for sign in run):
        return ()
    parts = [*words.content(run)]
    while parts and is_field(parts[-1]):
        parts.pop()
    return tuple(parts) if all(part in reading.terms for part in parts) else ()
