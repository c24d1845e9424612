"""Composing with a language model: what it is told, and the claims that it hands in, each as soon as it is written.

What comes back is only drafts: every claim still passes the grounding check.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

import prompts
from knowledge.answering.writing.blocks import Block, fitting, quotable_blocks, spoken_blocks
from knowledge.answering.writing.brief import Brief
from knowledge.answering.writing.chat_model import Request
from knowledge.answering.writing.form import AnswerForm, Incoming, RenderedAnswerForm
from knowledge.answering.writing.models import Models, Reply
from knowledge.domain.answer import Draft, Usage
from knowledge.domain.calendar import japanese_date
from knowledge.domain.language import Language
from knowledge.errors import ModelError

_MOST_CLAIMS = 5
_ALSO_IN = {Language.PLAIN_JAPANESE: "answer_in_plain_japanese", Language.ENGLISH: "answer_in_english"}
"""Japanese needs nothing beside the rules."""
_FENCE_TOKENS = 40
"""What the two lines around a text cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Tokens: `total` of what is told and what is answered, `output` of the answer alone."""

    total: int = 16_000
    output: int = 1_500


class Writing(Protocol):
    """An answer being written: iterated once; `usages` then tells what it has cost."""

    @property
    def usages(self) -> tuple[Usage, ...]: ...

    def __iter__(self) -> Iterator[Draft]:
        """Each claim as soon as it is written; raises ModelError where the answer fails or breaks off."""
        ...


class Writer(Protocol):
    """Writes drafts from what was found."""

    def begin(self, brief: Brief) -> Writing:
        """The answer, not begun yet."""
        ...


class LangChainWriter:
    """Asks the models of the settings."""

    def __init__(
        self,
        models: Models,
        *,
        limits: Limits | None = None,
        new_mark: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> None:
        self._models = models
        self._limits = limits or Limits()
        self._new_mark = new_mark
        self._rules = prompts.load("answer_rules")
        self._ask = prompts.load("answer_question")
        self._lead = prompts.load("lead_answer")
        self._also_in = {language: prompts.load(name) for language, name in _ALSO_IN.items()}

    def begin(self, brief: Brief) -> Writing:
        """The answer to a question, not begun yet; only the line before it, where its points stand already."""
        ask = self._lead if brief.points else self._ask
        request = self._request(brief, ask, self._new_mark())
        versions = f"{self._rules.version} {ask.version}"
        if also := self._also_in.get(brief.question.language):
            versions += f" {also.version}"
        reply = self._models.say(request, prompts=versions, most_output=self._limits.output)
        return _Writing(reply, most=1 if brief.points else _MOST_CLAIMS)

    def _request(self, brief: Brief, ask: prompts.Prompt, mark: str) -> Request:
        """Rules and matter; of what may be quoted, as much as the limits allow."""
        rules = self._rules.fill(mark=mark)
        also = self._also_in.get(brief.question.language)
        rules += f"\n{also.fill()}" if also else ""
        spoken = tuple(spoken_blocks(brief))
        bare = _matter(brief, ask, mark, spoken)
        left = self._limits.total - self._limits.output - self._models.tokens(rules) - self._models.tokens(bare)
        quotable = fitting(
            quotable_blocks(brief.material), left, count=lambda text: self._models.tokens(text) + _FENCE_TOKENS
        )
        matter = _matter(brief, ask, mark, (*spoken, *quotable))
        return Request(rules=rules, matter=matter, form=RenderedAnswerForm if also else AnswerForm)


def _matter(brief: Brief, ask: prompts.Prompt, mark: str, blocks: tuple[Block, ...]) -> str:
    return ask.fill(
        as_of=japanese_date(brief.question.as_of),
        kind=brief.reading.kind.value,
        cautions="\n".join(f"- {caution.text}" for caution in brief.cautions) or "-",
        blocks="\n\n".join(block.fenced(mark) for block in blocks),
        mark=mark,
    )


class _Writing:
    def __init__(self, reply: Reply, *, most: int) -> None:
        self._reply = reply
        self._most = most

    @property
    def usages(self) -> tuple[Usage, ...]:
        return self._reply.usages

    def __iter__(self) -> Iterator[Draft]:
        incoming = Incoming()
        drafts = 0
        with closing(iter(self._reply)) as pieces:
            for text in pieces:
                for draft in incoming.feed(text):
                    drafts += 1
                    yield draft
                    if drafts == self._most:
                        return
        if not incoming.is_whole:
            raise ModelError("the model's answer is not in the agreed form")
