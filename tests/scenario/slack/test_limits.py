"""Slack's limits on what is done: one test a row of the table, each of which fails where we do not keep to it."""

import ast
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi import Response

from bot import slack_messages
from bot.marked_pages import MarkedPage
from bot.slack import names
from bot.slack.manifest import BOT_SCOPES
from knowledge.domain.answer import Citation
from knowledge.domain.visibility import Audience
from knowledge.domain.workspace import ChannelRules, Speaks
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.limits import CONDUCT, MESSAGE_LIMITS, VIEW_LIMITS, Conduct
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.shelf import OnePage
from tests.scenario.slack.signing import TEAM
from tests.scenario.slack.test_gestures import button_value, text_of, verdict
from tests.scenario.slack.web_api import CHANNEL, slack_error, too_many_requests
from tests.scenario.slack.workspace import SATO, SUZUKI, TANAKA

_TESTS = Path(__file__).resolve().parents[2]
_ROOT = _TESTS.parent
_RESEARCH = _ROOT.parent / "shared" / "research" / "slack.md"
STREAMED = "少しずつ教えて、進め方は？"


# --- the table -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("conduct", CONDUCT, ids=lambda conduct: conduct.what)
def test_every_limit_on_what_is_done_has_its_test(conduct: Conduct) -> None:
    file, _, name = conduct.proof.partition("::")
    tree = ast.parse((_TESTS / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_row_of_the_research_is_in_the_table() -> None:
    if not _RESEARCH.exists():
        pytest.skip("../shared/research/slack.md is not here")
    section = _RESEARCH.read_text(encoding="utf-8").split("## 2. Hard limits")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("|")][2:]
    ours = {limit.of for limit in (*MESSAGE_LIMITS, *VIEW_LIMITS)} | {conduct.of for conduct in CONDUCT}
    assert [row for row in rows if row not in ours] == []
    assert ours <= set(rows)


# --- events --------------------------------------------------------------------------------------------------------
def test_a_retry_whose_first_try_never_arrived_is_answered(slack: Loopback, bot: ScriptedBot) -> None:
    slack.bot_url, address = "", slack.bot_url
    ts = slack.mention("研修の進め方は？")
    slack.connect(address)
    for retry in (1, 2, 3):
        slack.send_again(ts, retry=retry)
    bot.settle()
    assert len(slack.answers(ts)) == 1
    assert len(bot.advisor.questions) == 1


# --- the pace of what is posted ------------------------------------------------------------------------------------
@pytest.mark.slow
def test_a_channel_that_takes_one_message_a_second_gets_all_of_a_long_answer_in_order(
    slack: Loopback, bot: ScriptedBot
) -> None:
    slack.one_a_second = True
    ts = slack.mention("全手順を教えて")
    bot.settle()
    parts = slack.answers(ts)
    shown = "".join(b["text"]["text"] for part in parts for b in part["blocks"] if b["type"] == "section")
    places = [shown.index(f"{n}番目の手順では") for n in range(1, 601)]
    assert places == sorted(places)
    assert len(parts) > 1
    assert len(slack.called("chat.postMessage")) > len(parts)  # it was told to wait


@pytest.mark.slow
def test_slack_is_left_alone_as_long_as_it_asks_for(slack: Loopback) -> None:
    asked_at: list[float] = []

    def wait(call: Callable[[], Response]) -> Response:
        asked_at.append(time.monotonic())
        if len(asked_at) == 2:
            return call()
        return Response(status_code=429, content=b'{"ok": false, "error": "ratelimited"}', headers={"Retry-After": "2"})

    slack.faults["chat.postMessage"].extend([wait, wait])
    assert len(slack.answers(slack.mention("研修の進め方は？"))) == 1
    assert [second - first >= 2 for first, second in pairwise(asked_at)] == [True]


def test_a_stream_that_slack_finds_too_fast_still_ends_in_the_whole_answer(slack: Loopback, bot: ScriptedBot) -> None:
    slack.faults["chat.appendStream"].append(too_many_requests)
    ts = slack.mention(STREAMED)
    bot.settle()
    [whole] = slack.answers(ts)
    assert "次に担当を置きます。 [2]" in whole["text"]


def test_no_answer_depends_on_reading_a_thread(slack: Loopback, bot: ScriptedBot) -> None:
    slack.faults["conversations.replies"].extend([lambda _call: slack_error("missing_scope")] * 9)
    begun = slack.say("研修の話をしましょう。")
    slack.mention("研修の進め方は？", thread_ts=begun)
    bot.settle()
    slack.say("費用は？", thread_ts=begun)
    bot.settle()
    assert [len(question.history) for question in bot.advisor.questions] == [0, 1]
    assert len(slack.answers(begun, expected=2)) == 2


# --- streams -------------------------------------------------------------------------------------------------------
def test_a_stream_that_outlived_five_minutes_becomes_one_whole_answer(slack: Loopback, bot: ScriptedBot) -> None:
    slack.stream_seconds = 0.05
    bot.advisor.ahead.gate.clear()
    ts = slack.mention(STREAMED)
    assert bot.advisor.ahead.told.wait(5)
    time.sleep(0.06)
    bot.advisor.ahead.gate.set()
    bot.settle()
    [whole] = slack.answers(ts)
    assert "次に担当を置きます。 [2]" in whole["text"]
    assert "blocks" in whole
    assert slack.working() == []


def test_a_claim_longer_than_a_stream_takes_is_told_in_part(slack: Loopback, bot: ScriptedBot) -> None:
    ts = slack.mention(f"{STREAMED}とても長く")
    bot.settle()
    given = [
        len(arguments["markdown_text"])
        for name, arguments in slack.calls
        if name in ("chat.startStream", "chat.appendStream")
    ]
    assert len(given) == 2
    assert max(given) <= 12_000
    assert "【根拠】" in slack.answers(ts)[-1]["text"] or len(slack.answers(ts)) > 1


# --- forms ---------------------------------------------------------------------------------------------------------
class _HeldPages(OnePage):
    """Pages that take their time."""

    def __init__(self) -> None:
        self.asked_for, self.gate = threading.Event(), threading.Event()

    def of(self, citation: Citation, audience: Audience) -> Iterator[MarkedPage]:
        self.asked_for.set()
        self.gate.wait(30)
        return super().of(citation, audience)


def test_a_form_does_not_wait_for_pages_that_are_being_drawn(loopback: Loopback, bot: ScriptedBot) -> None:
    pages = _HeldPages()
    bot.services = replace(bot.services, pages=pages)
    with bot.running() as url:
        loopback.connect(url)
        [answer] = loopback.answers(loopback.mention("研修の進め方は？"))
        loopback.press(names.MORE, f"evidence:{verdict(answer, 'negative').split(':')[1]}", ts=answer["ts"])
        assert pages.asked_for.wait(5)
        loopback.press(names.FEEDBACK, verdict(answer, "negative"), ts=answer["ts"], user=SUZUKI)
        loopback.patience = 2.5
        form = loopback.form(names.FEEDBACK_SENT)
        pages.gate.set()
        bot.settle()
    assert form["callback_id"] == names.FEEDBACK_SENT


@pytest.mark.parametrize("way", ["feedback", "reply", "settings", "municipality"])
def test_who_pressed_too_early_for_a_form_hears_to_press_again(slack: Loopback, bot: ScriptedBot, way: str) -> None:
    bot.kept.rules.put(TEAM, CHANNEL, ChannelRules(helpers=(TANAKA,)), by=SATO, at=bot.services.now())
    ts = slack.mention("研修の進め方は？")
    [answer] = slack.answers(ts)
    slack.press(names.ASK_PEOPLE, button_value(answer, names.ASK_PEOPLE), ts=answer["ts"])
    call = slack.answers(ts, expected=2)[1]
    bot.settle()
    slack.faults["views.open"].append(lambda _call: slack_error("expired_trigger_id"))
    user = SUZUKI if way == "settings" else TANAKA
    match way:
        case "feedback":
            slack.press(names.FEEDBACK, verdict(answer, "negative"), ts=answer["ts"])
        case "reply":
            slack.press(names.REPLY, button_value(call, names.REPLY), ts=call["ts"])
        case "settings":
            slack.command("設定", user=user)
        case _:
            slack.command("団体")
    assert text_of(slack.whispered(user)[0]) == slack_messages.FORM_TOO_LATE
    bot.settle()


def test_a_trigger_opens_one_form_however_often_slack_sends_the_gesture(slack: Loopback, bot: ScriptedBot) -> None:
    [answer] = slack.answers(slack.mention("研修の進め方は？"))
    once = slack.trigger()
    slack.trigger = lambda: once  # type: ignore[method-assign]
    for _ in range(3):
        slack.press(names.FEEDBACK, verdict(answer, "negative"), ts=answer["ts"])
    bot.settle()
    assert len(slack.called("views.open")) == 1


def test_no_form_is_put_upon_another() -> None:
    assert [path.name for path in _sources() if "views_push" in path.read_text(encoding="utf-8")] == []


# --- statuses ------------------------------------------------------------------------------------------------------
def test_a_status_has_no_more_words_than_slack_takes(slack: Loopback, bot: ScriptedBot) -> None:
    slack.answers(slack.mention("研修の進め方は？"))
    bot.settle()
    assert {len(call["loading_messages"]) <= 10 for call in slack.called("assistant.threads.setStatus")} == {True}


@pytest.mark.parametrize(
    ("question", "faults"),
    [
        ("研修の進め方は？", {}),
        ("証明書の手数料は？", {}),
        ("障害のときは？", {}),
        ("全手順を教えて", {}),
        (STREAMED, {}),
        (STREAMED, {"chat.appendStream": slack_error("message_not_in_streaming_state")}),
        (STREAMED, {"chat.update": slack_error("internal_error", status=500)}),
        ("研修の進め方は？", {"chat.postMessage": slack_error("invalid_blocks")}),
        ("研修の進め方は？", {"chat.postMessage": slack_error("restricted_action")}),
    ],
    ids=["answered", "unanswered", "failed", "long", "streamed", "dying", "stuck", "plain", "refused"],
)
def test_in_every_case_the_status_goes(
    slack: Loopback, bot: ScriptedBot, question: str, faults: dict[str, Response]
) -> None:
    for method, said in faults.items():
        slack.faults[method].append(lambda _call, said=said: said)  # type: ignore[misc]
    slack.mention(question)
    bot.settle()
    assert slack.called("assistant.threads.setStatus")
    assert slack.working() == []


def test_no_status_is_shown_where_only_one_person_sees_the_answer(slack: Loopback, bot: ScriptedBot) -> None:
    rules = ChannelRules(speaks=Speaks.PRIVATELY_FIRST)
    bot.kept.rules.put(TEAM, CHANNEL, rules, by=SATO, at=bot.services.now())
    bot.advisor.gate.clear()
    for _ in range(3):
        slack.mention("研修の進め方は？")
    bot.advisor.gate.set()
    assert len(slack.whispered(TANAKA, expected=3)) == 3
    bot.settle()
    assert slack.working() == []


# --- files ---------------------------------------------------------------------------------------------------------
def test_a_picture_goes_up_in_three_steps(slack: Loopback, bot: ScriptedBot) -> None:
    [answer] = slack.answers(slack.mention("研修の進め方は？"))
    answer_id = verdict(answer, "negative").split(":")[1]
    slack.press(names.MORE, f"evidence:{answer_id}", ts=answer["ts"])
    bot.settle()
    assert [name for name in slack.methods() if name.startswith("files.")] == [
        "files.getUploadURLExternal",
        "files.completeUploadExternal",
    ]
    [file] = slack.files.values()
    assert (file["content"], file["length"]) == (b"PNG", 3)


def test_no_file_is_ever_downloaded() -> None:
    assert "files:read" not in BOT_SCOPES
    words = [path.read_text(encoding="utf-8") for path in _sources()]
    assert not any(word in text for text in words for word in ("files_info", "url_private", "file_input"))


def _sources() -> list[Path]:
    return sorted((_ROOT / "bot" / "slack").rglob("*.py"))
