"""Finding measures: which of them the question is about, those that the asker can use now before others alike."""

import re
from collections.abc import Iterable, Sequence

from knowledge.answering.composing.measure_fields import Asked, asks_for
from knowledge.answering.finding.called import called, only_two
from knowledge.answering.finding.condition import under_condition
from knowledge.answering.finding.haystack import is_predicate
from knowledge.answering.finding.measure_text import words_of
from knowledge.answering.finding.relevance import Relevance
from knowledge.answering.finding.rivals import newest_first
from knowledge.answering.reading.place import KIND
from knowledge.answering.reading.question import Reading
from knowledge.answering.reading.topic import is_field
from knowledge.domain.answer import Passage, QuestionKind
from knowledge.domain.calendar import Standing
from knowledge.domain.document import Chunk
from knowledge.domain.eligibility import eligibility
from knowledge.domain.measure import Measure
from knowledge.library.words import Words
from knowledge.text import fold

# What the fields of a measure are called; a question that uses one of these words is about money.
_FIELD_WORDS = "財政措置 交付税 措置率 補助 助成 交付金 対象経費 財源 上限額 限度額"
# How money is asked for without its name: by what it does for one, or that it is still there.
_FOR_AID = re.compile(
    r"支援|制度|使え|受けられ|貰え|もらえ|(?:利用|活用)でき|も対象|まだ|うち(?:の[市区町村県])?(?:でも|も|は)|"
    r"(?:お金|費|料|何か|どこか|国|県)(?:から|[はがも])?[^。、]{0,8}(?:出(?:[るまて]|な|して)|もら)"
)
# What any measure is, beside its fields (補助, 制度): these nouns do not say which one is asked for.
_OF_ANY_WORDS = "支援 支援策 助成 助成金 交付 交付金 財政 財源 金 御金 お金 資金 国 利用 活用"
_OF_ANY = frozenset(_OF_ANY_WORDS.split())
_NAMES_MONEY = re.compile(rf"措置|支援(?:制度|策|金)|対象|{_FIELD_WORDS.replace(' ', '|')}")
_LEAST = 0.6
_MOST = 3
_CLOSE = 0.85
_ALIKE = 0.96
_NAMED = 0.75
_STANDINGS = (Standing.OPEN, Standing.UPCOMING, Standing.UNKNOWN, Standing.CLOSED)
_EDGES = re.compile(r"[「」『』（）()]")


def about_money(reading: Reading) -> bool:
    """Whether the question waits for a measure, or uses a word of its fields."""
    folded = fold(reading.text)
    return reading.kind is QuestionKind.MEASURE or any(word in folded for word in _FIELD_WORDS.split())


def asks_for_aid(reading: Reading) -> bool:
    """Whether the question may wait for a measure that it gives no such name."""
    return about_money(reading) or bool(_FOR_AID.search(reading.asked) and _telling(reading))


def measures_among(measures: Iterable[Measure], passages: Sequence[Passage]) -> tuple[Measure, ...]:
    """The measures that have a field in one of the passages."""
    offered = {chunk_id for passage in passages for chunk_id in passage.chunk_ids}
    return tuple(measure for measure in measures if any(field.chunk_id in offered for field in measure.stated))


