"""How well a unit answers a question: the words it shares, alone and with what is around it, and its meaning."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.answering.finding.expectation import holds_value_of, says_otherwise
from knowledge.answering.finding.figures import figures_in
from knowledge.answering.finding.haystack import Haystack, is_predicate
from knowledge.answering.finding.manner import is_told, manners_asked
from knowledge.answering.finding.moments import holds_time
from knowledge.answering.finding.nearness import Nearness, stretched
from knowledge.answering.finding.units import Unit
from knowledge.answering.reading.aspect import aspect_of
from knowledge.answering.reading.question import Reading
from knowledge.domain.document import Chunk
from knowledge.library.glossary import Name, Named
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors
from knowledge.text import fold

_NAMED = 0.95
_NEARLY = 0.5
_PREDICATE_WEIGHT = 0.35
_FRAME_WEIGHT = 0.1
# Nouns that frame a question and name nothing: the closed class of words for what is asked of a word.
_FRAMES = frozenset({"意味", "定義", "説明", "詳細", "概要", "内訳", "明細"})
_OTHER_NUMBER = 0.5
_HEADING = 0.5
_HEADINGS = 0.85
_AROUND = 0.6
_DEEP = 8
_TOLD = 0.12
# Prefixes (接頭辞) that only point: 新システム is found by システム.
_PREFIXES = frozenset("新旧現各全当本同両他")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A unit with the parts of its score, each in 0..1; `coverage` counts what is around it, `own` does not.

    `expected` is how far it holds the number or date asked for; `news` how many words it has that the question has
    not; `named` whether its section is itself what the question names; `pointed` whether it bears, alone or by what
    is around it, the question's weightiest word. `words` are those of the unit itself but for figures. `told` is
    whether it is in the manner that the question waits for (a permission, who does it, what follows from a case).
    """

    unit: Unit
    coverage: float
    own: float
    meaning: float
    passage: float
    expected: float
    news: int
    named: bool
    pointed: bool
    words: frozenset[str] = frozenset()
    told: bool = False

    @property
    def score(self) -> float:
        """The weighted whole; weights chosen on the project's own questions (docs/benchmarks.md)."""
        by_words = 0.30 * self.coverage + 0.25 * self.own
        return by_words + 0.25 * self.meaning + 0.12 * self.passage + 0.08 * self.expected + _TOLD * self.told


