"""Slack's limits as data: what is counted, the most that Slack takes, and the error it answers with.

`of` names the row of the research that a limit comes from; a limit on conduct also names the test that proves it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]
"""A message, a form or a home tab."""

BUDGET = 9_000
"""Characters of all blocks that we post at most: what Slack takes was measured by others, not documented."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """On what is sent: `count` is at most `most`, or the call is answered with `error`."""

    what: str
    count: Callable[[Content], int]
    most: int
    of: str
    error: str = "invalid_blocks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """On what is done: `proof` is the test that fails where we do not keep to it (file::name below tests/)."""

    what: str
    of: str
    proof: str


# --- what is counted -----------------------------------------------------------------------------------------------
def objects(value: object) -> Iterator[dict[str, Any]]:
    """Every object inside a value, itself included."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from objects(inner)


def _of(kind: str) -> Callable[[Content], Iterator[dict[str, Any]]]:
    return lambda content: (one for one in objects(content.get("blocks") or []) if one.get("type") == kind)


def _texts(value: object) -> list[str]:
    """Every text that stands in a block."""
    return [text for one in objects(value) for key in ("text", "alt_text") if isinstance(text := one.get(key), str)]


def _longest(kind: str, words: Callable[[dict[str, Any]], str | None]) -> Callable[[Content], int]:
    return lambda content: max((len(words(one) or "") for one in _of(kind)(content)), default=0)


def _most(kind: str, inside: Callable[[dict[str, Any]], Any]) -> Callable[[Content], int]:
    return lambda content: max((len(inside(one) or ()) for one in _of(kind)(content)), default=0)


def _longest_named(name: str) -> Callable[[Content], int]:
    """The longest string of a name in any block."""
    return lambda content: max(
        (len(one[name]) for one in objects(content.get("blocks") or []) if isinstance(one.get(name), str)), default=0
    )


def _options(name: str) -> Callable[[Content], int]:
    """The longest text or value of an entry of a menu, of radio buttons, of a select."""

    def said(entry: Content) -> str:
        return str(entry["text"]["text"] if name == "text" else entry["value"])

    return lambda content: max(
        (len(said(entry)) for one in objects(content.get("blocks") or []) for entry in one.get("options") or []),
        default=0,
    )


def _plain(view: Content, name: str) -> int:
    return len((view.get(name) or {}).get("text") or "")


def _words(name: str) -> Callable[[dict[str, Any]], str | None]:
    return lambda one: (one.get(name) or {}).get("text")


_BLOCKS, _SECTION, _TABLE, _BUTTON = "blocks", "section", "table", "button / context / header"
_MODAL, _WHOLE = "modal", "all blocks of one message"
_MARKDOWN, _TEXT = "markdown_text / markdown block", "message text"

BLOCK_LIMITS: tuple[Limit, ...] = (
    Limit(what="characters of a section", count=_longest("section", _words("text")), most=3_000, of=_SECTION),
    Limit(what="fields of a section", count=_most("section", lambda one: one.get("fields")), most=10, of=_SECTION),
    Limit(
        what="characters of small letters", count=_longest("mrkdwn", lambda one: one["text"]), most=3_000, of=_SECTION
    ),
    Limit(what="elements of small letters", count=_most("context", lambda one: one["elements"]), most=10, of=_BUTTON),
    Limit(what="characters of a header", count=_longest("header", _words("text")), most=150, of=_BUTTON),
    Limit(what="buttons in a row", count=_most("actions", lambda one: one["elements"]), most=25, of=_BUTTON),
    Limit(what="verdicts in a row", count=_most("context_actions", lambda one: one["elements"]), most=5, of=_BUTTON),
    Limit(what="characters on a button", count=_longest("button", _words("text")), most=75, of=_BUTTON),
    Limit(
        what="characters behind a button",
        count=_longest("button", lambda one: one.get("value")),
        most=2_000,
        of=_BUTTON,
    ),
    Limit(what="characters of an action_id", count=_longest_named("action_id"), most=255, of=_BUTTON),
    Limit(what="characters of a block_id", count=_longest_named("block_id"), most=255, of=_BUTTON),
    Limit(what="entries of a menu", count=_most("overflow", lambda one: one["options"]), most=5, of=_BUTTON),
    Limit(what="entries to choose from", count=_most("radio_buttons", lambda one: one["options"]), most=10, of=_BUTTON),
    Limit(what="characters of an entry", count=_options("text"), most=75, of=_BUTTON),
    Limit(what="characters behind an entry", count=_options("value"), most=75, of=_BUTTON),
    Limit(what="rows of a table", count=_most("table", lambda one: one["rows"]), most=100, of=_TABLE),
    Limit(
        what="cells of a row",
        count=_most("table", lambda one: max(one["rows"], key=len, default=())),
        most=20,
        of=_TABLE,
    ),
    Limit(
        what="characters of a markdown block",
        count=lambda one: max((len(block["text"]) for block in _of("markdown")(one)), default=0),
        most=12_000,
        of=_MARKDOWN,
        error="msg_too_long",
    ),
)
"""In messages, forms and home tabs alike."""

