"""The app's manifest, for HTTP and for Socket Mode, from one source; the committed files are its output."""

from typing import Any

from bot.slack import names
from bot.slack.transport import Transport

NAME = "自治体DXアドバイザー"
EVENTS_PATH = "/slack/events"
BOT_EVENTS = (names.HOME_OPENED, "app_mention", "message.channels", "message.groups", "message.im")
BOT_SCOPES = (
    "app_mentions:read",  # app_mention
    "assistant:write",  # agent_view, and 「資料を調べています…」 while a question is worked on
    "channels:history",  # message.channels: follow-ups without a mention; finding our own post after a crash
    "chat:write",  # answers
    "commands",  # /dx and the message shortcut
    "files:write",  # the picture of a source's page
    "groups:history",  # message.groups
    "im:history",  # message.im
    "reactions:write",  # eyes on a question, where Slack shows no status
    "im:write",  # words to the asker when a person has answered
)
SHORTCUT = "これをDXアドバイザーに聞く"
"""Slack takes 24 characters."""
_DESCRIPTION = "登録された手順書・財政措置・事例から、根拠を付けて答えます"
_AGENT_DESCRIPTION = (
    "自治体職員の質問に、登録された手順書・財政措置・取組事例から答えます。"
    "すべての文に根拠（資料名・版・章・ページ）が付き、期限の切れた制度には注意を添えます。"
)
_SHORTCUT_DESCRIPTION = "選んだメッセージを質問として調べ、あなただけに答えを示します"
_COMMAND_DESCRIPTION = "質問する（あなただけに答えます）・設定・団体の登録"
_COMMAND_HINT = "質問文 ｜ 設定 ｜ 団体 ｜ ヘルプ"
_PROMPTS = (
    ("財政措置を調べる", "デジタル人材の育成に使える財政措置を教えてください"),
    ("手順を確かめる", "DX推進体制をつくる手順を教えてください"),
    ("事例を探す", "職員研修に取り組んだ自治体の事例を教えてください"),
)


def manifest(mode: str, public_url: str) -> dict[str, Any]:
    """The manifest for `mode` (http or socket); `public_url` is where Slack finds us over HTTP."""
    transport = Transport.named(mode)
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {"name": NAME, "description": _DESCRIPTION, "background_color": "#1f4e79"},
        "features": {
            "agent_view": {
                "agent_description": _AGENT_DESCRIPTION,
                "suggested_prompts": [{"title": title, "message": message} for title, message in _PROMPTS],
            },
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [
                {
                    "name": SHORTCUT,
                    "type": "message",
                    "callback_id": names.ASK_ABOUT_MESSAGE,
                    "description": _SHORTCUT_DESCRIPTION,
                }
            ],
            "slash_commands": [
                {
                    "command": names.COMMAND,
                    "description": _COMMAND_DESCRIPTION,
                    "usage_hint": _COMMAND_HINT,
                    "should_escape": True,
                    **_at(transport, public_url, "url"),
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": {
            "event_subscriptions": {**_at(transport, public_url, "request_url"), "bot_events": list(BOT_EVENTS)},
            "interactivity": {"is_enabled": True, **_at(transport, public_url, "request_url")},
            "org_deploy_enabled": False,
            "socket_mode_enabled": transport is Transport.SOCKET,
            "token_rotation_enabled": False,
        },
    }


def _at(transport: Transport, public_url: str, field: str) -> dict[str, str]:
    """Where Slack calls us: over HTTP an address, with Socket Mode nothing."""
    return {field: public_url.rstrip("/") + EVENTS_PATH} if transport is Transport.HTTP else {}
