"""The golden questions ask only what the samples say: every place exists, every fact stands at one of its places."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.domain.document import Chunk
from knowledge.evaluation.judging import is_at
from knowledge.evaluation.questions import GoldenQuestion, Source, Split, read_questions
from knowledge.library.opening import open_words
from knowledge.text import fold

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_QUESTIONS = read_questions(_SAMPLES / "golden_questions.toml").question
_PARAPHRASES = read_questions(_SAMPLES / "golden_paraphrases.toml").question
_EDITIONS = read_questions(_SAMPLES / "golden_editions.toml").question


def test_the_set_is_as_large_as_was_promised_and_half_of_the_harder_sets_is_kept_for_measuring() -> None:
    refused = [question for question in _QUESTIONS if question.refuse]
    harder = (*_EDITIONS, *_PARAPHRASES)
    kept = [question for question in harder if question.split is Split.TEST]

    assert len(_QUESTIONS) >= 150
    assert len(refused) >= 35
    assert 0.45 < len(kept) / len(harder) < 0.55
    assert all(question.id and question.split and question.tags for question in (*_QUESTIONS, *_EDITIONS))


def test_what_is_to_be_answered_has_facts_and_a_place() -> None:
    assert [question.id for question in (*_QUESTIONS, *_EDITIONS) if question.wants_answer and not question.facts] == []
    assert [
        question.id for question in (*_QUESTIONS, *_EDITIONS) if question.wants_answer and not question.source
    ] == []


@pytest.mark.slow
def test_every_place_is_in_the_samples() -> None:
    lost = [(question.id, place) for question, place, chunks in _places() if not chunks]

    assert lost == []


@pytest.mark.slow
def test_every_fact_stands_at_a_place_of_its_question() -> None:
    said: dict[str, str] = {}
    for question, _, chunks in _places():
        said[question.id] = said.get(question.id, "") + "".join(fold(chunk.text) for chunk in chunks)

    lost = [
        (question.id, fact)
        for question in (*_QUESTIONS, *_EDITIONS)
        for fact in question.facts
        if not any(fold(word) in said[question.id] for word in ((fact,) if isinstance(fact, str) else fact))
    ]

    assert lost == []


def _places() -> Iterator[tuple[GoldenQuestion, Source, list[Chunk]]]:
    for question in (*_QUESTIONS, *_EDITIONS):
        held = _library() if question in _QUESTIONS else (*_library(), *_earlier())
        for place in question.source:
            yield question, place, [chunk for chunk in held if is_at(place, chunk.location)]


@lru_cache(maxsize=1)
def _library() -> tuple[Chunk, ...]:
    return _chunks(sorted((_SAMPLES / "library").iterdir()))


@lru_cache(maxsize=1)
def _earlier() -> tuple[Chunk, ...]:
    return _chunks([_SAMPLES / "earlier" / "handbook-2.0.pdf"])


def _chunks(paths: list[Path]) -> tuple[Chunk, ...]:
    words = open_words()
    read = (read_publication(path, given=Given(), words=words, limits=Limits()) for path in paths)
    return tuple(chunk for publication in read for chunk in publication.chunks)
