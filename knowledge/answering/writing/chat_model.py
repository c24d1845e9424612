"""The one door to LangChain: a chat model that writes piece by piece, in an agreed form where its server can.

What a server can do is found out with the first question and remembered while the process lives: structured output
(json_schema or tool calling), else JSON in plain text, else plain text in one piece.
"""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from knowledge.errors import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable
    from pydantic import BaseModel

_log = logging.getLogger(__name__)
_LONGEST = 40_000
"""Characters of a reply: more is a model that runs away."""


class Way(IntEnum):
    """How a server is spoken to, the best way first."""

    STRUCTURED = 0
    TEXT = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a model is told: the rules, the matter (hidden from logs by its holder), the form of its reply."""

    rules: str
    matter: str
    form: "type[BaseModel]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a reply, and the tokens that the server reports with it."""

    text: str = ""
    input_tokens: int = 0
    output_tokens: int = 0


class ChatModel:
    """One chat model under the name that it has in the settings."""

    def __init__(self, model: "BaseChatModel", name: str, *, timeout_seconds: float) -> None:
        self._model = model
        self.name = name
        self._timeout = timeout_seconds
        self._way = Way.STRUCTURED

    def pieces(self, request: Request) -> Iterator[Piece]:
        """The reply as it comes; raises ModelError where there is none, it takes too long or it breaks off."""
        until = time.monotonic() + self._timeout
        for way in [way for way in Way if way >= self._way]:
            written = 0
            try:
                for piece in self._spoken(way, request):
                    written += len(piece.text)
                    yield piece
                    self._refuse_endless(until, written)
            except ModelError:
                raise
            except Exception as error:
                if written or not _may_depend_on_the_way(error) or time.monotonic() > until:
                    raise ModelError(
                        "the model did not answer", which=self.name, todo="check DX_MODEL and its key or URL"
                    ) from error
                _log.info("model cannot be spoken to %s: %s", way.name, type(error).__name__)
            if written:
                self._way = way
                return
        raise ModelError("the model said nothing", which=self.name)

    def tokens(self, text: str) -> int:
        """How many tokens a text is: the model's own count where it needs no download, else an estimate from above.

        Three bytes of UTF-8 a token: one Japanese character, or three Latin letters.
        """
        if self._model.custom_get_token_ids is not None:
            return self._model.get_num_tokens(text)
        return -(-len(text.encode(errors="replace")) // 3)

    def _spoken(self, way: Way, request: Request) -> Iterator[Piece]:
        """One try; nothing of it is traced, whatever LANGSMITH_TRACING says."""
        from langsmith import tracing_context  # noqa: PLC0415 - slow import

        messages = [("system", request.rules), ("human", request.matter)]
        with tracing_context(enabled=False):
            if way is Way.WHOLE:
                yield _piece(self._model.invoke(messages))
                return
            speaker = _structured(self._model, request) if way is Way.STRUCTURED else self._model
            for chunk in speaker.stream(messages):
                yield _piece(chunk)

    def _refuse_endless(self, until: float, written: int) -> None:
        if time.monotonic() > until:
            raise ModelError("the model takes too long", which=self.name, todo="see DX_MODEL_TIMEOUT_SECONDS")
        if written > _LONGEST:
            raise ModelError("the model does not stop", which=self.name)


def _structured(model: "BaseChatModel", request: Request) -> "Runnable":  # type: ignore[type-arg]
    """The model bound to the form, before the parser that would wait for the end of the reply.

    The form goes as a JSON schema: of a class, clients make values by themselves, and raise where one is cut short.
    """
    from langchain_core.runnables import RunnableSequence  # noqa: PLC0415 - slow import

    chain = model.with_structured_output(request.form.model_json_schema())
    if not isinstance(chain, RunnableSequence):
        raise NotImplementedError
    return chain.first


def _piece(message: "BaseMessage") -> Piece:
    """Text of a chunk: what is said, or the arguments of the tool that stands for the form."""
    calls = getattr(message, "tool_call_chunks", ())
    usage = getattr(message, "usage_metadata", None) or {}
    return Piece(
        text=message.text + "".join(call.get("args") or "" for call in calls),
        input_tokens=usage.get("input_tokens", 0),
        output_tokens=usage.get("output_tokens", 0),
    )


def _may_depend_on_the_way(error: Exception) -> bool:
    """Whether another way may help: not where nobody answers, or nobody is let in."""
    from langchain_core import exceptions  # noqa: PLC0415 - slow import

    elsewhere = (
        exceptions.ModelAuthenticationError,
        exceptions.ModelConnectionError,
        exceptions.ModelNotFoundError,
        exceptions.ModelPermissionDeniedError,
        exceptions.ModelRateLimitError,
        exceptions.ModelTimeoutError,
        ConnectionError,
        TimeoutError,
    )
    return not isinstance(error, elsewhere)
