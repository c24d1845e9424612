"""Answers of a model for who reads another language: the Japanese claim is checked, and never left out."""

import json
from datetime import date

import pytest

from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Grounded, Question
from knowledge.domain.language import Language
from knowledge.library.library import Library
from knowledge.testing import edition, memory_library, publication
from tests.unit.knowledge.answering.writing.scripted import TODAY, ScriptedModel, replying, writer_of

_QUOTE = "推進リーダーの任期は2年とする。"
_CLAIM = "推進リーダーの任期は2年です。"
_ENGLISH = "A promotion leader (推進リーダー) serves for 2 years."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    handbook = publication([("任期", _QUOTE)], of=edition("推進の手引", "第1.0版"))
    return memory_library(tmp_path_factory.mktemp("library"), handbook)


def asked(library: Library, model: ScriptedModel, language: Language) -> Grounded:
    question = Question(
        text="推進リーダーの任期は何年ですか", asked_on=TODAY, as_of=date(2026, 11, 23), language=language
    )
    answer = Advisor(library, writer=writer_of(model)).ask(question)
    assert isinstance(answer, Grounded)
    return answer


def rendered(rendering: str) -> ScriptedModel:
    claim = {"text": _CLAIM, "quotes": [{"passage": "P1", "quote": _QUOTE}], "rendering": rendering}
    return replying(json.dumps({"claims": [claim]}, ensure_ascii=False))


def test_a_claim_keeps_its_japanese_beside_the_english(library: Library) -> None:
    model = rendered(_ENGLISH)
    answer = asked(library, model, Language.ENGLISH)
    assert [(claim.text, claim.rendering) for claim in answer.claims] == [(_CLAIM, _ENGLISH)]
    assert [citation.quote for citation in answer.citations] == [_QUOTE]
    rules, _ = model.told[0]
    assert "rendering" in rules
    assert answer.usage is not None
    assert "answer_in_english@" in answer.usage.prompts


def test_an_english_sentence_with_another_number_is_left_out(library: Library) -> None:
    answer = asked(library, rendered("A promotion leader serves for 3 years."), Language.ENGLISH)
    assert [(claim.text, claim.rendering) for claim in answer.claims] == [(_CLAIM, "")]


def test_a_good_english_sentence_does_not_save_a_claim_that_falls(library: Library) -> None:
    wrong = {"text": "任期は3年です。", "quotes": [{"passage": "P1", "quote": _QUOTE}], "rendering": "It is 3 years."}
    answer = asked(library, replying(json.dumps({"claims": [wrong]}, ensure_ascii=False)), Language.ENGLISH)
    assert all(not claim.rendering and "3" not in claim.text for claim in answer.claims)


def test_who_reads_japanese_is_told_nothing_of_languages(library: Library) -> None:
    model = rendered(_ENGLISH)
    answer = asked(library, model, Language.JAPANESE)
    rules, _ = model.told[0]
    assert "rendering" not in rules
    assert answer.usage is not None
    assert "answer_in_" not in answer.usage.prompts
