import pytest

from knowledge.answering.writing.opening import open_models, open_rewriter, open_writer, providers
from knowledge.errors import ConfigurationError
from knowledge.settings import KnowledgeSettings
from knowledge.testing import InMemoryLedger
from tests.unit.knowledge.answering.writing.scripted import TODAY

_HERE = "http://127.0.0.1:9/v1"


def _open(**given):
    return open_models(KnowledgeSettings(**given, _env_file=None), InMemoryLedger(), lambda: TODAY)


def _opened(**given):
    return [model._model for model in _open(**given)._models]


def test_without_a_model_set_there_is_no_writer():
    assert _open(model="") is None
    assert open_writer(KnowledgeSettings(_env_file=None), None) is None


def test_a_model_of_an_unknown_provider_is_a_configuration_error():
    with pytest.raises(ConfigurationError):
        _open(model="nosuch:model")


def test_a_model_at_an_address_of_one_s_own_needs_no_provider_and_no_key():
    (model,) = _opened(model="qwen3:8b", model_base_url=_HERE, model_timeout_seconds=7, model_output_tokens=321)

    assert (model.model_name, model.openai_api_base) == ("qwen3:8b", _HERE)
    assert (model.request_timeout, model.max_retries, model.max_tokens) == (7, 1, 321)
    assert (model.temperature, model.stream_usage) == (0, True)


def test_options_of_the_settings_go_before_ours():
    (model,) = _opened(model="local", model_base_url=_HERE, model_options={"temperature": 1, "seed": 3})

    assert (model.temperature, model.seed) == (1, 3)


def test_the_fallback_is_asked_at_the_same_address_unless_it_has_another_provider(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "key")
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://example.openai.azure.com")
    monkeypatch.setenv("OPENAI_API_VERSION", "2026-01-01")

    _, small = _opened(model="large", model_fallback="small", model_base_url=_HERE)
    _, azure = _opened(model="large", model_fallback="azure_openai:gpt", model_base_url=_HERE)

    assert (small.model_name, small.openai_api_base) == ("small", _HERE)
    assert azure.azure_endpoint == "https://example.openai.azure.com"


def test_a_minute_has_as_many_requests_as_are_set_from_the_start():
    pace = _open(model="local", model_base_url=_HERE, model_per_minute=3)._pace

    assert [pace.acquire(blocking=False) for _ in range(4)] == [True, True, True, False]


def test_a_reader_waits_for_rewriting_only_a_little():
    settings = KnowledgeSettings(model="local", model_base_url=_HERE, model_timeout_seconds=60, _env_file=None)
    models = open_models(settings, InMemoryLedger(), lambda: TODAY)

    (hurried,) = open_rewriter(settings, models)._models._models

    assert (hurried._timeout, hurried._model.request_timeout, hurried._model.max_retries) == (8, 8, 0)
    assert open_rewriter(settings, None) is None


def test_the_providers_of_langchain_are_known():
    assert {"openai", "azure_openai", "bedrock_converse", "google_genai", "anthropic", "ollama"} <= providers()