def chosen_measures(
    reading: Reading, near: Sequence[Measure], relevance: Relevance, *, floor: float, words: Words
) -> tuple[Measure, ...]:
    """The measures that the question is about, best first; one that it names stays first whatever its standing.

    None when it is not about money and names none, or when none covers its words about as well as plain text (`floor`).
    Two that are compared may be called by parts of their names. Where no word of money is said (使える制度は,
    うちの町でも), a measure has to bear the question better than all plain text.
    """
    asked = fold(reading.text)
    if reading.kind is QuestionKind.COMPARISON and (pair := _pair(near, reading, words)):
        return pair
    is_said = about_money(reading) or any(fold(measure.name) in asked for measure in near)
    if not near or not (is_said or asks_for_aid(reading)):
        return ()
    ranked = sorted(((coverage_of(one, relevance, reading), one) for one in near), key=lambda item: -item[0])
    best = ranked[0][0]
    if best < (floor * _CLOSE if is_said else max(floor, _LEAST)):
        return ()
    chosen = [(score, measure) for score, measure in ranked[:_MOST] if score >= best * _CLOSE]

    def order(item: tuple[float, Measure]) -> tuple[bool, bool, bool, int]:
        score, measure = item
        is_alike = score >= best * _ALIKE
        return (
            not is_named(measure, reading, words),
            eligibility(measure, reading.asker).is_against,
            not is_alike,
            in_order_of_use(measure, reading) if is_alike else 0,
        )

    in_order = tuple(measure for _, measure in sorted(chosen, key=order))
    return under_condition(in_order, near, reading, relevance, words) if reading.condition else in_order


def _pair(near: Sequence[Measure], reading: Reading, words: Words) -> tuple[Measure, ...]:
    """The measures that are compared: by their names, or by parts of them where a field of measures is asked for."""
    if named := _named_once(near, reading, words):
        return named
    asks = about_money(reading) or any(asks_for(field, measure, reading) for measure in near[:1] for field in Asked)
    return (called(near, reading, words) or only_two(near, reading)) if asks else ()


def _named_once(near: Sequence[Measure], reading: Reading, words: Words) -> tuple[Measure, ...]:
    """The measures that are compared by name, in the order of the question, each from its newest source.

    None where fewer than two are named.
    """
    named = {fold(one.name): one for one in reversed(newest_first(near)) if is_named(one, reading, words)}
    asked = fold(reading.text)
    in_order = sorted(named, key=lambda name: (asked.find(name) < 0, asked.find(name)))
    return tuple(named[name] for name in in_order) if len(named) > 1 else ()


def in_order_of_use(measure: Measure, reading: Reading) -> int:
    """What can be used comes first: open, to come, not known, ended."""
    return _STANDINGS.index(measure.standing(reading.as_of))


def is_named(measure: Measure, reading: Reading, words: Words) -> bool:
    """Whether the question has the name of the measure, or most of its words."""
    asked, name = fold(reading.text), fold(_EDGES.sub("", measure.name))
    if name in asked:
        return True
    parts = set(words.content(measure.name))
    return bool(parts) and sum(part in asked for part in parts) / len(parts) >= _NAMED


def coverage_of(measure: Measure, relevance: Relevance, reading: Reading) -> float:
    """How much the measure bears of what the question wants one for, all its fields taken together."""
    return _borne((measure,), relevance, reading)


def coverage_of_all(measures: Sequence[Measure], relevance: Relevance, reading: Reading) -> float:
    """How much of it several bear together: two that are compared are asked for in one question."""
    return _borne(measures, relevance, reading)


def _borne(measures: Sequence[Measure], relevance: Relevance, reading: Reading) -> float:
    """By all words; where money is not called by a name, by those alone that say which measure."""
    told = " ".join(map(words_of, measures))
    if _NAMES_MONEY.search(fold(reading.text)):
        return relevance.coverage(told)
    return max(relevance.coverage(told), relevance.coverage_of(_telling(reading), told))


def _telling(reading: Reading) -> tuple[str, ...]:
    """The nouns that say which measure; none where only bodies or fields are named (都道府県が対象の支援は)."""
    return tuple(
        term
        for term in reading.terms
        if not (term in _OF_ANY or is_field(term) or is_predicate(term) or re.fullmatch(KIND, term))
    )


def measure_chunks(measure: Measure, chunks: dict[str, Chunk]) -> tuple[Chunk, ...]:
    """The chunks that hold the measure's fields."""
    ids = dict.fromkeys(field.chunk_id for field in measure.stated)
    return tuple(chunks[chunk_id] for chunk_id in ids if chunk_id in chunks)
