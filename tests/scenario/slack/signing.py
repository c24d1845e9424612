"""Events as Slack sends them: signed bodies."""

import hashlib
import hmac
import json
import time
from typing import Any

SIGNING_SECRET = "test-signing-secret"
TEAM = "T000000TM"
BOT_USER = "U000000DX"
BOT_ID = "B000000DX"
APP_ID = "A000000DX"


def signed_headers(body: str, *, secret: str = SIGNING_SECRET, seconds_ago: int = 0) -> dict[str, str]:
    """The headers of a signed request; the wire itself asks for the current time."""
    timestamp = str(int(time.time()) - seconds_ago)
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "content-type": "application/json",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": f"v0={digest}",
    }


def event_body(event: dict[str, Any], *, event_id: str) -> str:
    """An Events API body around an event."""
    return json.dumps(
        {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": APP_ID,
            "event_id": event_id,
            "event_time": 1_780_000_000,
            "event": event,
            "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        },
        ensure_ascii=False,
    )
