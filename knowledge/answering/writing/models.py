"""The models of the settings as one: asked in turn until one begins, at the pace and within the budget that are set."""

import logging
from collections.abc import Generator, Iterator, Sequence
from typing import Protocol

from knowledge.answering.writing.chat_model import ChatModel, Request
from knowledge.answering.writing.spending import Purse
from knowledge.domain.answer import Usage
from knowledge.errors import ModelBudgetSpent, ModelBusy, ModelError

_log = logging.getLogger(__name__)


class Pace(Protocol):
    """Lets so many requests pass a minute (LangChain's InMemoryRateLimiter)."""

    def acquire(self, *, blocking: bool = True) -> bool:
        """Whether one more may pass."""
        ...


class Models:
    """The first model, and those that stand in for one that does not answer."""

    def __init__(self, models: Sequence[ChatModel], *, purse: Purse, pace: Pace | None = None) -> None:
        self._models = models
        self._purse = purse
        self._pace = pace

    def beside(self, models: Sequence[ChatModel]) -> "Models":
        """Other models at the same pace and from the same purse."""
        return Models(models, purse=self._purse, pace=self._pace)

    def tokens(self, text: str) -> int:
        """How many tokens a text is for the first model."""
        return self._models[0].tokens(text)

    def say(self, request: Request, *, prompts: str, most_output: int) -> "Reply":
        """The reply to a request, not begun yet; `prompts` are their versions."""
        return Reply(self._models, self._purse, self._pace, request, prompts=prompts, most_output=most_output)


class Reply:
    """A reply as it is written: iterated once; `usages` then tells what each model asked for it has cost.

    LangChain's own with_fallbacks takes any first chunk, even an empty one, for an answer; here it takes words.
    """

    def __init__(
        self,
        models: Sequence[ChatModel],
        purse: Purse,
        pace: Pace | None,
        request: Request,
        *,
        prompts: str,
        most_output: int,
    ) -> None:
        self._models = models
        self._purse = purse
        self._pace = pace
        self._request = request
        self._prompts = prompts
        self._most_output = most_output
        self.usages: tuple[Usage, ...] = ()

    def __iter__(self) -> Generator[str]:
        """Text, piece by piece; raises ModelError where no model begins, or the one that began breaks off."""
        failure: ModelError | None = None
        for model in self._models:
            begun = False
            try:
                self._admit(model)
                for text in self._from(model):
                    begun = True
                    yield text
            except (ModelBudgetSpent, ModelBusy):
                raise
            except ModelError as error:
                if begun:
                    raise
                _log.warning("model failed: %s", error)
                failure = failure or error
            else:
                return
        assert failure is not None
        raise failure

    def _admit(self, model: ChatModel) -> None:
        if self._pace and not self._pace.acquire(blocking=False):
            raise ModelBusy("more requests a minute than allowed", which=model.name, todo="DX_MODEL_PER_MINUTE")
        self._purse.refuse_beyond_budget(self._given(model) + self._most_output)

    def _from(self, model: ChatModel) -> Iterator[str]:
        """What one model writes; spent is what the server reports, or an estimate where it reports nothing."""
        reported_in = reported_out = 0
        written: list[str] = []
        try:
            for piece in model.pieces(self._request):
                reported_in += piece.input_tokens
                reported_out += piece.output_tokens
                if piece.text:
                    written.append(piece.text)
                    yield piece.text
        finally:
            if written or reported_in:
                usage = self._purse.spend(
                    model=model.name,
                    prompts=self._prompts,
                    input_tokens=reported_in or self._given(model),
                    output_tokens=reported_out or model.tokens("".join(written)),
                )
                self.usages = (*self.usages, usage)

    def _given(self, model: ChatModel) -> int:
        return model.tokens(self._request.rules) + model.tokens(self._request.matter)
