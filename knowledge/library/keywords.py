"""BM25 through tantivy over tokens that are ours: the index is derived from the catalogue, one folder a state.

A text is found by its words and, less exactly, by the shorter words that these are made of: 研修費 by 研修 too. The two
are fields of their own and add up, so that who has the whole word comes first.
"""

import logging
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.library.derived import DerivedFolders
from knowledge.library.glossary import Name, Named

_log = logging.getLogger(__name__)
_HEAP_BYTES = 64 * 1024 * 1024
_TOKENIZER = "spaces"
_WORDS, _PARTS = "tokens", "parts"
FORMAT = "2"
"""Part of every folder's name: raise it when what is written changes."""
Texts = Callable[[], Iterable[str]]
"""Gives the texts to index, each as tokens joined by spaces."""
Parts = Callable[[str], Sequence[str]]
"""Word → the shorter words that it is made of; the word alone where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The number of a text in the order in which it was indexed, and its BM25 score."""

    number: int
    score: float


class KeywordIndex:
    """Finds among one fixed run of texts."""

    def __init__(self, index: Any, parts: Parts) -> None:
        import tantivy  # noqa: PLC0415 - loads where it is used

        self._tantivy = tantivy
        self._parts = parts
        self._schema = index.schema
        self._searcher = index.searcher()

    @classmethod
    def in_memory(cls, texts: Iterable[str], parts: Parts) -> "KeywordIndex":
        """An index that ends with the process: of one edition that is seldom asked."""
        index = _index_of(texts, parts)
        index.reload()
        return cls(index, parts)

    def matching(self, tokens: Sequence[str], limit: int, named: Sequence[Named] = ()) -> list[Match]:
        """The texts that hold any of the tokens, best first, equal ones in reading order.

        What is named counts once, by whichever of its names says most of a text.
        """
        own = _own(tokens, named)
        words = [self._term(_WORDS, word) for word in own]
        parts = [self._term(_PARTS, part) for part in self._parts_of(own)]
        return self._found([*words, *parts, *map(self._any_name, named)], limit)

    def covering(self, tokens: Sequence[str], limit: int, named: Sequence[Named] = ()) -> list[Match]:
        """The texts by how much of the tokens' weight (0..1) they have at all, however often; equal ones in order."""
        own = _own(tokens, named)
        parts = {token: self._weight(token) for token in self._parts_of(own)}
        names = [(one, sum(self._weight(part) for part in self._parts_of(one.name.tokens))) for one in named]
        total = sum(parts.values()) + sum(weight for _, weight in names)
        had = [self._has(part, weight / total) for part, weight in parts.items()]
        return self._found([*had, *(self._has_name(one, weight / total) for one, weight in names)], limit)

    def frequency(self, token: str) -> int:
        """In how many texts the token stands."""
        return int(self._searcher.doc_freq(_WORDS, token))

    def _found(self, queries: Sequence[Any], limit: int) -> list[Match]:
        if not queries or limit <= 0:
            return []
        hits = self._searcher.search(self._any(queries), limit, count=False).hits
        numbers: list[Any] = self._searcher.fast_field_values("number", [address for _, address in hits])
        found = [Match(number=int(number), score=score) for (score, _), number in zip(hits, numbers, strict=True)]
        return sorted(found, key=lambda match: (-match.score, match.number))

    def _word(self, word: str) -> Any:
        return self._any([self._term(_WORDS, word), *(self._term(_PARTS, part) for part in self._parts_of([word]))])

    def _any_name(self, named: Named) -> Any:
        """The name asked with any of its words, or another name with all of them, at the weight of the one asked."""
        weight = len(named.name.tokens)
        asked = self._any([self._word(token) for token in named.name.tokens])
        boost = self._tantivy.Query.boost_query
        others = [boost(self._all(other), weight / len(other.tokens)) for other in named.others]
        return self._tantivy.Query.disjunction_max_query([asked, *others])

    def _has(self, part: str, share: float) -> Any:
        return self._tantivy.Query.const_score_query(self._term(_PARTS, part), share)

    def _has_name(self, named: Named, share: float) -> Any:
        """The parts that a text has of the name asked, or all the share where it has another name."""
        weights = {part: self._weight(part) for part in self._parts_of(named.name.tokens)}
        total = sum(weights.values())
        asked = self._any([self._has(part, share * weight / total) for part, weight in weights.items()])
        others = [self._tantivy.Query.const_score_query(self._all(other), share) for other in named.others]
        return self._tantivy.Query.disjunction_max_query([asked, *others])

    def _all(self, name: Name) -> Any:
        must = self._tantivy.Occur.Must
        return self._tantivy.Query.boolean_query([(must, self._word(token)) for token in name.tokens])

    def _parts_of(self, words: Iterable[str]) -> list[str]:
        """The parts of words, each once."""
        return list(dict.fromkeys(part for word in words for part in self._parts(word)))

    def _weight(self, part: str) -> float:
        """Inverse document frequency, as BM25 has it: above 0."""
        frequency = int(self._searcher.doc_freq(_PARTS, part))
        return math.log(1 + (self._searcher.num_docs - frequency + 0.5) / (frequency + 0.5))

    def _any(self, queries: Iterable[Any]) -> Any:
        return self._tantivy.Query.boolean_query([(self._tantivy.Occur.Should, query) for query in queries])

    def _term(self, field: str, token: str) -> Any:
        return self._tantivy.Query.term_query(self._schema, field, token, index_option="freq")


