"""What counts as a question in Slack, in which thread, and how its wire text reads."""

import json
from typing import Any

import pytest

from bot.slack.conversation import Kind, cleaned, incoming, root_ts, turns
from tests.scenario.slack.answers import grounded, unanswered
from tests.scenario.slack.signing import BOT_ID, BOT_USER, TEAM, event_body


def _body(**event: Any) -> dict[str, Any]:
    whole = {"type": "message", "user": "U1", "channel": "C1", "ts": "2.0", "text": "次は？", **event}
    body: dict[str, Any] = json.loads(event_body(whole, event_id="Ev1"))
    return body


def test_a_mention_is_a_question_in_a_thread_of_its_own() -> None:
    message = incoming(_body(type="app_mention", text=f"<@{BOT_USER}> 手順は？"))
    assert message is not None
    assert (message.kind, message.text, message.ts, message.thread_ts) == (Kind.MENTION, "手順は？", "2.0", "2.0")
    assert (message.event_id, message.team, message.channel, message.user) == ("Ev1", TEAM, "C1", "U1")


def test_a_mention_inside_a_thread_belongs_to_that_thread() -> None:
    message = incoming(_body(type="app_mention", thread_ts="1.0"))
    assert message is not None
    assert message.thread_ts == "1.0"


def test_a_direct_message_is_a_question_also_without_a_thread() -> None:
    message = incoming(_body(channel_type="im"))
    assert message is not None
    assert (message.kind, message.thread_ts) == (Kind.DIRECT, "2.0")


@pytest.mark.parametrize("channel_type", ["channel", "group"])
def test_a_message_in_a_channel_thread_may_be_a_follow_up(channel_type: str) -> None:
    message = incoming(_body(channel_type=channel_type, thread_ts="1.0"))
    assert message is not None
    assert (message.kind, message.thread_ts) == (Kind.FOLLOW_UP, "1.0")


def test_talk_in_a_channel_is_to_nobody_by_name() -> None:
    message = incoming(_body(channel_type="channel"))
    assert message is not None
    assert message.kind is Kind.TALK


def test_talk_that_names_another_person_is_not_for_the_advisor() -> None:
    assert incoming(_body(channel_type="channel", text="<@U777> 明日の会議は？")) is None


def test_the_first_message_of_a_thread_is_talk_too() -> None:
    message = incoming(_body(channel_type="channel", thread_ts="2.0"))
    assert message is not None
    assert message.kind is Kind.TALK


def test_who_names_a_colleague_in_a_thread_asks_the_colleague() -> None:
    assert incoming(_body(channel_type="channel", thread_ts="1.0", text="<@U2> どう思う？")) is None
    assert incoming(_body(channel_type="channel", thread_ts="1.0", text=f"<@U2> と <@{BOT_USER}> どう？")) is not None


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": BOT_ID},
        {"bot_id": "B_OTHER"},
        {"user": BOT_USER},
        {"user": None},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message"},
        {"edited": {"user": "U1", "ts": "3.0"}},
        {"hidden": True},
    ],
)
def test_bots_edits_and_notices_are_not_questions(event: dict[str, Any]) -> None:
    assert incoming(_body(channel_type="im", **event)) is None
    assert incoming(_body(type="app_mention", **event)) is None


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_person_may_attach_a_file_or_show_the_reply_in_the_channel(subtype: str) -> None:
    assert incoming(_body(channel_type="im", subtype=subtype)) is not None


@pytest.mark.parametrize(
    ("wire", "seen"),
    [
        (f"<@{BOT_USER}> 手順は？", "手順は？"),
        (f"<@{BOT_USER}|dx> <@U2> と進める手順は？", "と進める手順は？"),
        ("<#C2|kikaku> の件", "#kikaku の件"),
        ("<!here> 至急", "至急"),
        ("<!subteam^S1|@企画課> の担当は", "@企画課 の担当は"),
        ("<https://www.example.jp/a?b=1&amp;c=2|要綱> の期間", "要綱 の期間"),
        ("<https://www.example.jp/> とは", "https://www.example.jp/ とは"),
        ("<mailto:dx@example.jp|dx@example.jp> 宛て", "dx@example.jp 宛て"),
        ("A&amp;B が &lt;5 の場合", "A&B が <5 の場合"),
        ("&amp;lt; という文字", "&lt; という文字"),
        (f"<@{BOT_USER}>\n一つ目  の\u3000点\n\n二つ目", "一つ目 の 点\n二つ目"),
        (f"<@{BOT_USER}>", ""),
    ],
)
def test_wire_text_is_read_as_the_person_sees_it(wire: str, seen: str) -> None:
    assert cleaned(wire) == seen


def test_one_place_says_which_thread() -> None:
    assert root_ts({"ts": "2.0"}) == "2.0"
    assert root_ts({"ts": "2.0", "thread_ts": "1.0"}) == "1.0"


def test_the_thread_so_far_becomes_turns_oldest_first() -> None:
    said = turns([("研修は？", grounded("年四回行う。", "録画もある。")), ("手数料は？", unanswered())])
    assert [(turn.question, turn.answer) for turn in said] == [
        ("研修は？", "年四回行う。録画もある。"),
        ("手数料は？", "登録資料では分かりません。"),
    ]


def test_only_the_last_turns_are_kept() -> None:
    said = turns([(f"{n}問目", grounded("はい。")) for n in range(8)])
    assert [turn.question for turn in said] == ["3問目", "4問目", "5問目", "6問目", "7問目"]


def test_a_message_hides_its_text_in_logs() -> None:
    assert "次は" not in repr(incoming(_body(channel_type="im")))
