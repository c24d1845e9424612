"""The committed manifests are what the code says, within Slack's limits, with no more rights than are used."""

import json
from pathlib import Path

import pytest

from bot.slack import names
from bot.slack.listeners.questions import LISTENED
from bot.slack.manifest import BOT_EVENTS, BOT_SCOPES, manifest
from knowledge.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[4]
EXAMPLE_URL = "https://dx-advisor.example.jp"
SCOPE_OF_EVENT = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
}


@pytest.mark.parametrize(("mode", "name"), [("http", "slack-manifest.json"), ("socket", "slack-manifest.socket.json")])
def test_the_committed_file_is_the_codes_output(mode: str, name: str) -> None:
    text = json.dumps(manifest(mode, EXAMPLE_URL), ensure_ascii=False, indent=2) + "\n"
    assert (ROOT / name).read_text(encoding="utf-8") == text


def test_over_http_slack_finds_the_events_path() -> None:
    for url in (EXAMPLE_URL, EXAMPLE_URL + "/"):
        settings = manifest("http", url)["settings"]
        assert settings["event_subscriptions"]["request_url"] == "https://dx-advisor.example.jp/slack/events"
        assert settings["socket_mode_enabled"] is False


def test_socket_mode_names_no_address() -> None:
    made = manifest("socket", EXAMPLE_URL)
    assert made["settings"]["socket_mode_enabled"] is True
    assert "example.jp" not in json.dumps(made)


def test_the_twins_differ_in_nothing_else() -> None:
    http, socket = manifest("http", EXAMPLE_URL), manifest("socket", EXAMPLE_URL)
    assert http["settings"]["event_subscriptions"].pop("request_url")
    assert http["settings"]["interactivity"].pop("request_url")
    assert http["features"]["slash_commands"][0].pop("url")
    http["settings"]["socket_mode_enabled"] = True
    assert http == socket


def test_slack_off_has_no_manifest() -> None:
    with pytest.raises(ConfigurationError):
        manifest("off", EXAMPLE_URL)


def test_every_subscribed_event_has_a_listener_and_every_listener_an_event() -> None:
    assert {event.split(".")[0] for event in BOT_EVENTS} == {*LISTENED, names.HOME_OPENED}


def test_no_scope_is_asked_for_that_is_not_used() -> None:
    of_events = {SCOPE_OF_EVENT[event] for event in BOT_EVENTS if event in SCOPE_OF_EVENT}
    of_calls = {"assistant:write", "chat:write", "commands", "files:write", "im:write", "reactions:write"}
    assert set(BOT_SCOPES) == of_events | of_calls


def test_texts_are_within_slacks_limits() -> None:
    made = manifest("http", EXAMPLE_URL)
    view = made["features"]["agent_view"]
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    assert len(made["features"]["bot_user"]["display_name"]) <= 80
    assert len(view["agent_description"]) <= 300
    assert len(view["suggested_prompts"]) <= 4
    assert "assistant_view" not in made["features"]
    assert len(made["features"]["shortcuts"][0]["name"]) <= 24
    assert len(made["features"]["shortcuts"][0]["description"]) <= 150
    assert len(made["features"]["slash_commands"][0]["description"]) <= 2_000
    assert len(made["features"]["slash_commands"][0]["usage_hint"]) <= 1_000
