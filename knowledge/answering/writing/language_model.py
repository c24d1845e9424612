"""Composing with a language model through LangChain: claims as JSON, each with passage key and exact quote.

What comes back is only a draft: every claim still passes the grounding check.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, Field, ValidationError

import prompts
from knowledge.domain.answer import Draft, Passage, Question, Quote
from knowledge.domain.calendar import japanese_date
from knowledge.errors import ConfigurationError, ModelError
from knowledge.settings import KnowledgeSettings
from knowledge.text import display

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_MOST_CLAIMS = 5
_FENCE = "</passage>"


class Writer(Protocol):
    """Writes drafts from passages; raises ModelError when it cannot."""

    @property
    def version(self) -> str: ...

    def write(self, question: Question, asked: str, passages: Sequence[Passage]) -> tuple[Draft, ...]: ...


class QuoteForm(BaseModel):
    """One quote of a claim."""

    passage: str = Field(description="抜粋の番号（例: P1）")
    quote: str = Field(description="その抜粋から一字一句そのまま写した文")


class ClaimForm(BaseModel):
    """One sentence of the answer."""

    text: str = Field(description="答えの一文")
    quotes: list[QuoteForm] = Field(description="この文の根拠")


class AnswerForm(BaseModel):
    """What the model hands in."""

    claims: list[ClaimForm] = Field(description="答えの文（最大5つ。答えが無ければ空）")


class LangChainWriter:
    """Asks a chat model; `model` is any LangChain chat model."""

    def __init__(self, model: "BaseChatModel", name: str) -> None:
        from langchain_core.output_parsers import PydanticOutputParser  # noqa: PLC0415 - slow import

        self._model = model
        self._name = name
        self._parser = PydanticOutputParser(pydantic_object=AnswerForm)
        self._rules = prompts.load("answer_rules")
        self._ask = prompts.load("answer_question")

    @property
    def version(self) -> str:
        """The model's name and the prompts' versions."""
        return f"{self._name} {self._rules.version} {self._ask.version}"

    def write(self, question: Question, asked: str, passages: Sequence[Passage]) -> tuple[Draft, ...]:
        """Drafts of at most five claims; empty when the model finds no answer in the passages."""
        answer = self._invoke(
            self._rules.fill(format=self._parser.get_format_instructions()),
            self._ask.fill(
                as_of=japanese_date(question.as_of),
                question=asked,
                passages="\n".join(_passage_block(passage) for passage in passages),
            ),
        )
        return tuple(
            Draft(text=claim.text.strip(), quotes=tuple(Quote(key=q.passage, text=q.quote) for q in claim.quotes))
            for claim in answer.claims[:_MOST_CLAIMS]
        )

    def _invoke(self, rules: str, ask: str) -> AnswerForm:
        from langchain_core.exceptions import OutputParserException  # noqa: PLC0415 - slow import

        try:
            message = self._model.invoke([("system", rules), ("human", ask)])
            return self._parser.parse(message.text)
        except (OutputParserException, ValidationError) as error:
            raise ModelError("the model's answer is not in the agreed form", which=self._name) from error
        except Exception as error:  # providers raise their own kinds: any of them means no answer
            raise ModelError(
                "the model did not answer", which=self._name, todo="check DX_MODEL and its key or URL"
            ) from error


def open_writer(settings: KnowledgeSettings) -> LangChainWriter | None:
    """The writer that DX_MODEL names (`provider:model`), or ``None`` where no model is set."""
    if not settings.model:
        return None
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 - slow import

    options: dict[str, object] = {"temperature": 0, "timeout": settings.model_timeout_seconds, "max_retries": 1}
    name = settings.model
    if settings.model_base_url:
        options["base_url"] = settings.model_base_url
        name = name if ":" in name else f"openai:{name}"
        # Local servers ask for no key, but the client insists on one.
        options["api_key"] = settings.model_api_key.get_secret_value() or "none"
    try:
        model: BaseChatModel = init_chat_model(name, **options)  # type: ignore[call-overload]
    except (ImportError, ValueError) as error:
        raise ConfigurationError(
            "DX_MODEL cannot be used", which=name, todo="install the provider's package"
        ) from error
    return LangChainWriter(model, name)


def _passage_block(passage: Passage) -> str:
    """A passage between delimiters; a delimiter inside the text is defused."""
    edition = passage.location.edition
    place = " > ".join((edition.document.title, edition.label, *map(display, passage.location.heading_path)))
    return f'<passage key="{passage.key}" place="{place}">\n{passage.text.replace(_FENCE, "")}\n{_FENCE}'
