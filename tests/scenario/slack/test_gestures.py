"""What the buttons and forms do, who may use them, and what everyone sees of it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot import slack_messages
from bot.slack import names
from knowledge.domain.handoff import HandoffState
from knowledge.domain.workspace import ChannelRules, Speaks
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.kept import Stores
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.signing import TEAM
from tests.scenario.slack.web_api import CHANNEL, DM, DMS
from tests.scenario.slack.workspace import SATO, SUZUKI, TANAKA

AT = datetime(2026, 7, 1, tzinfo=UTC)


def text_of(message: dict[str, Any]) -> str:
    return str(message["text"])


def button_value(message: dict[str, Any], action_id: str) -> str:
    """What the button of a message says when it is pressed."""
    return next(
        str(element["value"])
        for block in message["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == action_id
    )


def verdict(answer: dict[str, Any], which: str) -> str:
    [feedback] = [block for block in answer["blocks"] if block["type"] == "context_actions"]
    return str(feedback["elements"][0][f"{which}_button"]["value"])


@pytest.fixture
def answered(slack: Loopback, bot: ScriptedBot) -> dict[str, Any]:
    """A question of TANAKA's that was answered in its thread."""
    [answer] = slack.answers(slack.mention("研修の進め方は？"))
    bot.settle()
    return answer


@pytest.fixture
def called(slack: Loopback, bot: ScriptedBot, answered: dict[str, Any]) -> dict[str, Any]:
    """The message that calls SUZUKI for the answer."""
    bot.kept.rules.put(TEAM, CHANNEL, ChannelRules(helpers=(SUZUKI,)), by=SATO, at=AT)
    slack.press(names.ASK_PEOPLE, button_value(answered, names.ASK_PEOPLE), ts=answered["ts"])
    call: dict[str, Any] = slack.answers(answered["thread_ts"], expected=2)[1]
    bot.settle()
    return call


# --- feedback ------------------------------------------------------------------------------------------------------
def test_a_helpful_answer_is_accepted_and_the_reader_thanked(
    slack: Loopback, stores: Stores, answered: dict[str, Any]
) -> None:
    slack.press(names.FEEDBACK, verdict(answered, "positive"), ts=answered["ts"])
    [thanks] = slack.whispered(TANAKA)
    assert text_of(thanks) == slack_messages.THANKS
    assert stores.feedback.accepted(5) == ("answer-1",)


def test_an_answer_that_did_not_help_is_asked_for_its_reason(
    slack: Loopback, stores: Stores, bot: ScriptedBot, answered: dict[str, Any]
) -> None:
    slack.press(names.FEEDBACK, verdict(answered, "positive"), ts=answered["ts"], user=SUZUKI)
    slack.press(names.FEEDBACK, verdict(answered, "negative"), ts=answered["ts"])
    slack.form(names.FEEDBACK_SENT)
    slack.submit({"reason": {"selected_option": {"value": "outdated"}}, "words": {"value": "令和8年度の率"}})
    assert text_of(slack.whispered(TANAKA)[0]) == slack_messages.THANKS_FOR_REASON
    bot.settle()
    assert stores.feedback.accepted(5) == ()  # one for, one against


# --- people --------------------------------------------------------------------------------------------------------
def test_without_helpers_nobody_is_called_and_the_asker_learns_why(slack: Loopback, answered: dict[str, Any]) -> None:
    slack.press(names.ASK_PEOPLE, button_value(answered, names.ASK_PEOPLE), ts=answered["ts"])
    assert text_of(slack.whispered(TANAKA)[0]) == slack_messages.NO_HELPERS


def test_helpers_are_called_into_the_thread_once(
    slack: Loopback, bot: ScriptedBot, answered: dict[str, Any], called: dict[str, Any]
) -> None:
    assert f"<@{SUZUKI}>" in text_of(called)
    assert "研修の進め方は？" in text_of(called)
    slack.press(names.ASK_PEOPLE, button_value(answered, names.ASK_PEOPLE), ts=answered["ts"])
    assert text_of(slack.whispered(TANAKA)[0]) == slack_messages.ALREADY_CALLED
    bot.settle()
    assert len(slack.answers(answered["thread_ts"], expected=2)) == 2


