"""Making a follow-up stand-alone with the model (続きの質問の書き換え); the reader discards what is made up."""

import json
import re
import secrets
from collections.abc import Sequence

from pydantic import BaseModel, Field, ValidationError

import prompts
from knowledge.answering.writing.blocks import Block, thread_block
from knowledge.answering.writing.chat_model import Request
from knowledge.answering.writing.models import Models
from knowledge.domain.answer import Turn
from knowledge.errors import ModelError

_MOST_OUTPUT = 300
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class QuestionForm(BaseModel):
    """What the model hands in."""

    question: str = Field(description="それだけで意味が通る一つの質問")


class LangChainRewriter:
    """Asks the models of the settings; answering.reading.rewriting believes only what stands in the thread."""

    def __init__(self, models: Models) -> None:
        self._models = models
        self._rules = prompts.load("rewrite_rules")
        self._ask = prompts.load("rewrite_question")

    def rewrite(self, question: str, history: Sequence[Turn]) -> str:
        """The last question of a thread, stand-alone; raises ModelError where the model does not say one."""
        mark = secrets.token_hex(8)
        blocks = (*thread_block(history), Block(key="質問", text=question))
        request = Request(
            rules=self._rules.fill(mark=mark),
            matter=self._ask.fill(mark=mark, blocks="\n\n".join(block.fenced(mark) for block in blocks)),
            form=QuestionForm,
        )
        version = f"{self._rules.version} {self._ask.version}"
        return _question("".join(self._models.say(request, prompts=version, most_output=_MOST_OUTPUT)))


def _question(reply: str) -> str:
    found = _OBJECT.search(reply)
    try:
        return QuestionForm.model_validate(json.loads(found.group() if found else "", strict=False)).question
    except (ValueError, ValidationError, RecursionError) as error:
        raise ModelError("the rewritten question is not in the agreed form") from error
