"""The home tab (ホーム): what a person comes for first, and below what their role adds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot import slack_messages
from bot.slack import names
from bot.slack.views.elements import FIELD, button, plain, row
from bot.slack.views.mrkdwn import bold, escaped, link, shortened
from bot.slack.views.split import Block, context, section

_LONGEST = 120
_MOST_SECTIONS = 3
"""Of a part: the tab takes 100 blocks and 250,000 bytes, whatever the library and people say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with the address of what it leads to; empty where that has none."""

    question: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForStaff:
    """What everyone sees. `editions` and `deadlines` are lines in words."""

    municipality: str
    asked: Sequence[Asked]
    editions: Sequence[str]
    deadlines: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForFacilitators:
    """What waits for people, what nobody could answer, and what of colleagues' answers is kept: (question, id)."""

    queue: Sequence[str]
    unanswered: Sequence[str]
    curated: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForAdmins:
    """How the library stands, in lines of words."""

    lines: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """One person's home tab at one moment; the parts that their role does not see are absent."""

    moment: str
    staff: ForStaff
    facilitators: ForFacilitators | None = None
    admins: ForAdmins | None = None


def home_view(home: Home) -> dict[str, Any]:
    """As Slack publishes it."""
    return {"type": "home", "blocks": [*_blocks(home)]}


def _blocks(home: Home) -> Iterator[Block]:
    yield _search()
    if home.admins:
        yield from _part(slack_messages.HOME_LIBRARY, home.admins.lines, "")
    if home.facilitators:
        yield from _part(slack_messages.HOME_QUEUE, home.facilitators.queue, slack_messages.HOME_NO_QUEUE)
        unanswered = [_asked(question) for question in home.facilitators.unanswered]
        yield from _part(slack_messages.HOME_UNANSWERED, unanswered, slack_messages.HOME_NO_UNANSWERED)
        yield from _curated(home.facilitators.curated)
    yield from _municipality(home.staff.municipality)
    mine = [_asked(one.question, one.url) for one in home.staff.asked]
    yield from _part(slack_messages.HOME_MINE, mine, slack_messages.HOME_NO_QUESTIONS)
    yield from _part(slack_messages.HOME_DEADLINES, home.staff.deadlines, slack_messages.HOME_NO_DEADLINES)
    yield from _part(slack_messages.HOME_EDITIONS, home.staff.editions, slack_messages.HOME_NO_EDITIONS)
    yield from context(escaped(slack_messages.HOME_UP_TO.format(moment=home.moment)))


def _search() -> Block:
    """A box that asks when Enter is pressed."""
    box = {
        "type": "plain_text_input",
        "action_id": names.HOME_ASK,
        "placeholder": plain(slack_messages.HOME_ASK_EXAMPLE),
        "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
    }
    return {
        "type": "input",
        "block_id": FIELD,
        "dispatch_action": True,
        "label": plain(slack_messages.HOME_ASK),
        "element": box,
    }


def _municipality(name: str) -> Iterator[Block]:
    said = escaped(shortened(name, _LONGEST) or slack_messages.HOME_NO_MUNICIPALITY)
    yield from section(f"{bold(slack_messages.HOME_MUNICIPALITY)}\n{said}")
    words = slack_messages.HOME_CHANGE if name else slack_messages.HOME_RECORD
    yield row(button(words, names.MUNICIPALITY, "home"))


def _part(title: str, lines: Sequence[str], nothing: str) -> Iterator[Block]:
    said = "\n".join(f"• {line}" for line in lines) or escaped(nothing)
    yield from section(f"{bold(title)}\n{said}")[:_MOST_SECTIONS]


def _curated(kept: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Each with the button that takes it back."""
    if not kept:
        yield from _part(slack_messages.HOME_CURATED, (), slack_messages.HOME_NO_CURATED)
        return
    yield from section(bold(slack_messages.HOME_CURATED))
    for question, curated_id in kept:
        [line] = section(_asked(question))
        yield {**line, "accessory": button(slack_messages.WITHDRAW, names.WITHDRAW, curated_id)}


def _asked(question: str, url: str = "") -> str:
    words = shortened(question, _LONGEST)
    return link(url, words) if url else escaped(words)
