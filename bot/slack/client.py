"""Clients of Slack's Web API: where it is, with which token, how patiently."""

from collections.abc import Sequence

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)
from slack_sdk.http_retry.handler import RetryHandler

NOT_SLACK = "not_slack"
"""The error word for a proxy's page instead of Slack's JSON."""

_PATIENT_SECONDS = 30
_HURRIED_SECONDS = 5
_WAITS_FOR_RATE_LIMITS = 5


def once(bot_token: str, api_url: str) -> WebClient:
    """For what may not be done twice: waits where Slack asks for it (429), and does not repeat what failed."""
    return _client(bot_token, api_url, _PATIENT_SECONDS, [_waiting()])


def repeating(bot_token: str, api_url: str) -> WebClient:
    """For what may be done again: repeats after a 5xx and a lost connection too."""
    return _client(
        bot_token, api_url, _PATIENT_SECONDS, [_waiting(), ServerErrorRetryHandler(), ConnectionErrorRetryHandler()]
    )


def hurried(bot_token: str, api_url: str) -> WebClient:
    """For hints on which nothing depends: gives up soon."""
    return _client(bot_token, api_url, _HURRIED_SECONDS, [])


def code_of(error: Exception) -> str:
    """Slack's error word, or the kind of the failure: never a text that could hold a person's words."""
    if not isinstance(error, SlackApiError):
        return type(error).__name__
    word = str(error.response.get("error"))
    return word if word.isidentifier() else NOT_SLACK


def _waiting() -> RetryHandler:
    return RateLimitErrorRetryHandler(max_retry_count=_WAITS_FOR_RATE_LIMITS)


def _client(bot_token: str, api_url: str, timeout: int, retry_handlers: Sequence[RetryHandler]) -> WebClient:
    return WebClient(token=bot_token, base_url=api_url, timeout=timeout, retry_handlers=list(retry_handlers))
