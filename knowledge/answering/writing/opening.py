"""Opens the models that the settings name (DX_MODEL, DX_MODEL_FALLBACK) through LangChain's init_chat_model."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from knowledge.answering.writing.chat_model import ChatModel
from knowledge.answering.writing.language_model import LangChainWriter, Limits
from knowledge.answering.writing.models import Models, Pace
from knowledge.answering.writing.rewriting import LangChainRewriter
from knowledge.answering.writing.spending import Ledger, Prices, Purse
from knowledge.errors import ConfigurationError
from knowledge.settings import KnowledgeSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_OPENAI = "openai"
_OLLAMA = "ollama"
_RETRIES = 1
_REWRITING_SECONDS = 8.0


def open_models(settings: KnowledgeSettings, ledger: Ledger, today: Callable[[], date]) -> Models | None:
    """The model of DX_MODEL and the one that stands in for it, or ``None`` where no model is set.

    What they cost is written into `ledger` under the day that it is.
    """
    if not settings.model:
        return None
    prices = Prices(
        per_million_in=settings.model_price_input,
        per_million_out=settings.model_price_output,
        currency=settings.model_price_currency,
    )
    return Models(
        [_open(name, settings) for name in _names(settings)],
        purse=Purse(ledger, today=today, prices=prices, daily_tokens=settings.model_daily_tokens),
        pace=_pace(settings.model_per_minute),
    )


def open_writer(settings: KnowledgeSettings, models: Models | None) -> LangChainWriter | None:
    """The writer that asks these models, where there are any."""
    limits = Limits(total=settings.model_tokens, output=settings.model_output_tokens)
    return LangChainWriter(models, limits=limits) if models else None


def open_rewriter(settings: KnowledgeSettings, models: Models | None) -> LangChainRewriter | None:
    """The rewriter that asks these models, where there are any; a reader waits for it only a little."""
    if models is None:
        return None
    seconds = min(settings.model_timeout_seconds, _REWRITING_SECONDS)
    hurried = settings.model_copy(update={"model_timeout_seconds": seconds})
    return LangChainRewriter(models.beside([_open(name, hurried, retries=0) for name in _names(settings)]))


def _names(settings: KnowledgeSettings) -> tuple[str, ...]:
    return tuple(name for name in (settings.model, settings.model_fallback) if name)


def _open(name: str, settings: KnowledgeSettings, *, retries: int = _RETRIES) -> ChatModel:
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 - slow import

    provider, model = _provider(name, settings)
    options = _options(provider, settings, retries)
    if settings.model_base_url and provider == _provider(settings.model, settings)[0]:
        options |= _server(provider, settings)
    try:
        opened: BaseChatModel = init_chat_model(
            model, model_provider=provider or None, **(options | settings.model_options)
        )
    except (ImportError, ValueError) as error:
        raise ConfigurationError(
            "DX_MODEL cannot be used", which=name, todo="install the provider's package"
        ) from error
    return ChatModel(opened, name, timeout_seconds=settings.model_timeout_seconds)


def _options(provider: str, settings: KnowledgeSettings, retries: int) -> dict[str, Any]:
    """What every model is opened with, as its provider spells it; Ollama would cut a prompt to 4,096 tokens unsaid."""
    seconds, output = settings.model_timeout_seconds, settings.model_output_tokens
    if provider == _OLLAMA:
        client = {"timeout": seconds}
        return {"temperature": 0, "num_predict": output, "num_ctx": settings.model_tokens, "client_kwargs": client}
    return {"temperature": 0, "timeout": seconds, "max_retries": retries, "max_tokens": output}


def _provider(name: str, settings: KnowledgeSettings) -> tuple[str, str]:
    """`provider:model` in two; at the URL of a server of one's own, other names (qwen3:8b) are OpenAI-compatible."""
    provider, _, model = name.partition(":")
    if settings.model_base_url and provider not in providers():
        return _OPENAI, name
    return (provider, model) if model else ("", name)


def _server(provider: str, settings: KnowledgeSettings) -> dict[str, Any]:
    """Where the server is, and the key: local servers ask for none, but clients insist on one."""
    server: dict[str, Any] = {
        "base_url": settings.model_base_url,
        "api_key": settings.model_api_key.get_secret_value() or "none",
    }
    return server | ({"stream_usage": True} if provider == _OPENAI else {})


def providers() -> frozenset[str]:
    """The names of providers that LangChain knows."""
    from langchain.chat_models import base  # noqa: PLC0415 - slow import

    return frozenset(base._BUILTIN_PROVIDERS)  # noqa: SLF001 - kept nowhere else; a test says that it is there


def _pace(per_minute: int) -> Pace | None:
    if not per_minute:
        return None
    from langchain_core.rate_limiters import InMemoryRateLimiter  # noqa: PLC0415 - slow import

    pace = InMemoryRateLimiter(requests_per_second=per_minute / 60, max_bucket_size=per_minute)
    pace.available_tokens = float(per_minute)  # it would begin with none
    return pace
