"""Ways to ask beside naming the bot: /dx, the message shortcut, and what a channel has decided."""

from datetime import UTC, datetime

import pytest

from bot import slack_messages
from bot.slack import names
from bot.slack.conversation import Kind
from knowledge.domain.language import Language
from knowledge.domain.workspace import ChannelRules, Speaks
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.signing import BOT_USER, TEAM
from tests.scenario.slack.web_api import CHANNEL, stumbles
from tests.scenario.slack.workspace import SUZUKI, TANAKA

AT = datetime(2026, 7, 1, tzinfo=UTC)


def decide(bot: ScriptedBot, speaks: Speaks) -> None:
    bot.kept.rules.put(TEAM, CHANNEL, ChannelRules(speaks=speaks), by=TANAKA, at=AT)


def test_dx_answers_the_asker_alone(slack: Loopback, bot: ScriptedBot) -> None:
    assert slack.command("研修の進め方は？") == 200
    [answer] = slack.whispered(TANAKA)
    assert "「研修の進め方は？」には" in answer["text"]
    bot.settle()
    assert slack.messages[CHANNEL] == []


def test_the_shortcut_asks_what_a_colleague_wrote_and_tells_only_who_called_it(slack: Loopback) -> None:
    ts = slack.say("補助率は0.7でしょうか？", user=SUZUKI)
    assert slack.call_shortcut(names.ASK_ABOUT_MESSAGE, ts, user=TANAKA) == 200
    [answer] = slack.whispered(TANAKA)
    assert "「補助率は0.7でしょうか？」には" in answer["text"]
    assert slack.answers(ts, expected=0) == []


def test_a_channel_may_want_every_question_answered(slack: Loopback, bot: ScriptedBot) -> None:
    decide(bot, Speaks.EVERY_QUESTION)
    told = slack.say("会議は三時からです。")
    asked = slack.say("研修の進め方は？")
    assert len(slack.answers(asked)) == 1
    bot.settle()
    assert slack.answers(told, expected=0) == []


def test_a_mention_in_such_a_channel_gets_one_answer(slack: Loopback, bot: ScriptedBot) -> None:
    decide(bot, Speaks.EVERY_QUESTION)
    ts = slack.mention("研修の進め方は？")
    slack.answers(ts)
    bot.settle()
    assert len(slack.answers(ts)) == len(bot.advisor.questions) == 1


def test_a_channel_may_want_answers_seen_by_the_asker_first(slack: Loopback, bot: ScriptedBot) -> None:
    decide(bot, Speaks.PRIVATELY_FIRST)
    ts = slack.mention("研修の進め方は？")
    [answer] = slack.whispered(TANAKA)
    assert answer["thread_ts"] == ts
    bot.settle()
    assert slack.answers(ts, expected=0) == []


def test_the_municipality_somebody_gave_goes_with_each_question(slack: Loopback, bot: ScriptedBot) -> None:
    bot.kept.people.put(TEAM, TANAKA, "若葉県汐風町", at=AT)
    slack.answers(slack.mention("使える補助は？"))
    slack.answers(slack.mention("使える補助は？", user=SUZUKI))
    assert [question.municipality for question in bot.advisor.questions] == ["若葉県汐風町", ""]


def test_who_has_to_wait_is_told_how_many_are_before_them(slack: Loopback, bot: ScriptedBot) -> None:
    bot.advisor.gate.clear()
    slack.mention("一つ目は？")
    second = slack.mention("二つ目は？")
    waiting = slack_messages.QUEUED.format(ahead=1)
    with slack.changed:
        shown = slack.changed.wait_for(
            lambda: any(c.get("status") == waiting and c["thread_ts"] == second for _, c in slack.calls), 5
        )
    bot.advisor.gate.set()
    assert shown


def test_a_button_nobody_handles_any_more_is_taken_and_does_nothing(slack: Loopback, bot: ScriptedBot) -> None:
    assert slack.press("dx.of_an_older_version", "x") == 200
    bot.settle()
    assert slack.whispers == []


def test_a_private_answer_that_does_not_arrive_by_its_address_is_whispered(slack: Loopback) -> None:
    slack.faults["response_url"].append(stumbles)
    slack.command("研修の進め方は？")
    assert len(slack.whispered(TANAKA)) == 1
    assert len(slack.called("chat.postEphemeral")) == 1


@pytest.mark.parametrize("kind", [Kind.COMMAND, Kind.SHORTCUT])
def test_a_private_question_opens_no_thread_of_the_bot(slack: Loopback, bot: ScriptedBot, kind: Kind) -> None:
    ts = slack.say("これは？", user=SUZUKI)
    slack.command("研修の進め方は？") if kind is Kind.COMMAND else slack.call_shortcut(names.ASK_ABOUT_MESSAGE, ts)
    slack.whispered(TANAKA)
    bot.settle()
    slack.say("別の話です。そうでしょう？", thread_ts=ts, user=SUZUKI)
    bot.settle()
    assert len(bot.advisor.questions) == 1


def test_what_the_bot_is_called_stands_in_no_question(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command(f"<@{BOT_USER}> 研修の進め方は？")
    slack.whispered(TANAKA)
    assert bot.advisor.questions[0].text == "研修の進め方は？"


def test_who_is_called_into_a_thread_knows_what_was_said_there(slack: Loopback, bot: ScriptedBot) -> None:
    ts = slack.say("DX推進リーダーの研修、交付税の対象だそうです。", user=SUZUKI)
    slack.say("へえ。", thread_ts=ts, user=SUZUKI)
    slack.mention("それは町でも使えますか？", thread_ts=ts)
    slack.answers(ts)
    said = [turn.question for turn in bot.advisor.questions[0].history]
    assert said == ["DX推進リーダーの研修、交付税の対象だそうです。", "へえ。"]


def test_a_channel_may_want_answers_in_english(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command("設定", user=SUZUKI)
    slack.form(names.SETTINGS_SENT)
    chosen = {"speaks": "mentioned", "language": "en"}
    slack.submit({key: {"selected_option": {"value": value}} for key, value in chosen.items()}, user=SUZUKI)
    assert slack_messages.LANGUAGE_ENGLISH in slack.whispered(SUZUKI)[0]["text"]
    [answer] = slack.answers(slack.mention("証明書の手数料は？"))
    assert "The registered documents do not answer this." in answer["text"]
    slack.direct("証明書の手数料は？")
    bot.settle()
    assert [question.language for question in bot.advisor.questions] == [Language.ENGLISH, Language.JAPANESE]


def test_a_settings_form_without_languages_changes_none(slack: Loopback, bot: ScriptedBot) -> None:
    bot.kept.rules.put(TEAM, CHANNEL, ChannelRules(language=Language.ENGLISH), by=SUZUKI, at=AT)
    slack.command("設定", user=SUZUKI)
    slack.form(names.SETTINGS_SENT)
    slack.submit({"speaks": {"selected_option": {"value": "mentioned"}}}, user=SUZUKI)
    slack.whispered(SUZUKI)
    bot.settle()
    assert bot.kept.rules.of(TEAM, CHANNEL).language is Language.ENGLISH
