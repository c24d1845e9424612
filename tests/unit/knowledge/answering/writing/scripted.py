"""Chat models that follow a script, and writers over them."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from knowledge.answering.writing.chat_model import ChatModel
from knowledge.answering.writing.language_model import LangChainWriter, Limits
from knowledge.answering.writing.models import Models, Pace
from knowledge.answering.writing.spending import Ledger, Prices, Purse
from knowledge.testing import InMemoryLedger

MARK = "5f3a9c"
TODAY = date(2026, 11, 23)


class ScriptedModel(BaseChatModel):
    """Answers what `script` makes of the rules and the matter, some letters at a time; keeps what it was told.

    It breaks off after `breaks_after` letters, where that is set; it has no structured output.
    """

    script: Callable[[str, str], str]
    letters: int = 7
    breaks_after: int | None = None
    told: list[tuple[str, str]] = []  # noqa: RUF012 - pydantic copies it

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _reply(self, messages: list[BaseMessage]) -> str:
        rules, matter = (message.text for message in messages)
        self.told.append((rules, matter))
        return self.script(rules, matter)

    def _generate(self, messages: list[BaseMessage], *_args: Any, **_: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self._reply(messages)))])

    def _stream(self, messages: list[BaseMessage], *_args: Any, **_: Any) -> Iterator[ChatGenerationChunk]:
        reply = self._reply(messages)
        for at in range(0, len(reply), self.letters):
            if self.breaks_after is not None and at >= self.breaks_after:
                raise ConnectionError("cut off")
            yield ChatGenerationChunk(message=AIMessageChunk(reply[at : at + self.letters]))


def replying(reply: str) -> ScriptedModel:
    """A model that says the same whatever it is told."""
    return ScriptedModel(script=lambda _rules, _matter: reply)


def claims(*claims: tuple[str, str, str]) -> str:
    """An answer in the agreed form: (text, key, quote) of each claim."""
    made = [{"text": text, "quotes": [{"passage": key, "quote": quote}]} for text, key, quote in claims]
    return json.dumps({"claims": made}, ensure_ascii=False)


def models_of(
    *models: Any,
    ledger: Ledger | None = None,
    prices: Prices | None = None,
    today: date = TODAY,
    daily_tokens: int = 0,
    pace: Pace | None = None,
    timeout_seconds: float = 5,
) -> Models:
    """The models as one."""
    named = [ChatModel(model, f"fake:{n}", timeout_seconds=timeout_seconds) for n, model in enumerate(models, 1)]
    purse = Purse(ledger or InMemoryLedger(), today=lambda: today, prices=prices, daily_tokens=daily_tokens)
    return Models(named, purse=purse, pace=pace)


def writer_of(*models: Any, limits: Limits | None = None, **given: Any) -> LangChainWriter:
    """A writer whose mark is known."""
    return LangChainWriter(models_of(*models, **given), limits=limits, new_mark=lambda: MARK)


def texts(writing: Any) -> Sequence[str]:
    """The texts of the drafts."""
    return [draft.text for draft in writing]