MESSAGE_LIMITS: tuple[Limit, ...] = (
    Limit(
        what="characters of text", count=lambda m: len(m.get("text") or ""), most=40_000, of=_TEXT, error="msg_too_long"
    ),
    Limit(what="blocks of a message", count=lambda m: len(m.get("blocks") or []), most=50, of=_BLOCKS),
    Limit(what="tables of a message", count=lambda m: len(list(_of("table")(m))), most=1, of=_TABLE),
    *BLOCK_LIMITS,
    Limit(
        what="characters of all blocks",
        count=lambda m: sum(map(len, _texts(m.get("blocks") or []))),
        most=13_200,
        of=_WHOLE,
        error="msg_blocks_too_long",
    ),
)

VIEW_LIMITS: tuple[Limit, ...] = (
    Limit(what="blocks of a form", count=lambda v: len(v["blocks"]), most=100, of=_MODAL),
    Limit(what="characters of the title", count=lambda v: _plain(v, "title"), most=24, of=_MODAL),
    Limit(what="characters of the button that sends", count=lambda v: _plain(v, "submit"), most=24, of=_MODAL),
    Limit(what="characters of the button that closes", count=lambda v: _plain(v, "close"), most=24, of=_MODAL),
    Limit(what="characters of the callback_id", count=lambda v: len(v.get("callback_id") or ""), most=255, of=_MODAL),
    Limit(
        what="characters of private_metadata",
        count=lambda v: len(v.get("private_metadata") or ""),
        most=3_000,
        of=_MODAL,
    ),
    Limit(what="bytes", count=lambda v: len(json.dumps(v, ensure_ascii=False).encode()), most=250_000, of=_MODAL),
    Limit(what="characters of a label", count=_longest("input", _words("label")), most=2_000, of=_MODAL),
    Limit(what="characters of a hint", count=_longest("input", _words("hint")), most=2_000, of=_MODAL),
    Limit(
        what="characters of an example",
        count=lambda v: max((_plain(one, "placeholder") for one in objects(v["blocks"])), default=0),
        most=150,
        of=_MODAL,
    ),
    Limit(
        what="characters that a field takes",
        count=lambda v: max((one.get("max_length") or 0 for one in objects(v["blocks"])), default=0),
        most=3_000,
        of=_MODAL,
    ),
    Limit(
        what="characters that a field is filled with beyond what it takes",
        count=lambda v: max(
            (
                len(one.get("initial_value") or "") - (one.get("max_length") or 3_000)
                for one in _of("plain_text_input")(v)
            ),
            default=0,
        ),
        most=0,
        of=_MODAL,
    ),
    Limit(
        what="forms that ask for a file",
        count=lambda v: len(list(_of("file_input")(v))),
        most=0,
        of="file_input in a modal",
    ),
    *BLOCK_LIMITS,
)

# --- what is done --------------------------------------------------------------------------------------------------
_HERE = "scenario/slack/test_limits.py"
_DELIVERIES = "scenario/slack/test_deliveries.py"
_STREAMING = "scenario/slack/test_streaming.py"
_EVENTS = "scenario/slack/test_events_path.py"

