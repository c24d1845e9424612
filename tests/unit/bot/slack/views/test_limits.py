"""Each of Slack's limits on what is sent: our fake Slack knows it, and the largest that we can say keeps to it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scenario.slack.limits import (
    BLOCK_LIMITS,
    BUDGET,
    MESSAGE_LIMITS,
    VIEW_LIMITS,
    Limit,
    objects,
    refused,
    refused_view,
)
from tests.unit.bot.slack.views.worst import long, worst_messages, worst_views

_TEXTS = {
    "sentences": long(5_000),
    "one sentence": "あ" * 5_000,
    "escaped": "&" * 5_000,
    "marks": "*_~`<>|" * 700,
    "lines": "一行。\n" * 1_200,
    "a letter": "あ",
}


def _plain(length: int) -> dict[str, str]:
    return {"type": "plain_text", "text": "あ" * length}


def _mrkdwn(length: int) -> dict[str, str]:
    return {"type": "mrkdwn", "text": "あ" * length}


def _small(length: int) -> dict[str, Any]:
    return _row(_mrkdwn(length), kind="context")


def _button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "text": _plain(1), "action_id": "a", "value": "v", **more}


def _row(*elements: dict[str, Any], kind: str = "actions") -> dict[str, Any]:
    return {"type": kind, "elements": list(elements)}


def _input(element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "label": _plain(1), "element": element, **more}


def _menu(kind: str, count: int, *, text: int = 1, value: int = 1) -> dict[str, Any]:
    return _row({"type": kind, "action_id": "a", "options": [{"text": _plain(text), "value": "v" * value}] * count})


def _table(rows: int, cells: int) -> dict[str, Any]:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "あ"}] * cells] * rows}


_AS_MANY: Mapping[str, Callable[[int], dict[str, Any]]] = {
    "characters of a section": lambda n: {"type": "section", "text": _mrkdwn(n)},
    "fields of a section": lambda n: {"type": "section", "text": _mrkdwn(1), "fields": [_plain(1)] * n},
    "characters of small letters": _small,
    "elements of small letters": lambda n: _row(*[_mrkdwn(1)] * n, kind="context"),
    "characters of a header": lambda n: {"type": "header", "text": _plain(n)},
    "buttons in a row": lambda n: _row(*[_button()] * n),
    "verdicts in a row": lambda n: _row(*[_button()] * n, kind="context_actions"),
    "characters on a button": lambda n: _row(_button(text=_plain(n))),
    "characters behind a button": lambda n: _row(_button(value="v" * n)),
    "characters of an action_id": lambda n: _row(_button(action_id="a" * n)),
    "characters of a block_id": lambda n: _row(_button()) | {"block_id": "b" * n},
    "entries of a menu": lambda n: _menu("overflow", n),
    "entries to choose from": lambda n: _menu("radio_buttons", n),
    "characters of an entry": lambda n: _menu("overflow", 1, text=n),
    "characters behind an entry": lambda n: _menu("overflow", 1, value=n),
    "rows of a table": lambda n: _table(n, 1),
    "cells of a row": lambda n: _table(1, n),
    "characters of a markdown block": lambda n: {"type": "markdown", "text": "あ" * n},
}
"""A block that has as many of what a limit counts."""

_MESSAGES_WITH: Mapping[str, Callable[[int], dict[str, Any]]] = {
    "characters of text": lambda n: {"text": "あ" * n},
    "blocks of a message": lambda n: {"blocks": [{"type": "section", "text": _mrkdwn(1)}] * n},
    "tables of a message": lambda n: {"blocks": [_table(1, 1)] * n},
    "characters of all blocks": lambda n: {"blocks": [_small(1_100)] * 11 + [_small(n - 12_100)]},
}


def _view(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": _plain(1), "blocks": list(blocks), **more}


_FIELD = {"type": "plain_text_input", "action_id": "a"}
_VIEWS_WITH: Mapping[str, Callable[[int], dict[str, Any]]] = {
    "blocks of a form": lambda n: _view(*[{"type": "divider"}] * n),
    "characters of the title": lambda n: _view(title=_plain(n)),
    "characters of the button that sends": lambda n: _view(submit=_plain(n)),
    "characters of the button that closes": lambda n: _view(close=_plain(n)),
    "characters of the callback_id": lambda n: _view(callback_id="c" * n),
    "characters of private_metadata": lambda n: _view(private_metadata="p" * n),
    "bytes": lambda n: _view(state="s" * (n - len(json.dumps(_view(state=""), ensure_ascii=False).encode()))),
    "characters of a label": lambda n: _view(_input(_FIELD, label=_plain(n))),
    "characters of a hint": lambda n: _view(_input(_FIELD, hint=_plain(n))),
    "characters of an example": lambda n: _view(_input({**_FIELD, "placeholder": _plain(n)})),
    "characters that a field takes": lambda n: _view(_input({**_FIELD, "max_length": n})),
    "characters that a field is filled with beyond what it takes": lambda n: _view(
        _input({**_FIELD, "max_length": 10, "initial_value": "あ" * (10 + n)})
    ),
    "forms that ask for a file": lambda n: _view(*[_input({"type": "file_input", "action_id": "a"})] * n),
}


# --- the table -----------------------------------------------------------------------------------------------------
def test_every_limit_on_what_is_sent_is_tried() -> None:
    assert [limit.what for limit in BLOCK_LIMITS] == list(_AS_MANY)
    assert {*_AS_MANY, *_MESSAGES_WITH} == {limit.what for limit in MESSAGE_LIMITS}
    assert {*_AS_MANY, *_VIEWS_WITH} == {limit.what for limit in VIEW_LIMITS}


@pytest.mark.parametrize("limit", MESSAGE_LIMITS, ids=lambda limit: limit.what)
def test_slack_takes_a_message_up_to_the_limit_and_no_further(limit: Limit) -> None:
    made = _MESSAGES_WITH.get(limit.what) or (lambda n: {"blocks": [_AS_MANY[limit.what](n)]})
    assert refused({"text": "言葉", **made(limit.most)}) == ""
    assert refused({"text": "言葉", **made(limit.most + 1)}) == limit.error


@pytest.mark.parametrize("limit", VIEW_LIMITS, ids=lambda limit: limit.what)
def test_slack_takes_a_form_up_to_the_limit_and_no_further(limit: Limit) -> None:
    made = _VIEWS_WITH.get(limit.what) or (lambda n: _view(_AS_MANY[limit.what](n)))
    assert limit.count(made(limit.most)) == limit.most
    assert refused_view(made(limit.most)) == ""
    assert refused_view(made(limit.most + 1)) == "invalid_arguments"


# --- what we say ---------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def messages() -> list[dict[str, Any]]:
    """Our messages with every kind of long text."""
    made = [message for text in _TEXTS.values() for message in worst_messages(text)]
    return [{"text": message.text, "blocks": list(message.blocks)} for message in made]


@pytest.fixture(scope="module")
def views() -> list[dict[str, Any]]:
    """Our forms and home tabs with every kind of long text."""
    return [view for text in _TEXTS.values() for view in worst_views(text)]


@pytest.mark.slow
@pytest.mark.parametrize("limit", MESSAGE_LIMITS, ids=lambda limit: limit.what)
def test_the_longest_of_our_messages_keep_to_it(limit: Limit, messages: list[dict[str, Any]]) -> None:
    assert max(map(limit.count, messages)) <= limit.most


@pytest.mark.parametrize("limit", VIEW_LIMITS, ids=lambda limit: limit.what)
def test_the_longest_of_our_forms_and_home_tabs_keep_to_it(limit: Limit, views: list[dict[str, Any]]) -> None:
    assert max(map(limit.count, views)) <= limit.most


@pytest.mark.slow
def test_our_messages_keep_to_our_own_budget(messages: list[dict[str, Any]]) -> None:
    whole = next(limit for limit in MESSAGE_LIMITS if limit.what == "characters of all blocks")
    assert max(map(whole.count, messages)) <= BUDGET


@pytest.mark.slow
def test_slack_refuses_none_of_them(messages: list[dict[str, Any]], views: list[dict[str, Any]]) -> None:
    assert {refused(message) for message in messages} == {""}
    assert {refused_view(view) for view in views} == {""}
    assert all(message["text"].strip() for message in messages)
    assert not any(one.get("type") == "markdown" for message in messages for one in objects(message["blocks"]))


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet="あ。\n&<>*_`|[]() a@!#・、「」0", min_size=1, max_size=300).filter(str.strip),
    st.integers(min_value=1, max_value=4),
)
def test_whatever_is_written_slack_takes_what_we_say(text: str, times: int) -> None:
    said = [{"text": one.text, "blocks": list(one.blocks)} for one in worst_messages(text * times)]
    assert {refused(message) for message in said} == {""}
    assert {refused_view(view) for view in worst_views(text * times)} == {""}
