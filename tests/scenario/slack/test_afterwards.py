"""What follows an answer: its thread's title, and the one question for the asker's municipality."""

import pytest

from bot import slack_messages
from bot.slack import names
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.signing import TEAM
from tests.scenario.slack.test_gestures import button_value, text_of
from tests.scenario.slack.web_api import CHANNEL, DM, slack_error
from tests.scenario.slack.workspace import SUZUKI, TANAKA

TITLE = "assistant.threads.setTitle"
MEASURE = "うちで使える措置は？"


def test_who_asks_for_a_measure_is_asked_once_where_they_work(slack: Loopback, bot: ScriptedBot) -> None:
    ts = slack.mention(MEASURE)
    [question] = slack.whispered(TANAKA)
    assert text_of(question) == slack_messages.MUNICIPALITY_ASKED
    assert (question["channel"], question["thread_ts"]) == (CHANNEL, ts)
    slack.direct(MEASURE)
    slack.command(MEASURE)
    slack.answers(ts)
    bot.settle()
    assert [text_of(one) for one in slack.whispers].count(slack_messages.MUNICIPALITY_ASKED) == 1
    slack.mention(MEASURE, user=SUZUKI)
    assert text_of(slack.whispered(SUZUKI)[0]) == slack_messages.MUNICIPALITY_ASKED


def test_a_private_answer_has_the_question_below_it(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command(MEASURE)
    answer, question = slack.whispered(TANAKA, expected=2)
    assert "研修の措置が使えます" in text_of(answer)
    assert text_of(question) == slack_messages.MUNICIPALITY_ASKED
    bot.settle()


def test_the_button_opens_the_form_and_the_question_goes(slack: Loopback, bot: ScriptedBot) -> None:
    slack.mention(MEASURE)
    [question] = slack.whispered(TANAKA)
    slack.press(names.MUNICIPALITY, button_value(question, names.MUNICIPALITY))
    slack.form(names.MUNICIPALITY_SENT)
    bot.settle()
    assert slack.whispers == []
    slack.submit({"name": {"value": "長野県池田町"}})
    slack.whispered(TANAKA)
    slack.mention(MEASURE)
    bot.settle()
    assert bot.advisor.questions[-1].municipality == "長野県池田町"
    assert slack.whispered(TANAKA)[1:] == []


def test_who_says_not_now_or_takes_it_back_is_not_asked_again(slack: Loopback, bot: ScriptedBot) -> None:
    slack.mention(MEASURE)
    [question] = slack.whispered(TANAKA)
    slack.press(names.MUNICIPALITY_DECLINED, button_value(question, names.MUNICIPALITY_DECLINED))
    bot.settle()
    bot.kept.people.put(TEAM, TANAKA, "長野県池田町", at=bot.services.now())
    assert bot.kept.people.forget(TEAM, TANAKA)
    slack.mention(MEASURE)
    bot.settle()
    assert slack.whispers == []


def test_a_question_that_does_not_depend_on_the_asker_asks_nothing_back(slack: Loopback, bot: ScriptedBot) -> None:
    slack.mention("研修の進め方は？")
    slack.mention("証明書の手数料は？")
    bot.settle()
    assert slack.whispers == []


def test_a_thread_with_the_bot_alone_has_the_question_as_its_title(slack: Loopback, bot: ScriptedBot) -> None:
    ts = slack.direct("研修の進め方は？来月までに決めます。")
    slack.answers(ts)
    slack.direct("町の場合は？", thread_ts=ts)
    slack.mention("研修の進め方は？")
    bot.settle()
    assert slack.called(TITLE) == [{"channel_id": DM, "thread_ts": ts, "title": "研修の進め方は？"}]


def test_a_question_from_the_home_tab_has_a_title_too(slack: Loopback, bot: ScriptedBot) -> None:
    slack.open_home()
    slack.home()
    slack.press_at_home(names.HOME_ASK, "研修の進め方は？")
    assert [call["title"] for call in slack.called(TITLE)] == ["研修の進め方は？"]
    bot.settle()


@pytest.mark.parametrize("error", ["invalid_thread_ts", "missing_scope"])
def test_an_answer_stands_without_a_title(slack: Loopback, bot: ScriptedBot, error: str) -> None:
    slack.faults[TITLE].append(lambda _call: slack_error(error))
    ts = slack.direct("研修の進め方は？")
    assert len(slack.answers(ts)) == 1
    bot.settle()
    assert [row for row, _ in bot.kept.inbox.asked_by(TEAM, TANAKA, 5)] == ["研修の進め方は？"]
