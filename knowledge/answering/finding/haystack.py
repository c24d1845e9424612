"""A text to be searched for the words of a question, by likeness: リスキリング ~ リスキング, 試行 ~ 試す."""

from dataclasses import dataclass
from functools import lru_cache

from knowledge.answering.finding.expectation import holds_kind_of
from knowledge.domain.document import Chunk
from knowledge.library.words import Words
from knowledge.text import fold, likeness

_SAME_KANJI = 0.6
_NOUN_OF_VERB = 0.5
_OF_ITS_KIND = 0.8
_LONG_ENOUGH = 4
_ALIKE = 0.6
_NEAR = 0.85
_SHORTEST_PART = 2
_SHORTEST_STEM = 3
# The nominal form (連用形) of verbs by their last kana; 切り替える only loses it.
_NOMINAL = dict(zip("うくぐすつぬぶむ", "いきぎしちにびみ", strict=True))
_REMEMBERED = 100_000  # pairs of words: those of a question are compared with those of every unit


@dataclass(frozen=True, slots=True)
class Haystack:
    """A text folded, and cut into words."""

    folded: str
    tokens: frozenset[str]

    @classmethod
    def of(cls, text: str, words: Words) -> "Haystack":
        """Cuts a text."""
        return cls(fold(text), frozenset(words.content(text)))

    @classmethod
    def of_chunk(cls, chunk: Chunk) -> "Haystack":
        """A chunk, whose words were cut when it was published."""
        return cls(fold(chunk.text), frozenset(chunk.tokens))

    def likeness(self, token: str) -> float:
        """1 where the word stands; less where only one much like it does, or a thing of the kind that it names."""
        if token in self.tokens or (len(token) > 1 and token in self.folded):
            return 1.0
        alike = max((_likeness(token, other) for other in self.tokens), default=0.0)
        return max(alike, _OF_ITS_KIND if holds_kind_of(token, self.folded) else 0.0)


def is_predicate(token: str) -> bool:
    """Whether a word in dictionary form is a verb or adjective (使う, 速い)."""
    return "ぁ" <= token[-1] <= "ゖ"


@lru_cache(maxsize=_REMEMBERED)
def _likeness(token: str, other: str) -> float:
    """How much of `token` the word `other` bears: by kanji for predicates, by common letters or parts for nouns.

    A numbered word (手順2) is borne by itself alone.
    """
    if any(sign.isdigit() for sign in token):
        return 0.0
    if is_predicate(token):
        kanji = _kanji(token)
        return _SAME_KANJI if kanji and kanji & _kanji(other) else 0.0
    if is_predicate(other):
        return _borne_by_verb(token, other)
    if min(len(token), len(other)) >= _LONG_ENOUGH:
        dice = likeness(token, other)
        if dice >= _ALIKE:
            return _NEAR * dice
    # A compound (研修費) is borne in part by the word in it (研修).
    part = len(other) / len(token) if _SHORTEST_PART <= len(other) < len(token) and other in token else 0.0
    return _NEAR * part if _kanji(other) else 0.0


def _borne_by_verb(token: str, verb: str) -> float:
    """How much of a noun a verb bears: 試行 ~ 試す by its kanji, 切り替え日 ~ 切り替える as far as the verb goes."""
    stem = verb[:-1] + _NOMINAL.get(verb[-1], "")
    if len(stem) >= _SHORTEST_STEM and token.startswith(stem):
        return _NEAR * len(stem) / len(token)
    kanji = _kanji(verb)
    return _NOUN_OF_VERB if kanji and kanji <= _kanji(token) and len(token) <= _SHORTEST_PART else 0.0


def _kanji(token: str) -> set[str]:
    return {character for character in token if "一" <= character <= "鿿"}
