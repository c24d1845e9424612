"""Messages of a thread as one HTML page: templates from values, everything escaped, nothing loaded from outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import slack_messages
from bot.slack.preview.spans import lines_of, plain_spans, rich_spans
from bot.templating import templates_in

_TEMPLATE = "page.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message in a thread: who says it, and its blocks; or a form, which nobody says and `name` is the title of.

    `note` stands in small letters above it: who alone sees it, and the like.
    """

    name: str
    blocks: Sequence[Mapping[str, Any]]
    is_app: bool = False
    is_form: bool = False
    note: str = ""


def page(threads: Sequence[Sequence[Shown]]) -> str:
    """The page: each thread under the other, as wide as a phone."""
    environment = templates_in(Path(__file__).parent)
    environment.filters |= {"mrkdwn": lines_of, "plain": plain_spans, "rich": rich_spans}
    return environment.get_template(_TEMPLATE).render(slack_messages=slack_messages, threads=threads)


def said(name: str, text: str) -> Shown:
    """What a person says, in plain words."""
    return Shown(name=name, blocks=({"type": "section", "text": {"type": "plain_text", "text": text}},))
