"""What a question calls by one name is found, and weighed, by the other names of the same thing."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.answering.finding.relevance import Relevance
from knowledge.answering.finding.retrieval import Retriever, Weights
from knowledge.answering.reading.question import Reading, read
from knowledge.domain.answer import Question
from knowledge.library.library import Library
from knowledge.library.unit_vectors import UnitVectors
from knowledge.testing import memory_library, publication

GROUPS = (("RPA", "ロボティック・プロセス・オートメーション", "自動処理ソフト"),)
TEXTS = (
    "自動処理ソフトの上限額は50万円とする。",
    "電子申請の上限額は30万円とする。",
    "窓口の予約は電話で受ける。",
    "図書館は月曜日に休館する。",
)


def _library(home: Path, *, groups: tuple[tuple[str, ...], ...]) -> Library:
    return memory_library(home, publication(TEXTS), groups=groups)


def _read(library: Library, text: str) -> Reading:
    day = date(2026, 11, 23)
    return read(Question(text=text, asked_on=day, as_of=day), library.words)


def _coverage(library: Library, question: str, text: str) -> float:
    return Relevance(library, _read(library, question), UnitVectors(library.embedder)).coverage(text)


@pytest.mark.parametrize("question", ["RPAの上限額は？", "ロボティック・プロセス・オートメーションの上限額は？"])
def test_a_passage_is_found_by_another_name(tmp_path: Path, question: str) -> None:
    library = _library(tmp_path, groups=GROUPS)
    words_alone = Weights(body=0.0, title=0.0, keywords=1.0, share=0.0)
    best = Retriever(library, words_alone).rank(_read(library, question), 1)[0].chunk_id
    assert library.chunks([best])[best].text == TEXTS[0]


@pytest.mark.parametrize("question", ["RPAの上限額は？", "ロボティック・プロセス・オートメーションの上限額は？"])
def test_a_text_with_another_name_bears_all_of_the_question(tmp_path: Path, question: str) -> None:
    library = _library(tmp_path, groups=GROUPS)
    assert _coverage(library, question, TEXTS[0]) == pytest.approx(1.0)
    assert _coverage(library, question, TEXTS[1]) < 0.6


def test_without_a_glossary_another_name_says_nothing(tmp_path: Path) -> None:
    library = _library(tmp_path, groups=())
    assert _coverage(library, "RPAの上限額は？", TEXTS[0]) == _coverage(library, "RPAの上限額は？", TEXTS[1])
