"""POST /slack/events: who may call it and what Slack hears back."""

import json
from collections.abc import Iterator

import httpx
import pytest

from bot.slack.manifest import BOT_EVENTS
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.signing import event_body, signed_headers


@pytest.fixture
def url(bot: ScriptedBot) -> Iterator[str]:
    with bot.listening() as address:
        yield address


def _event(event_type: str = "app_mention", **extra: str) -> str:
    event = {"type": event_type, "user": "U1", "channel": "C1", "ts": "1.0", "text": "手順は？", **extra}
    return event_body(event, event_id="Ev1")


def _post(url: str, body: str, headers: dict[str, str]) -> httpx.Response:
    return httpx.post(url, content=body.encode(), headers=headers, timeout=10)


def test_a_signed_event_is_taken_and_kept(url: str, bot: ScriptedBot) -> None:
    body = _event()
    assert _post(url, body, signed_headers(body)).status_code == 200
    assert bot.inbox.waiting() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"x-slack-signature": "v0=" + "0" * 64},
        {"x-slack-signature": ""},
        {"x-slack-request-timestamp": "yesterday"},
        {"x-slack-request-timestamp": ""},
        {"x-slack-request-timestamp": "1780000000"},
    ],
)
def test_whoever_cannot_sign_is_sent_away(url: str, bot: ScriptedBot, change: dict[str, str]) -> None:
    body = _event()
    assert _post(url, body, {**signed_headers(body), **change}).status_code == 401
    assert bot.inbox.waiting() == 0


def test_a_signature_of_another_secret_is_sent_away(url: str) -> None:
    body = _event()
    assert _post(url, body, signed_headers(body, secret="another")).status_code == 401


def test_an_old_request_is_sent_away(url: str) -> None:
    body = _event()
    assert _post(url, body, signed_headers(body, seconds_ago=301)).status_code == 401


def test_a_changed_body_is_sent_away(url: str) -> None:
    body = _event()
    assert _post(url, body.replace("手順", "期限"), signed_headers(body)).status_code == 401


def test_bytes_that_are_no_text_are_sent_away(url: str) -> None:
    assert httpx.post(url, content=b"\xff\xfe", headers=signed_headers(""), timeout=10).status_code == 401


def test_a_body_larger_than_any_event_is_not_read(url: str) -> None:
    body = json.dumps({"x": "あ" * 400_000}, ensure_ascii=False)
    assert _post(url, body, signed_headers(body)).status_code == 413


def test_slack_may_check_the_address(url: str) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc123", "token": "t"})
    reply = _post(url, body, signed_headers(body))
    assert (reply.status_code, reply.json()) == (200, {"challenge": "abc123"})


@pytest.mark.parametrize("subscribed", BOT_EVENTS)
def test_every_subscribed_event_is_heard(url: str, subscribed: str) -> None:
    event_type, _, channel_type = subscribed.partition(".")
    kinds = {"im": "im", "channels": "channel", "groups": "group"}
    body = _event(event_type, channel_type=kinds.get(channel_type, ""))
    assert _post(url, body, signed_headers(body)).status_code == 200


def test_an_inbox_that_cannot_write_makes_slack_send_again(
    url: str, bot: ScriptedBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kwargs: object) -> bool:
        raise OSError("disk full")

    monkeypatch.setattr(type(bot.inbox), "put", full)
    body = _event()
    assert _post(url, body, signed_headers(body)).status_code == 500


def test_no_word_of_a_refused_request_reaches_the_log(url: str, caplog: pytest.LogCaptureFixture) -> None:
    body = _event()
    with caplog.at_level("DEBUG"):
        _post(url, body, {**signed_headers(body), "x-slack-signature": "v0=bad"})
        other = _event("reaction_added", text="手順は？")
        _post(url, other, signed_headers(other))
    assert "手順" not in caplog.text
