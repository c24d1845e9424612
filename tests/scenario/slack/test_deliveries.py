"""What can go wrong between Slack and the bot, and what the person sees of it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from fastapi import Response

from bot import slack_messages
from bot.slack.pace import Pace
from tests.scenario.slack.advisor import SECRET
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.limits import refused
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.signing import BOT_USER
from tests.scenario.slack.web_api import DM, PRIVATE, lost_reply, slack_error, stumbles, too_many_requests
from tests.scenario.slack.workspace import SUZUKI


def test_slack_has_its_200_while_the_advisor_is_still_thinking(slack: Loopback, bot: ScriptedBot) -> None:
    bot.advisor.gate.clear()
    ts = slack.mention("研修の進め方は？")
    assert slack.statuses() == [200, 200]
    assert max(received.seconds for received in slack.received) < 1
    assert slack.conversation(ts)[1:] == []
    bot.advisor.gate.set()
    assert len(slack.answers(ts)) == 1


@pytest.mark.slow
def test_fifty_mentions_at_once_get_fifty_answers_each_in_its_thread(slack: Loopback, bot: ScriptedBot) -> None:
    with ThreadPoolExecutor(10) as people:
        threads = list(people.map(lambda n: slack.mention(f"研修その{n}の進め方は？"), range(50)))
    assert set(slack.statuses()) == {200}
    for n, ts in enumerate(threads):
        [answer] = slack.answers(ts)
        assert f"研修その{n}の" in answer["text"]
    assert len(bot.advisor.questions) == 50


@pytest.mark.slow
def test_a_429_is_waited_for(slack: Loopback) -> None:
    slack.faults["chat.postMessage"].extend([too_many_requests, too_many_requests])
    assert len(slack.answers(slack.mention("研修の進め方は？"))) == 1
    assert len(slack.called("chat.postMessage")) == 3


@pytest.mark.slow
def test_a_page_of_a_proxy_in_between_is_not_taken_for_slacks_word(slack: Loopback) -> None:
    slack.faults["chat.postMessage"].append(lambda _call: Response("<html>Bad gateway</html>", status_code=502))
    assert len(slack.answers(slack.mention("研修の進め方は？"))) == 1


@pytest.mark.slow
def test_slack_that_stumbles_gets_the_answer_later(slack: Loopback) -> None:
    slack.faults["chat.postMessage"].append(stumbles)
    assert len(slack.answers(slack.mention("研修の進め方は？"))) == 1


@pytest.mark.slow
def test_an_answer_that_stands_although_slack_said_otherwise_is_not_posted_again(
    slack: Loopback, bot: ScriptedBot
) -> None:
    slack.faults["chat.postMessage"].append(lost_reply)
    ts = slack.mention("研修の進め方は？")
    bot.settle()
    assert len(slack.answers(ts)) == 1
    assert len(slack.called("chat.postMessage")) == 1


def test_blocks_that_slack_refuses_are_posted_as_plain_words(slack: Loopback) -> None:
    slack.faults["chat.postMessage"].append(lambda _call: slack_error("invalid_blocks"))
    [answer] = slack.answers(slack.mention("財政措置は？"))
    assert "blocks" not in answer
    assert "措置率0.7" in answer["text"]
    assert "令和8年3月31日で終わっています" in answer["text"]


def test_a_thread_that_cannot_be_written_to_does_not_hold_up_the_others(slack: Loopback, bot: ScriptedBot) -> None:
    slack.faults["chat.postMessage"].append(lambda _call: slack_error("is_archived"))
    lost = slack.mention("研修の進め方は？")
    assert len(slack.answers(slack.mention("体制の進め方は？"))) == 1
    assert slack.answers(lost, expected=0) == []
    bot.settle()


def test_a_status_that_slack_refuses_costs_nothing(slack: Loopback) -> None:
    slack.faults["assistant.threads.setStatus"].append(too_many_requests)
    assert len(slack.answers(slack.mention("研修の進め方は？"))) == 1


def test_the_person_sees_that_the_question_is_being_worked_on(slack: Loopback) -> None:
    ts = slack.mention("研修の進め方は？")
    slack.answers(ts)
    [status] = slack.called("assistant.threads.setStatus")
    assert (status["thread_ts"], status["status"]) == (ts, "資料を調べています…")


def test_a_failure_reaches_the_person_as_one_sentence_with_a_number(
    slack: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    [answer] = slack.answers(slack.mention("障害のときは？"))
    error_id = answer["text"].split("受付番号 ")[1][:8]
    assert answer["text"].count("。") == 1
    assert SECRET not in str(answer)
    assert error_id in caplog.text
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text
    assert "障害のとき" not in caplog.text


def test_a_follow_up_that_comes_before_the_answer_is_not_lost(slack: Loopback, bot: ScriptedBot) -> None:
    bot.advisor.gate.clear()
    ts = slack.mention("研修の進め方は？")
    slack.say("費用も知りたいです。", thread_ts=ts)
    bot.advisor.gate.set()
    first, second = slack.answers(ts, expected=2)
    assert "研修の進め方" in first["text"]
    assert "費用も" in second["text"]
    assert len(bot.advisor.questions[1].history) == 1


def test_who_is_asked_to_try_again_may_do_so_in_the_thread(slack: Loopback, bot: ScriptedBot) -> None:
    ts = slack.mention("障害のときは？")
    slack.answers(ts)
    bot.settle()
    slack.say("研修の進め方は？", thread_ts=ts)
    assert "推進役" in slack.answers(ts, expected=2)[1]["text"]


def test_after_a_failure_the_next_question_is_answered(slack: Loopback) -> None:
    slack.answers(slack.mention("障害のときは？"))
    [answer] = slack.answers(slack.mention("研修の進め方は？"))
    assert "推進役" in answer["text"]


def test_a_long_answer_comes_in_order_and_within_slacks_limits(slack: Loopback) -> None:
    ts = slack.mention("全手順を教えて")
    parts = slack.answers(ts, expected=3)
    assert [refused(part) for part in parts] == [""] * len(parts)
    shown = "".join(b["text"]["text"] for part in parts for b in part["blocks"] if b["type"] == "section")
    numbers = [shown.index(f"{n}番目の手順では") for n in range(1, 601)]
    assert numbers == sorted(numbers)
    last = [block["text"]["text"] for block in parts[-1]["blocks"] if block["type"] == "section"][-1]
    assert "*根拠*" in last


def test_bots_are_not_answered(slack: Loopback, bot: ScriptedBot) -> None:
    slack.mention("研修の進め方は？", bot_id="B0OTHER", user="U0OTHER")
    slack.direct("研修の進め方は？", bot_id="B0OTHER", user="U0OTHER")
    slack.mention("研修の進め方は？", subtype="bot_message")
    slack.say("参加しました", subtype="channel_join")
    slack.answers(slack.mention("最後の質問は？"))
    assert [question.text for question in bot.advisor.questions] == ["最後の質問は？"]
    assert set(slack.statuses()) == {200}


def test_a_private_channel_is_served_like_a_public_one(slack: Loopback, bot: ScriptedBot) -> None:
    ts = slack.mention("研修の進め方は？", channel=PRIVATE)
    slack.answers(ts)
    bot.settle()
    slack.say("費用は？", channel=PRIVATE, thread_ts=ts, user=SUZUKI)
    assert len(slack.answers(ts, expected=2)) == 2


def test_a_colleague_named_in_the_thread_is_left_to_answer(slack: Loopback, bot: ScriptedBot) -> None:
    ts = slack.mention("研修の進め方は？")
    slack.answers(ts)
    bot.settle()
    slack.say(f"<@{SUZUKI}> どう思いますか？", thread_ts=ts)
    slack.mention("費用は？", thread_ts=ts)
    slack.answers(ts, expected=2)
    assert [question.text for question in bot.advisor.questions] == ["研修の進め方は？", "費用は？"]


def test_the_bot_never_sees_a_mention_in_the_question(slack: Loopback, bot: ScriptedBot) -> None:
    slack.answers(slack.say(f"<@{BOT_USER}> 手引き &amp; <https://www.example.jp/|要綱> は？"))
    assert [question.text for question in bot.advisor.questions] == ["手引き & 要綱 は？"]


def test_answers_carry_no_preview_of_their_links(slack: Loopback) -> None:
    slack.answers(slack.direct("研修の進め方は？"))
    [post] = slack.called("chat.postMessage")
    assert (post["unfurl_links"], post["unfurl_media"], post["channel"]) == (False, False, DM)


def test_who_asks_too_fast_is_asked_to_wait_and_others_are_answered(loopback: Loopback, bot: ScriptedBot) -> None:
    bot.services = replace(bot.services, pace=Pace(per_person=2, per_workspace=100))
    with bot.running() as url:
        loopback.connect(url)
        asked = [loopback.mention(f"{n}番目は？") for n in range(3)]
        other = loopback.mention("私のは？", user=SUZUKI)
        said = [loopback.answers(ts)[0]["text"] for ts in (*asked, other)]
    assert [text == slack_messages.TOO_MANY for text in said] == [False, False, True, False]


def test_where_slack_shows_no_status_eyes_are_on_the_question(slack: Loopback) -> None:
    slack.faults["assistant.threads.setStatus"].append(lambda _call: slack_error("missing_scope"))
    ts = slack.mention("研修の進め方は？")
    slack.answers(ts)
    assert slack.message(ts)["reactions"] == ["eyes"]
