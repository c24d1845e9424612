import time

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessageChunk
from langchain_core.output_parsers import JsonOutputParser
from langchain_core.outputs import ChatGenerationChunk

from knowledge.answering.writing.chat_model import ChatModel, Request
from knowledge.answering.writing.form import AnswerForm
from knowledge.errors import ModelError
from tests.unit.knowledge.answering.writing.scripted import ScriptedModel, replying

_REQUEST = Request(rules="規則", matter="質問", form=AnswerForm)


def _said(model, request=_REQUEST):
    return "".join(piece.text for piece in model.pieces(request))


class _Structured(ScriptedModel):
    """Binds a form as providers do; `refuses` structured output where it is set, as older servers do."""

    refuses: bool = False
    bound: list[str] = []  # noqa: RUF012 - pydantic copies it

    def with_structured_output(self, schema, **_):
        return self.bind(form=schema["title"]) | JsonOutputParser()

    def _stream(self, messages, stop=None, run_manager=None, *, form="", **_):
        self.bound.append(form)
        if form and self.refuses:
            raise ValueError("response_format is not supported")
        yield from super()._stream(messages, stop, run_manager)


def test_a_model_with_structured_output_is_bound_to_the_form():
    inner = _Structured(script=lambda *_: "{}", bound=[])

    assert _said(ChatModel(inner, "fake", timeout_seconds=5)) == "{}"
    assert inner.bound == ["AnswerForm"]


def test_a_server_without_structured_output_is_asked_in_text_and_that_is_remembered():
    inner = _Structured(script=lambda *_: "{}", refuses=True, bound=[])
    model = ChatModel(inner, "fake", timeout_seconds=5)

    assert [_said(model), _said(model)] == ["{}", "{}"]
    assert inner.bound == ["AnswerForm", "", ""]


def test_the_arguments_of_a_tool_are_read_as_the_reply():
    class Calling(ScriptedModel):
        def _stream(self, *_args, **_):
            for args in ('{"cla', 'ims": []}'):
                call = {"name": None, "args": args, "id": None, "index": 0}
                yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_call_chunks=[call]))

    assert _said(ChatModel(Calling(script=lambda *_: ""), "fake", timeout_seconds=5)) == '{"claims": []}'


def test_a_server_that_streams_nothing_is_asked_for_the_whole():
    class Mute(ScriptedModel):
        def _stream(self, *_args, **_):
            yield ChatGenerationChunk(message=AIMessageChunk(content=""))

    assert _said(ChatModel(Mute(script=lambda *_: "全部"), "fake", timeout_seconds=5)) == "全部"


@pytest.mark.parametrize("error", [TimeoutError, ConnectionError])
def test_where_nobody_answers_no_other_way_is_tried(error):
    tried = []

    def script(*_):
        tried.append(1)
        raise error("no")

    with pytest.raises(ModelError):
        _said(ChatModel(ScriptedModel(script=script), "fake", timeout_seconds=5))
    assert len(tried) == 1


def test_a_reply_that_breaks_off_is_an_error_after_what_came():
    model = ChatModel(ScriptedModel(script=lambda *_: "あ" * 50, breaks_after=20), "fake", timeout_seconds=5)
    pieces = model.pieces(_REQUEST)

    assert next(pieces).text == "あ" * 7
    with pytest.raises(ModelError):
        list(pieces)


def test_a_reply_that_drips_is_cut_when_its_time_is_over():
    class Dripping(ScriptedModel):
        def _stream(self, *_args, **_):
            for _ in range(100):
                time.sleep(0.02)
                yield ChatGenerationChunk(message=AIMessageChunk(content="あ"))

    started = time.monotonic()
    with pytest.raises(ModelError, match="too long"):
        _said(ChatModel(Dripping(script=lambda *_: ""), "fake", timeout_seconds=0.1))
    assert time.monotonic() - started < 1


def test_a_reply_without_end_is_cut():
    with pytest.raises(ModelError, match="does not stop"):
        _said(ChatModel(ScriptedModel(script=lambda *_: "あ" * 50_000, letters=5_000), "fake", timeout_seconds=5))


def test_the_estimate_of_tokens_is_one_for_each_japanese_character():
    assert ChatModel(replying(""), "fake", timeout_seconds=5).tokens("特別交付税") == 5


def test_a_model_that_counts_by_itself_is_asked():
    inner = replying("")
    inner.custom_get_token_ids = lambda text: list(range(len(text) * 2))

    assert ChatModel(inner, "fake", timeout_seconds=5).tokens("措置") == 4


def test_nothing_is_traced_even_where_the_environment_asks_for_it(monkeypatch):
    """LANGSMITH_TRACING would send questions and documents to a service outside."""
    from langsmith import utils  # noqa: PLC0415

    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    utils.get_env_var.cache_clear()
    seen = []

    class Watching(GenericFakeChatModel):
        def _stream(self, *args, **kwargs):
            seen.append(utils.tracing_is_enabled())
            yield from super()._stream(*args, **kwargs)

    model = ChatModel(Watching(messages=iter(["はい", "はい"])), "fake", timeout_seconds=5)
    try:
        assert utils.tracing_is_enabled()
        assert _said(model) == "はい"
        assert seen == [False]
        assert utils.tracing_is_enabled(), "what others set stays as it was"
    finally:
        utils.get_env_var.cache_clear()
