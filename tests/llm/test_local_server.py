"""What a local model says over a real socket: bound to the form, streamed, at the speed that it has.

The model has 270 million parameters and was not taught to answer: that its claims fall is expected, and that the
extract then stands in is what is proven here.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.answering.advisor import Advisor
from knowledge.answering.writing.chat_model import ChatModel, Request, Way
from knowledge.answering.writing.form import AnswerForm
from knowledge.answering.writing.opening import open_models, open_writer
from knowledge.domain.answer import CautionKind, Grounded, Mode, Question
from knowledge.errors import ModelError
from knowledge.library.library import Library
from knowledge.settings import KnowledgeSettings
from knowledge.testing import InMemoryLedger, memory_library, publication
from tests.unit.knowledge.answering.writing.scripted import TODAY

pytestmark = pytest.mark.llm

_TRUE = "研修の受講料は、市町村が負担します。"
_PATIENT = 900.0
_SHORT = Request(
    rules="資料: 研修の受講料は市町村が負担します。JSON で答えます。", matter="受講料の負担は？", form=AnswerForm
)

Open = Callable[..., KnowledgeSettings]


@pytest.fixture
def settings(server: str) -> Open:
    def made(**given: object) -> KnowledgeSettings:
        values = {"model": "gemma-3-270m", "model_base_url": server, "model_timeout_seconds": _PATIENT}
        return KnowledgeSettings(**values | given, _env_file=None)  # type: ignore[arg-type]

    return made


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return memory_library(tmp_path, publication([("研修", _TRUE), ("体制", "推進員を1人ずつ置きます。")]))


def _model(settings: KnowledgeSettings) -> ChatModel:
    models = open_models(settings, InMemoryLedger(), lambda: TODAY)
    assert models
    return models._models[0]


def _asked(library: Library, settings: KnowledgeSettings) -> Grounded:
    writer = open_writer(settings, open_models(settings, InMemoryLedger(), lambda: TODAY))
    question = Question(text="受講料の負担は？", asked_on=TODAY, as_of=TODAY)
    answer = Advisor(library, writer=writer).ask(question)
    assert isinstance(answer, Grounded)
    return answer


def test_structured_output_comes_in_pieces_and_in_the_agreed_form(settings: Open) -> None:
    """Left to itself this model chatters; bound to the form it writes claims, and one that is cut short is an error."""
    pieces = _model(settings(model_options={"max_tokens": 40})).pieces(_SHORT)
    written: list[str] = []

    with pytest.raises(ModelError):
        written.extend(piece.text for piece in pieces)

    assert sum(map(bool, written)) > 3, "it is streamed"
    begun = "".join(written)
    assert re.fullmatch(r'\s*\{\s*("claims"\s*:\s*\[.*)?', begun, re.DOTALL), begun


def test_the_server_tells_the_tokens(settings: Open) -> None:
    model = _model(settings(model_options={"max_tokens": 20}))
    model._way = Way.TEXT

    pieces = list(model.pieces(_SHORT))

    assert sum(piece.input_tokens for piece in pieces) > 10
    assert 0 < sum(piece.output_tokens for piece in pieces) <= 20


def test_text_that_is_no_answer_is_replaced_by_the_extract_that_says_so(settings: Open, library: Library) -> None:
    """Cut off after 60 tokens, or in words of its own: nothing of it can be shown."""
    answer = _asked(library, settings(model_options={"max_tokens": 60}))

    assert answer.mode is Mode.EXTRACTIVE
    assert CautionKind.MODEL_UNAVAILABLE in {caution.kind for caution in answer.cautions}
    assert [claim.text for claim in answer.claims] == [_TRUE]
    assert answer.usage
    assert answer.usage.output_tokens > 0


def test_a_server_that_is_too_slow_is_not_waited_for(settings: Open, library: Library) -> None:
    started = time.monotonic()

    answer = _asked(library, settings(model_timeout_seconds=0.5))

    assert time.monotonic() - started < 20
    assert answer.mode is Mode.EXTRACTIVE
    assert CautionKind.MODEL_UNAVAILABLE in {caution.kind for caution in answer.cautions}