def test_a_helpers_answer_stands_in_the_thread_and_reaches_the_asker(
    slack: Loopback, answered: dict[str, Any], called: dict[str, Any]
) -> None:
    slack.press(names.REPLY, button_value(called, names.REPLY), ts=called["ts"], user=SUZUKI)
    slack.form(names.REPLY_SENT)
    slack.submit({"reply": {"value": "人事課の<内規>3条です。"}}, user=SUZUKI)
    reply = slack.answers(answered["thread_ts"], expected=3)[2]
    assert text_of(reply).startswith(f"<@{SUZUKI}> さんの回答です（登録資料による回答ではありません）。")
    assert "人事課の&lt;内規&gt;3条です。" in text_of(reply)
    with slack.changed:
        slack.changed.wait_for(lambda: bool(slack.messages[DM]), 5)
    [told] = slack.messages[DM]
    assert "「研修の進め方は？」に、担当者" in text_of(told)
    assert "https://mihon-city.slack.com/archives/" in text_of(told)


def test_only_helpers_settle(slack: Loopback, bot: ScriptedBot, called: dict[str, Any]) -> None:
    slack.press(names.RESOLVE, button_value(called, names.RESOLVE), ts=called["ts"], user=SATO)
    assert text_of(slack.whispered(SATO)[0]) == slack_messages.ONLY_HELPERS
    assert len(bot.kept.handoffs.waiting(TEAM, 5)) == 1


def test_who_was_a_helper_when_the_form_opened_must_still_be_one(
    slack: Loopback, bot: ScriptedBot, called: dict[str, Any]
) -> None:
    slack.press(names.REPLY, button_value(called, names.REPLY), ts=called["ts"], user=SUZUKI)
    slack.form(names.REPLY_SENT)
    bot.kept.rules.put(TEAM, CHANNEL, ChannelRules(helpers=(SATO,)), by=SATO, at=AT)
    slack.submit({"reply": {"value": "遅れました。"}}, user=SUZUKI)
    assert text_of(slack.whispered(SUZUKI)[0]) == slack_messages.ONLY_HELPERS
    assert len(bot.kept.handoffs.waiting(TEAM, 5)) == 1


def test_what_is_settled_is_not_settled_again(
    slack: Loopback, answered: dict[str, Any], called: dict[str, Any]
) -> None:
    slack.press(names.RESOLVE, button_value(called, names.RESOLVE), ts=called["ts"], user=SUZUKI)
    slack.answers(answered["thread_ts"], expected=3)
    slack.press(names.REPLY, button_value(called, names.REPLY), ts=called["ts"], user=SUZUKI)
    assert text_of(slack.whispered(SUZUKI)[0]) == slack_messages.SETTLED_BEFORE


def test_what_a_crash_cut_short_after_it_was_settled_still_reaches_everyone(
    slack: Loopback, bot: ScriptedBot, answered: dict[str, Any], called: dict[str, Any]
) -> None:
    """The same gesture is done again: the handoff is settled by it already, and nobody has heard of it."""
    slack.trigger = lambda: "cut.short"  # type: ignore[method-assign]
    [handoff] = bot.kept.handoffs.waiting(TEAM, 5)
    bot.kept.handoffs.settle(handoff.id, HandoffState.RESOLVED, by=SUZUKI, gesture="cut.short", at=AT)
    slack.press(names.RESOLVE, handoff.id, ts=called["ts"], user=SUZUKI)
    bot.settle()
    assert "解決済みにしました" in text_of(slack.answers(answered["thread_ts"], expected=3)[2])
    assert len(slack.messages[DM]) == 1


