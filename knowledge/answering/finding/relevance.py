"""How well a unit answers a question: the words it shares, alone and with its headings, and its meaning as a vector."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.answering.finding.units import Unit
from knowledge.answering.reading.question import Reading
from knowledge.domain.calendar import UnknownPeriod
from knowledge.domain.document import Chunk
from knowledge.domain.numbers import numbers_in
from knowledge.domain.wareki import periods_in
from knowledge.library.glossary import Name, Named
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors
from knowledge.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A unit with the parts of its score, each in 0..1; `coverage` counts the headings, `own` does not.

    `expected` is how far it holds the number or date asked for; `news` how many words it has that the question has
    not; `named` whether its section is itself what the question names; `pointed` whether it bears, alone or by its
    headings, the question's weightiest word. `words` are those of the unit itself but for figures.
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

    @property
    def score(self) -> float:
        """The weighted whole; weights chosen on the project's own questions (docs/benchmarks.md)."""
        return 0.30 * self.coverage + 0.25 * self.own + 0.25 * self.meaning + 0.12 * self.passage + 0.08 * self.expected


class Relevance:
    """Scores units for one question against one library."""

    def __init__(self, library: Library, reading: Reading, vectors: UnitVectors) -> None:
        self._library = library
        self._vectors = vectors
        self._reading = reading
        self._weights = _token_weights(library, reading.terms)
        self._other_names = _other_names(library.named(reading.text))
        self._point = max(self._weights, key=lambda term: self._weights[term], default="")

    def score(self, units: Sequence[Unit], passage_scores: Mapping[str, float], *, deep: int = 24) -> list[Scored]:
        """Scores every unit by words, and the `deep` most promising ones by meaning too; best first."""
        shallow = sorted((self._by_words(unit, passage_scores) for unit in units), key=lambda s: -s.score)
        head, tail = shallow[:deep], shallow[deep:]
        return sorted(self._with_meaning(head), key=lambda s: -s.score) + tail

    def coverage(self, text: str) -> float:
        """The share of the question's words, by weight, that `text` has."""
        return self._covered(_Haystack.of(self._library, text))

    def names(self, chunk: Chunk) -> bool:
        """Whether the chunk's headings have all that the question names, so that it asks for the section itself."""
        return not self._reading.wanted.number and self.coverage(_context(chunk)) >= _NAMED

    def _covered(self, own: "_Haystack", *others: tuple["_Haystack", float]) -> float:
        """Coverage by the text itself, helped by others, each at a discount."""
        total = sum(self._weights.values())
        if not total:
            return 0.0
        covered = 0.0
        for token, weight in self._weights.items():
            beside = (discount * self._likeness(other, token) for other, discount in others)
            covered += weight * max(self._likeness(own, token), *beside, 0.0)
        return covered / total

    def _by_words(self, unit: Unit, passage_scores: Mapping[str, float]) -> Scored:
        text = _Haystack.of(self._library, unit.text)
        headings = _Haystack.of(self._library, _context(unit.chunk))
        around = _Haystack.of(self._library, unit.chunk.text)
        return Scored(
            unit=unit,
            coverage=self._covered(text, (headings, _HEADINGS), (around, _AROUND)),
            own=self._covered(text, (_Haystack.of(self._library, unit.chunk.heading), _HEADING)),
            meaning=0.0,
            passage=passage_scores.get(unit.key, 0.0),
            expected=self._expected(unit.text),
            named=self.names(unit.chunk),
            pointed=self._points(text, headings, around),
            news=len(text.tokens - {*self._reading.tokens, *self._reading.terms}),
            words=frozenset(token for token in text.tokens if not any(sign.isdigit() for sign in token)),
        )

    def _points(self, *hays: "_Haystack") -> bool:
        return not self._point or max(self._likeness(hay, self._point) for hay in hays) >= _NEARLY

    def _likeness(self, hay: "_Haystack", token: str) -> float:
        """How much of the word a text bears, by itself or by another name of what it names."""
        if any(name.stands_in(hay.folded) for name in self._other_names.get(token, ())):
            return 1.0
        return hay.likeness(token)

    def _with_meaning(self, scored: list[Scored]) -> list[Scored]:
        if not scored:
            return []
        embedder = self._library.embedder
        question = embedder.queries([self._reading.text])[0]
        vectors = self._vectors.of([f"{s.unit.chunk.heading}\n{s.unit.text}" for s in scored])
        similarities = [float(similarity) for similarity in vectors @ question]
        return [
            replace(s, meaning=_stretch(similarity, embedder.spread))
            for s, similarity in zip(scored, similarities, strict=True)
        ]

    def _expected(self, text: str) -> float:
        """1 where the text has the kind of number or date that the question waits for, less for another number."""
        wanted = self._reading.wanted
        if wanted.day and any(not isinstance(found.validity, UnknownPeriod) for found in periods_in(text)):
            return 1.0
        if not wanted.number:
            return 0.0
        numbers = numbers_in(text)
        if any(number.unit in wanted.units for number in numbers):
            return 1.0
        return _OTHER_NUMBER if numbers else 0.0


