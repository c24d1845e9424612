"""What in Slack is a question to the advisor, in which thread it stands, and what was said there before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot import messages
from knowledge.domain.answer import Answer, Grounded, Turn

_WRITTEN_BY_PEOPLE = frozenset({"", "file_share", "thread_broadcast"})
_USER = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_ANGLE = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_SPACES = re.compile(r"[ \t\u3000\u00a0]+")
_TURNS = 5


class Kind(StrEnum):
    """How a message reaches the advisor."""

    MENTION = "mention"
    DIRECT = "direct"
    FOLLOW_UP = "follow_up"
    TALK = "talk"  # in a channel, to nobody by name
    COMMAND = "command"
    SHORTCUT = "shortcut"
    HOME = "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message that may be for the advisor; `text` is cleaned, `thread_ts` names the thread (its first message)."""

    event_id: str
    team: str
    channel: str
    ts: str
    thread_ts: str
    user: str
    text: str = field(repr=False)
    kind: Kind


def root_ts(event: Mapping[str, Any]) -> str:
    """The thread an event belongs to: the ts of its first message, its own where it starts one."""
    return str(event.get("thread_ts") or event["ts"])


def incoming(body: Mapping[str, Any]) -> Incoming | None:
    """The message in an event_callback body, or ``None`` where nobody speaks to the advisor.

    A FOLLOW_UP speaks to it only in a thread where it was asked before: the inbox knows. TALK speaks to it only
    where the channel wants every question answered.
    """
    event = body["event"]
    kind = _kind(event, _own_users(body))
    if kind is None or not _by_a_person(event, _own_users(body)):
        return None
    return Incoming(
        event_id=str(body["event_id"]),
        team=str(body.get("team_id") or event.get("team") or ""),
        channel=str(event["channel"]),
        ts=str(event["ts"]),
        thread_ts=root_ts(event),
        user=str(event["user"]),
        text=cleaned(str(event.get("text") or "")),
        kind=kind,
    )


def cleaned(text: str) -> str:
    """Slack's wire text as the person sees it: mentions gone, links and channels by their label, &amp; as &."""
    spoken = _ANGLE.sub(_label, _USER.sub(" ", text))
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        spoken = spoken.replace(entity, character)
    return "\n".join(line for line in (_SPACES.sub(" ", line).strip() for line in spoken.split("\n")) if line)


def turns(said: Sequence[tuple[str, Answer]]) -> tuple[Turn, ...]:
    """The last questions of a thread with what was answered, oldest first."""
    return tuple(Turn(question=question, answer=_gist(answer)) for question, answer in said[-_TURNS:])


def talk(said: Sequence[str]) -> tuple[Turn, ...]:
    """The last words of a thread in which nobody had asked the advisor yet."""
    return tuple(Turn(question=words, answer="") for text in said[-_TURNS:] if (words := cleaned(text)))


def _kind(event: Mapping[str, Any], own: frozenset[str]) -> Kind | None:
    if event["type"] == "app_mention":
        return Kind.MENTION
    if event.get("channel_type") == "im":
        return Kind.DIRECT
    in_thread = event.get("thread_ts") not in (None, event.get("ts"))
    spoken_to = set(_USER.findall(str(event.get("text") or "")))
    # People also talk to each other: who names others but not the advisor does not ask it.
    if spoken_to and not spoken_to & own:
        return None
    return Kind.FOLLOW_UP if in_thread else Kind.TALK


def _by_a_person(event: Mapping[str, Any], own: frozenset[str]) -> bool:
    user = event.get("user")
    by_bot = event.get("bot_id") or event.get("bot_profile") or user in own
    changed = "edited" in event or event.get("hidden")
    return bool(user) and not by_bot and not changed and (event.get("subtype") or "") in _WRITTEN_BY_PEOPLE


def _own_users(body: Mapping[str, Any]) -> frozenset[str]:
    """The advisor's own user ids: Slack names them with every event."""
    return frozenset(str(a["user_id"]) for a in body.get("authorizations") or () if a.get("is_bot"))


def _label(angle: re.Match[str]) -> str:
    """<https://…|label>, <#C1|name>, <!here>, <!subteam^S1|@課>, <mailto:…|…>: what the person sees of it."""
    target, label = angle.group(1), angle.group(2)
    if target.startswith("#"):
        return f"#{label}" if label else " "
    if target.startswith("!"):
        return label or " "
    return label or target


def _gist(answer: Answer) -> str:
    return "".join(c.text for c in answer.claims) if isinstance(answer, Grounded) else messages.NOT_IN_LIBRARY