# --- sharing -------------------------------------------------------------------------------------------------------
def test_a_private_answer_is_shared_with_question_and_sources(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command("研修の進め方は？")
    [private] = slack.whispered(TANAKA)
    slack.press(names.SHARE, button_value(private, names.SHARE))
    bot.settle()
    introduced, answer = slack.messages[CHANNEL]
    assert "thread_ts" not in introduced  # nothing hangs below a message that only one person saw
    assert text_of(introduced) == f"<@{TANAKA}> さんが共有しました。\n質問: 研修の進め方は？"
    assert "【根拠】" in text_of(answer)
    assert slack.whispers == []


def test_a_private_answer_can_be_taken_away(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command("研修の進め方は？")
    [private] = slack.whispered(TANAKA)
    slack.press(names.CLOSE, button_value(private, names.CLOSE))
    bot.settle()
    assert slack.whispers == []
    assert slack.messages[CHANNEL] == []


# --- settings ------------------------------------------------------------------------------------------------------
def test_a_facilitator_changes_how_the_advisor_behaves_in_a_channel(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command("設定", user=SUZUKI)
    slack.form(names.SETTINGS_SENT)
    every = {"speaks": {"selected_option": {"value": "every_question"}}, "helpers": {"selected_users": [SATO]}}
    slack.submit(every, user=SUZUKI)
    [saved] = slack.whispered(SUZUKI)
    assert slack_messages.SPEAKS_EVERY_QUESTION in text_of(saved)
    rules = bot.kept.rules.of(TEAM, CHANNEL)
    assert rules == ChannelRules(speaks=Speaks.EVERY_QUESTION, helpers=(SATO,))
    assert len(slack.answers(slack.say("研修の進め方は？"))) == 1


def test_staff_hear_who_may_change_settings(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command("設定", user=TANAKA)
    assert text_of(slack.whispered(TANAKA)[0]) == slack_messages.ONLY_FACILITATORS
    assert slack.forms == []
    assert bot.kept.rules.of(TEAM, CHANNEL) == ChannelRules()


# --- my municipality -----------------------------------------------------------------------------------------------
def test_a_person_says_changes_and_takes_back_their_municipality(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command("団体")
    slack.form(names.MUNICIPALITY_SENT)
    slack.submit({"name": {"value": "長野県池田町"}})
    slack.whispered(TANAKA)
    assert bot.kept.people.municipality(TEAM, TANAKA) == "長野県池田町"
    slack.command("団体")
    bot.settle()
    slack.press_in_form(names.MUNICIPALITY_FORGOTTEN)
    assert text_of(slack.whispered(TANAKA, expected=2)[1]) == slack_messages.MUNICIPALITY_FORGOTTEN
    assert "initial_value" not in slack.forms[-1]["blocks"][0]["element"]
    assert bot.kept.people.municipality(TEAM, TANAKA) == ""


@pytest.mark.parametrize("words", ["団体", "設定"])
def test_who_is_in_a_channel_without_the_app_hears_in_the_conversation_with_it(
    slack: Loopback, bot: ScriptedBot, words: str
) -> None:
    slack.command(words, channel="C0ELSEWHERE", user=SUZUKI)
    bot.settle()
    if words == "団体":
        slack.submit({"name": {"value": "長野県池田町"}}, user=SUZUKI)
    else:
        slack.submit({"speaks": {"selected_option": {"value": "mentioned"}}}, user=SUZUKI)
    [told] = slack.whispered(SUZUKI)
    assert told["channel"] == DMS[SUZUKI]
    bot.settle()


@pytest.mark.parametrize(("said", "told"), [("池田町", "北海道池田町・"), ("どこか", "見つかりませんでした")])
def test_a_municipality_that_is_not_clear_is_asked_for_again(
    slack: Loopback, bot: ScriptedBot, said: str, told: str
) -> None:
    slack.command("団体")
    slack.form(names.MUNICIPALITY_SENT)
    slack.submit({"name": {"value": said}})
    assert told in text_of(slack.whispered(TANAKA)[0])
    assert bot.kept.people.municipality(TEAM, TANAKA) == ""


# --- help and failures ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("words", ["", "ヘルプ"])
def test_dx_alone_says_how_to_ask(slack: Loopback, words: str) -> None:
    slack.command(words)
    assert text_of(slack.whispered(TANAKA)[0]) == "\n".join(slack_messages.HELP)


def test_a_gesture_that_fails_is_told_with_a_number_and_nothing_else(slack: Loopback, bot: ScriptedBot) -> None:
    slack.press(names.FEEDBACK, "no-verdict:answer-1")
    assert "受付番号" in text_of(slack.whispered(TANAKA)[0])
    bot.settle()


def test_the_same_gesture_sent_twice_is_done_once(slack: Loopback, bot: ScriptedBot, answered: dict[str, Any]) -> None:
    slack.trigger = lambda: "same.trigger"  # type: ignore[method-assign]
    slack.press(names.FEEDBACK, verdict(answered, "positive"), ts=answered["ts"])
    slack.press(names.FEEDBACK, verdict(answered, "positive"), ts=answered["ts"])
    bot.settle()
    assert len(slack.whispers) == 1
