"""Claims appear while the answer is still being written, and in every case one whole answer stands there at the end."""

from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.web_api import slack_error, stumbles

QUESTION = "少しずつ教えて、進め方は？"


def test_a_checked_claim_is_seen_before_the_answer_is_whole(slack: Loopback, bot: ScriptedBot) -> None:
    bot.advisor.ahead.gate.clear()
    ts = slack.mention(QUESTION)
    assert bot.advisor.ahead.told.wait(5)
    [ahead] = slack.answers(ts)
    assert ahead["text"] == "まず方針を決めます。 [1]"
    assert "blocks" not in ahead
    bot.advisor.ahead.gate.set()
    bot.settle()
    [whole] = slack.answers(ts)
    assert whole["ts"] == ahead["ts"]
    assert "次に担当を置きます。 [2]" in whole["text"]
    assert "【根拠】" in whole["text"]
    assert slack.streaming == {}


def test_where_slack_does_not_stream_the_answer_comes_whole(slack: Loopback, bot: ScriptedBot) -> None:
    slack.faults["chat.startStream"].append(lambda _call: slack_error("unknown_method"))
    ts = slack.mention(QUESTION)
    bot.settle()
    [whole] = slack.answers(ts)
    assert "【根拠】" in whole["text"]


def test_a_stream_that_dies_is_replaced_by_the_whole_answer(slack: Loopback, bot: ScriptedBot) -> None:
    slack.faults["chat.appendStream"].append(lambda _call: slack_error("message_not_in_streaming_state"))
    ts = slack.mention(QUESTION)
    bot.settle()
    [whole] = slack.answers(ts)
    assert "次に担当を置きます。 [2]" in whole["text"]


def test_a_stream_that_cannot_be_replaced_goes_and_the_answer_is_posted(slack: Loopback, bot: ScriptedBot) -> None:
    slack.faults["chat.update"].append(stumbles)
    ts = slack.mention(QUESTION)
    bot.settle()
    [whole] = slack.answers(ts)
    assert "【根拠】" in whole["text"]


def test_an_answer_that_nothing_is_told_of_opens_no_stream(slack: Loopback, bot: ScriptedBot) -> None:
    slack.answers(slack.mention("研修の進め方は？"))
    bot.settle()
    assert "chat.startStream" not in [name for name, _ in slack.calls]
