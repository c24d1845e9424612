"""Whoever may not see a document is answered word for word as if it had never been registered."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.answering.advisors import Advisors
from knowledge.domain.answer import Answer, Question
from knowledge.domain.publication import Publication
from knowledge.domain.visibility import EVERYONE, Audience
from knowledge.library.opening import open_words
from knowledge.testing import memory_library, put

pytestmark = pytest.mark.slow  # reads the samples, and asks four libraries

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_TODAY = date(2026, 11, 23)
_COUNCIL = "C0COUNCIL"
_FOR_ALL = ("library/cases.pdf", "library/measures.md", "library/faq.md", "library/memo.txt")
_LIMITED = (
    "earlier/handbook-2.0.pdf",
    "library/handbook-2.1.pdf",
    "library/cases-2026.pdf",
    "library/measures-2026.xlsx",
    "library/wakaba-guide-2024.md",
)
_EVERY = 12  # of the golden questions, so that editions, cases, measures, terms and refusals are all among them


def _read(name: str) -> Publication:
    return read_publication(_SAMPLES / name, given=Given(), words=open_words(), limits=Limits())


def _questions() -> list[str]:
    files = ("golden_questions.toml", "golden_editions.toml")
    asked = [one["text"] for name in files for one in tomllib.loads((_SAMPLES / name).read_text("utf-8"))["question"]]
    return list(dict.fromkeys(asked))[::_EVERY]


def _said(answer: Answer) -> Answer:
    """An answer without what differs from one time to the next."""
    return replace(answer, id="", timings=(), question=replace(answer.question, audience=EVERYONE))


def test_hidden_documents_change_no_word_of_any_answer(tmp_path: Path) -> None:
    first, *others = map(_read, _FOR_ALL)
    limited = list(map(_read, _LIMITED))
    mixed = memory_library(tmp_path / "mixed", first)
    for one in limited:
        put(mixed, one, only_in=[_COUNCIL])
    for one in others:
        put(mixed, one)
    without = Advisor(memory_library(tmp_path / "without", first, *others))
    every = Advisor(memory_library(tmp_path / "every", first, *limited, *others))
    advisors = Advisors(mixed, Advisor)
    kinds = set()
    for text in _questions():
        question = Question(text=text, asked_on=_TODAY, as_of=_TODAY)
        told = without.ask(question)
        kinds.add(type(told))
        assert _said(advisors.ask(question)) == _said(told), text
        council = advisors.ask(replace(question, audience=Audience(channel=_COUNCIL)))
        assert _said(council) == _said(every.ask(question)), text
    assert len(kinds) == 2  # some are answered and some are refused