@dataclass(frozen=True, slots=True)
class _Haystack:
    """A text ready to be searched for words: folded, and cut into words."""

    folded: str
    tokens: frozenset[str]

    @classmethod
    def of(cls, library: Library, text: str) -> "_Haystack":
        return cls(fold(text), frozenset(library.words.content(text)))

    def likeness(self, token: str) -> float:
        """1 where the word stands; less where only one much like it does (リスキリング ~ リスキング, 選ぶ ~ 選出)."""
        if token in self.tokens or (len(token) > 1 and token in self.folded):
            return 1.0
        return max((_likeness(token, other) for other in self.tokens), default=0.0)


def _likeness(token: str, other: str) -> float:
    """How much of `token` the word `other` bears: by kanji for predicates, by common letters or parts for nouns."""
    if _is_predicate(token):
        kanji = _kanji(token)
        return _SAME_KANJI if kanji and kanji & _kanji(other) else 0.0
    if _is_predicate(other):  # 試行 ~ 試す
        kanji = _kanji(other)
        return _NOUN_OF_VERB if kanji and kanji <= _kanji(token) and len(token) <= _SHORTEST_PART else 0.0
    if min(len(token), len(other)) >= _LONG_ENOUGH:
        mine, theirs = _bigrams(token), _bigrams(other)
        dice = 2 * len(mine & theirs) / (len(mine) + len(theirs))
        if dice >= _ALIKE:
            return _NEAR * dice
    # A compound (研修費) is borne in part by the word in it (研修).
    part = len(other) / len(token) if _SHORTEST_PART <= len(other) < len(token) and other in token else 0.0
    return _NEAR * part if _kanji(other) else 0.0


def _other_names(named: Sequence[Named]) -> dict[str, tuple[Name, ...]]:
    """Word → the other names of what it names; each word of a name of several words is borne by them."""
    names: dict[str, tuple[Name, ...]] = {}
    for one in named:
        for token in one.name.tokens:
            names[token] = (*names.get(token, ()), *one.others)
    return names


def _token_weights(library: Library, tokens: Sequence[str]) -> dict[str, float]:
    """Inverse document frequency; predicates (使う, 教える) say less than nouns."""
    size = max(1, library.size())
    frequencies = library.document_frequency(tokens)
    return {
        token: math.log(1 + (size - frequencies[token] + 0.5) / (frequencies[token] + 0.5))
        * (_PREDICATE_WEIGHT if _is_predicate(token) else 1.0)
        for token in tokens
    }


def _context(chunk: Chunk) -> str:
    return " ".join((chunk.location.edition.document.title, *chunk.location.heading_path))


def _is_predicate(token: str) -> bool:
    return "ぁ" <= token[-1] <= "ゖ"


def _kanji(token: str) -> set[str]:
    return {character for character in token if "一" <= character <= "鿿"}


def _bigrams(token: str) -> set[str]:
    return {token[at : at + 2] for at in range(len(token) - 1)}


def _stretch(similarity: float, spread: tuple[float, float]) -> float:
    """A cosine on the scale of its model: 0 for nothing in common, 1 for all."""
    nothing, everything = spread
    return min(1.0, max(0.0, (similarity - nothing) / (everything - nothing)))


_NAMED = 0.95
_SAME_KANJI = 0.6
_NOUN_OF_VERB = 0.5
_NEARLY = 0.5
_LONG_ENOUGH = 4
_ALIKE = 0.6
_NEAR = 0.85
_SHORTEST_PART = 2
_PREDICATE_WEIGHT = 0.35
_OTHER_NUMBER = 0.5
_HEADING = 0.5
_HEADINGS = 0.85
_AROUND = 0.6
