"""Every gesture that people can make has a handler, and every handler a gesture that leads to it."""

import re
from pathlib import Path

from bot.slack import names
from bot.slack.interaction import PREFIX
from tests.scenario.slack.bot import scripted_bot
from tests.scenario.slack.kept import open_stores
from tests.scenario.slack.serving import Door

ROOT = Path(__file__).resolve().parents[4]
NAMED = {name: value for name, value in vars(names).items() if isinstance(value, str) and value.startswith(PREFIX)}
TAKEN_BY_A_LISTENER = {names.ASK_ABOUT_MESSAGE}


def test_every_gesture_has_a_handler_and_every_handler_a_gesture(tmp_path: Path) -> None:
    with open_stores(tmp_path) as stores, Door() as door:
        handled = scripted_bot(stores, "http://127.0.0.1:1/api/", door).desk().gestures()
    assert handled == set(NAMED.values()) - TAKEN_BY_A_LISTENER


def test_every_gesture_can_be_made_somewhere() -> None:
    """By a button or a form of a view, a word after /dx, the manifest, or Slack itself (the home tab)."""
    shown = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot/slack/views").glob("*.py"))
    made = set(re.findall(r"names\.([A-Z_]+)", shown))
    made |= {name for name, value in NAMED.items() if value in names.COMMANDS.values()}
    made |= {"ASK_ABOUT_MESSAGE", "HOME"}
    assert made == set(NAMED)