def _own(tokens: Iterable[str], named: Sequence[Named]) -> list[str]:
    """The words, each once, that no name speaks for."""
    spoken_for = {token for one in named for token in one.name.tokens}
    return [token for token in dict.fromkeys(tokens) if token not in spoken_for]


class KeywordIndexes:
    """The indexes on disk."""

    def __init__(self, folder: Path, parts: Parts) -> None:
        self._folders = DerivedFolders(folder)
        self._parts = parts

    def open(self, mark: str, texts: Texts) -> KeywordIndex:
        """The index of the state called `mark`; made of `texts` where it is missing, made anew where damaged."""
        try:
            return self._opened(mark, texts)
        except (ValueError, OSError) as error:
            _log.warning("keyword index damaged, made anew: %s", type(error).__name__)
            self._folders.drop(mark)
            return self._opened(mark, texts)

    def make(self, mark: str, texts: Texts) -> None:
        """Makes the index where it is missing, so that the next `open` is quick."""
        self._folder(mark, texts)

    def keep_only(self, *marks: str) -> None:
        """Forgets the indexes of other states, but for the youngest of them."""
        self._folders.keep_only(*marks)

    def _opened(self, mark: str, texts: Texts) -> KeywordIndex:
        import tantivy  # noqa: PLC0415

        index = tantivy.Index.open(str(self._folder(mark, texts)))
        _register_tokenizer(index)
        return KeywordIndex(index, self._parts)

    def _folder(self, mark: str, texts: Texts) -> Path:
        return self._folders.get(mark, lambda aside: _write(aside, texts(), self._parts))


def _write(folder: Path, texts: Iterable[str], parts: Parts) -> None:
    _index_of(texts, parts, str(folder))


def _index_of(texts: Iterable[str], parts: Parts, folder: str | None = None) -> Any:
    import tantivy  # noqa: PLC0415

    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("number", fast=True)
    for field in (_WORDS, _PARTS):
        schema.add_text_field(field, tokenizer_name=_TOKENIZER, index_option="freq")
    index = tantivy.Index(schema.build(), path=folder)
    _register_tokenizer(index)
    writer = index.writer(_HEAP_BYTES, 1)
    for number, tokens in enumerate(texts):
        shorter = " ".join(part for word in tokens.split() for part in parts(word))
        writer.add_document(tantivy.Document(number=number, **{_WORDS: tokens, _PARTS: shorter}))
    writer.commit()
    writer.wait_merging_threads()
    return index


def _register_tokenizer(index: Any) -> None:
    import tantivy  # noqa: PLC0415

    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, spaces)