CONDUCT: tuple[Conduct, ...] = (
    Conduct(
        what="an event has its 200 within three seconds",
        of="ack",
        proof=f"{_DELIVERIES}::test_slack_has_its_200_while_the_advisor_is_still_thinking",
    ),
    Conduct(
        what="a retry is not answered twice",
        of="event retry",
        proof="scenario/slack/test_many_events.py::test_every_question_gets_one_answer_whatever_slack_sends_again",
    ),
    Conduct(
        what="a retry is not dropped for being one",
        of="event retry",
        proof=f"{_HERE}::test_a_retry_whose_first_try_never_arrived_is_answered",
    ),
    Conduct(
        what="no subscribed event is answered with 404",
        of="event health",
        proof=f"{_EVENTS}::test_every_subscribed_event_is_heard",
    ),
    Conduct(
        what="a message a second in a channel",
        of="postMessage",
        proof=f"{_HERE}::test_a_channel_that_takes_one_message_a_second_gets_all_of_a_long_answer_in_order",
    ),
    Conduct(
        what="Retry-After of a 429 is waited for",
        of="postMessage",
        proof=f"{_HERE}::test_slack_is_left_alone_as_long_as_it_asks_for",
    ),
    Conduct(
        what="calls a minute of appendStream",
        of="tiers",
        proof=f"{_HERE}::test_a_stream_that_slack_finds_too_fast_still_ends_in_the_whole_answer",
    ),
    Conduct(
        what="a thread that may not be read",
        of="conversations.history/replies",
        proof=f"{_HERE}::test_no_answer_depends_on_reading_a_thread",
    ),
    Conduct(
        what="characters of what a stream is given",
        of=_MARKDOWN,
        proof=f"{_HERE}::test_a_claim_longer_than_a_stream_takes_is_told_in_part",
    ),
    Conduct(
        what="budget of all blocks",
        of=_WHOLE,
        proof="unit/bot/slack/views/test_limits.py::test_our_messages_keep_to_our_own_budget",
    ),
    Conduct(what="forms on one another", of="modal", proof=f"{_HERE}::test_no_form_is_put_upon_another"),
    Conduct(
        what="three seconds for a form",
        of="trigger_id",
        proof=f"{_HERE}::test_a_form_does_not_wait_for_pages_that_are_being_drawn",
    ),
    Conduct(
        what="a form whose moment has passed",
        of="trigger_id",
        proof=f"{_HERE}::test_who_pressed_too_early_for_a_form_hears_to_press_again",
    ),
    Conduct(
        what="one form a trigger",
        of="trigger_id",
        proof=f"{_HERE}::test_a_trigger_opens_one_form_however_often_slack_sends_the_gesture",
    ),
    Conduct(
        what="loading messages of a status",
        of="status",
        proof=f"{_HERE}::test_a_status_has_no_more_words_than_slack_takes",
    ),
    Conduct(what="no status is left standing", of="status", proof=f"{_HERE}::test_in_every_case_the_status_goes"),
    Conduct(
        what="five minutes of a stream",
        of="stream life",
        proof=f"{_HERE}::test_a_stream_that_outlived_five_minutes_becomes_one_whole_answer",
    ),
    Conduct(
        what="a file goes the way of three steps", of="upload", proof=f"{_HERE}::test_a_picture_goes_up_in_three_steps"
    ),
    Conduct(what="no file is downloaded", of="download", proof=f"{_HERE}::test_no_file_is_ever_downloaded"),
)


# --- what Slack says of it -----------------------------------------------------------------------------------------
def refused(message: Content) -> str:
    """The error Slack answers a message with, or an empty string where it takes it."""
    if not message.get("text") and not message.get("blocks"):
        return "no_text"
    if any(not text for text in _texts(message.get("blocks") or [])):
        return "invalid_blocks"
    return next((limit.error for limit in MESSAGE_LIMITS if limit.count(message) > limit.most), "")


def refused_view(view: Content) -> str:
    """The error Slack answers a form or a home tab with, or an empty string where it takes it."""
    is_empty = any(not text for text in _texts(view["blocks"]))
    too_much = any(limit.count(view) > limit.most for limit in VIEW_LIMITS)
    return "invalid_arguments" if is_empty or too_much else ""