class Relevance:
    """Scores units for one question against one library."""

    def __init__(self, library: Library, reading: Reading, vectors: UnitVectors) -> None:
        self._library = library
        self._vectors = vectors
        self._reading = reading
        self._weights = _token_weights(library, reading)
        self._other_names = _other_names(library.named(reading.text))
        self._aspect = aspect_of(reading.asked)
        self._manners = manners_asked(reading.asked)
        self._verbs = tuple(term for term in reading.terms if is_predicate(term))
        self._point = max(self._weights, key=lambda term: self._weights[term], default="")

    def score(self, units: Sequence[Unit], passage_scores: Mapping[str, float], near: Nearness) -> list[Scored]:
        """Scores every unit by words and by its chunk's meaning, and the most promising by their own; best first."""
        around = {unit.chunk.id: _Around.of(unit.chunk, self._library) for unit in units}
        shallow = [self._by_words(unit, around[unit.chunk.id], passage_scores, near) for unit in units]
        shallow.sort(key=lambda s: -s.score)
        head, tail = shallow[:_DEEP], shallow[_DEEP:]
        return sorted(self._with_meaning(head), key=lambda s: -s.score) + tail

    def coverage(self, text: str) -> float:
        """The share of the question's words, by weight, that `text` has."""
        return self._covered(Haystack.of(text, self._library.words))

    def coverage_of(self, terms: Sequence[str], text: str) -> float:
        """The share of some of the question's terms, by weight, that `text` has."""
        hay = Haystack.of(text, self._library.words)
        total = sum(self._weights[term] for term in terms)
        return sum(self._weights[term] * self._likeness(hay, term) for term in terms) / total if total else 0.0

    def names(self, chunk: Chunk) -> bool:
        """Whether the chunk's headings have all that the question names, so that it asks for the section itself."""
        return not self._reading.wanted.number and self.coverage(_context(chunk)) >= _NAMED

    def _covered(self, own: Haystack, *others: tuple[Haystack, float]) -> float:
        """Coverage by the text itself, helped by others, each at a discount."""
        total = sum(self._weights.values())
        if not total:
            return 0.0
        covered = 0.0
        for token, weight in self._weights.items():
            beside = (discount * self._likeness(other, token) for other, discount in others)
            covered += weight * max(self._likeness(own, token), *beside, 0.0)
        return covered / total

    def _likeness(self, hay: Haystack, token: str) -> float:
        """How much of the word a text bears, by itself or by another name of what it names."""
        if any(name.stands_in(hay.folded) for name in self._other_names.get(token, ())):
            return 1.0
        return hay.likeness(token)

    def _by_words(self, unit: Unit, around: "_Around", passages: Mapping[str, float], near: Nearness) -> Scored:
        text = Haystack.of(unit.text, self._library.words)
        heads = (text, around.headings, around.text)
        return Scored(
            unit=unit,
            coverage=self._covered(text, (around.headings, _HEADINGS), (around.text, _AROUND)),
            own=self._covered(text, (around.heading, _HEADING)),
            meaning=near.of.get(unit.chunk.id, 0.0),
            passage=passages.get(unit.key, 0.0),
            expected=self._expected(unit.text),
            named=self.names(unit.chunk),
            pointed=not self._point or max(self._likeness(hay, self._point) for hay in heads) >= _NEARLY,
            words=frozenset(token for token in text.tokens if not any(sign.isdigit() for sign in token)),
            told=is_told(self._reading.asked, self._manners, self._verbs, unit),
            news=len(text.tokens - {*self._reading.tokens, *self._reading.terms}),
        )

    def _with_meaning(self, scored: list[Scored]) -> list[Scored]:
        if not scored:
            return []
        embedder = self._library.embedder
        question = embedder.queries([self._reading.text])[0]
        vectors = self._vectors.of([f"{s.unit.chunk.heading}\n{s.unit.text}" for s in scored])
        similarities = [float(similarity) for similarity in vectors @ question]
        return [
            replace(s, meaning=stretched(similarity, embedder.spread))
            for s, similarity in zip(scored, similarities, strict=True)
        ]

    def _expected(self, text: str) -> float:
        """1 where the text has the kind of number or date that the question waits for, less for another number."""
        wanted = self._reading.wanted
        if self._aspect and holds_value_of(self._aspect, fold(text)):
            return 1.0
        if wanted.day and holds_time(text):
            return 1.0
        if not wanted.number:
            return 0.0
        numbers = figures_in(text)
        if says_otherwise(wanted.units, fold(text)) or any(number.unit in wanted.units for number in numbers):
            return 1.0
        return _OTHER_NUMBER if numbers else 0.0


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a unit: the chunk it is of, its innermost heading, all headings with the document's title."""

    text: Haystack
    heading: Haystack
    headings: Haystack

    @classmethod
    def of(cls, chunk: Chunk, library: Library) -> "_Around":
        words = library.words
        return cls(Haystack.of_chunk(chunk), Haystack.of(chunk.heading, words), Haystack.of(_context(chunk), words))


def _other_names(named: Sequence[Named]) -> dict[str, tuple[Name, ...]]:
    """Word → the other names of what it names; each word of a name of several words is borne by them."""
    names: dict[str, tuple[Name, ...]] = {}
    for one in named:
        for token in one.name.tokens:
            names[token] = (*names.get(token, ()), *one.others)
    return names


def _token_weights(library: Library, reading: Reading) -> dict[str, float]:
    """Inverse document frequency; predicates (使う, 改善した) say less than nouns, and so do adverbs of talk (普段)."""
    size = max(1, library.size())
    frequencies = library.document_frequency(reading.terms)
    return {
        token: math.log(1 + (size - frequencies[token] + 0.5) / (frequencies[token] + 0.5))
        * _share(token, reading)
        * (_PREDICATE_WEIGHT if not frequencies[token] and library.words.is_adverbial(token) else 1.0)
        for token in reading.terms
    }


def _share(token: str, reading: Reading) -> float:
    """How much of its weight a word keeps by its kind."""
    if token in _FRAMES:
        return _FRAME_WEIGHT
    return _PREDICATE_WEIGHT if is_predicate(token) or token in reading.verbs or token in _PREFIXES else 1.0


def _context(chunk: Chunk) -> str:
    return " ".join((chunk.location.edition.document.title, *chunk.location.heading_path))
