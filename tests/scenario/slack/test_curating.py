"""A colleague's answer is kept by facilitators alone, shown below later answers as a person's, and taken back."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot import slack_messages
from bot.slack import names
from knowledge.domain.workspace import ChannelRules
from tests.scenario.slack.bot import NOW, ScriptedBot
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.signing import TEAM
from tests.scenario.slack.test_gestures import button_value, text_of
from tests.scenario.slack.web_api import CHANNEL
from tests.scenario.slack.workspace import SATO, SUZUKI, TANAKA

AT = datetime(2026, 7, 1, tzinfo=UTC)
QUESTION = "証明書の手数料は？"
HELPER = SATO


@pytest.fixture
def replied(slack: Loopback, bot: ScriptedBot) -> dict[str, Any]:
    """SATO's answer to what the library could not answer, as it stands in the thread."""
    bot.kept.rules.put(TEAM, CHANNEL, ChannelRules(helpers=(HELPER,)), by=SATO, at=AT)
    ts = slack.mention(QUESTION)
    [refusal] = slack.answers(ts)
    bot.settle()
    slack.press(names.ASK_PEOPLE, button_value(refusal, names.ASK_PEOPLE), ts=refusal["ts"])
    call = slack.answers(ts, expected=2)[1]
    slack.press(names.REPLY, button_value(call, names.REPLY), ts=call["ts"], user=HELPER)
    slack.form(names.REPLY_SENT)
    slack.submit({"reply": {"value": "300円です。<b> 窓口の田中さんへ。"}}, user=HELPER)
    reply: dict[str, Any] = slack.answers(ts, expected=3)[2]
    bot.settle()
    return reply


@pytest.fixture
def curated(slack: Loopback, bot: ScriptedBot, replied: dict[str, Any]) -> str:
    """The id of what SUZUKI kept of it."""
    opened(slack, replied)
    slack.submit(filled(slack), user=SUZUKI)
    bot.settle()
    [kept] = bot.kept.curated.standing(TEAM, 5)
    return kept.id


def taking_back(message: dict[str, Any]) -> str:
    """What the menu beside a colleague's answer says."""
    [menu] = [block["accessory"] for block in message["blocks"] if "accessory" in block]
    [entry] = menu["options"]
    return str(entry["value"])


def opened(slack: Loopback, reply: dict[str, Any], user: str = SUZUKI) -> None:
    slack.press(names.CURATE, button_value(reply, names.CURATE), ts=reply["ts"], user=user)
    slack.form(names.CURATE_SENT)


def filled(slack: Loopback) -> dict[str, Any]:
    """The form as it was opened."""
    inputs = [block for block in slack.forms[-1]["blocks"] if block["type"] == "input"]
    return {block["block_id"]: {"value": block["element"].get("initial_value", "")} for block in inputs}


def test_a_facilitator_keeps_an_answer_without_names(slack: Loopback, bot: ScriptedBot, curated: str) -> None:
    [kept] = bot.kept.curated.standing(TEAM, 5)
    assert (kept.id, kept.question, kept.reply) == (curated, QUESTION, "300円です。<b> 窓口の〇〇さんへ。")
    assert (kept.approved_by, kept.approved_at, kept.answered_on) == (SUZUKI, NOW, date(2026, 7, 1))
    assert text_of(slack.whispered(SUZUKI)[0]) == slack_messages.CURATED.format(question=QUESTION)


@pytest.mark.usefixtures("curated")
def test_a_later_refusal_has_it_below_as_a_persons_words(slack: Loopback, bot: ScriptedBot) -> None:
    [later] = slack.answers(slack.mention(QUESTION, user=SUZUKI))
    refused, _, said = text_of(later).partition("【人の回答（コミュニティ投稿・令和8年7月1日）】")
    assert "登録資料では分かりません" in refused
    assert "300円です。&lt;b&gt; 窓口の〇〇さんへ。" in said
    assert "登録資料の引用ではなく" in said
    assert "もとにした資料: 記載なし" in said
    assert all(user not in str(later["blocks"]) for user in (TANAKA, SUZUKI, SATO))
    bot.settle()


@pytest.mark.usefixtures("curated")
def test_it_is_shared_with_the_answer(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command(QUESTION)
    [private] = slack.whispered(TANAKA)
    assert "300円です。" in text_of(private)
    slack.press(names.SHARE, button_value(private, names.SHARE))
    bot.settle()
    assert "300円です。" in text_of(slack.messages[CHANNEL][-1])


@pytest.mark.usefixtures("curated")
def test_what_was_taken_back_is_shown_nowhere(slack: Loopback, bot: ScriptedBot) -> None:
    slack.command(QUESTION)
    [private] = slack.whispered(TANAKA)
    [later] = slack.answers(slack.mention(QUESTION))
    bot.settle()
    slack.press(names.WITHDRAW, taking_back(later), ts=later["ts"])
    assert text_of(slack.whispered(TANAKA, expected=2)[1]) == slack_messages.ONLY_CURATORS
    slack.press(names.WITHDRAW, taking_back(later), ts=later["ts"], user=SATO)
    assert text_of(slack.whispered(SATO)[0]) == slack_messages.WITHDRAWN
    [after] = slack.answers(slack.mention(QUESTION))
    assert "300円です。" not in text_of(after)
    slack.press(names.SHARE, button_value(private, names.SHARE))
    bot.settle()
    assert "300円です。" not in text_of(slack.messages[CHANNEL][-1])


def test_staff_can_neither_open_the_form_nor_send_it(
    slack: Loopback, bot: ScriptedBot, replied: dict[str, Any]
) -> None:
    slack.press(names.CURATE, button_value(replied, names.CURATE), ts=replied["ts"], user=TANAKA)
    assert text_of(slack.whispered(TANAKA)[0]) == slack_messages.ONLY_CURATORS
    opened(slack, replied)
    slack.submit(filled(slack), user=TANAKA)
    assert text_of(slack.whispered(TANAKA, expected=2)[1]) == slack_messages.ONLY_CURATORS
    bot.settle()
    assert bot.kept.curated.standing(TEAM, 5) == ()


def test_an_answer_is_kept_once(slack: Loopback, bot: ScriptedBot, replied: dict[str, Any], curated: str) -> None:
    slack.press(names.CURATE, button_value(replied, names.CURATE), ts=replied["ts"], user=SATO)
    assert text_of(slack.whispered(SATO)[0]) == slack_messages.CURATED_BEFORE
    slack.submit(filled(slack), user=SATO)  # a form that was open all the while
    assert text_of(slack.whispered(SATO, expected=2)[1]) == slack_messages.CURATED_BEFORE
    assert [one.id for one in bot.kept.curated.standing(TEAM, 5)] == [curated]


def test_what_it_rests_on_is_named_and_a_newer_edition_told(slack: Loopback, bot: ScriptedBot) -> None:
    bot.kept.rules.put(TEAM, CHANNEL, ChannelRules(helpers=(HELPER,)), by=SATO, at=AT)
    ts = slack.mention("研修の進め方は？")
    [answer] = slack.answers(ts)
    bot.settle()
    slack.press(names.ASK_PEOPLE, button_value(answer, names.ASK_PEOPLE), ts=answer["ts"])
    call = slack.answers(ts, expected=2)[1]
    slack.press(names.REPLY, button_value(call, names.REPLY), ts=call["ts"], user=HELPER)
    slack.form(names.REPLY_SENT)
    slack.submit({"reply": {"value": "四月に始めます。"}}, user=HELPER)
    opened(slack, slack.answers(ts, expected=3)[2])
    slack.submit(filled(slack), user=SUZUKI)
    bot.settle()
    [later] = slack.answers(slack.mention("研修の進め方は？"))
    assert "もとにした資料: 見本市DX手順書 第2.1版" in text_of(later)
    assert slack_messages.COLLEAGUE_OLDER in text_of(later)
    bot.settle()


def test_a_facilitators_home_tab_lists_it_with_the_way_back(slack: Loopback, bot: ScriptedBot, curated: str) -> None:
    slack.open_home(user=SUZUKI)
    [line] = [block for block in slack.home(SUZUKI)["blocks"] if "accessory" in block]
    assert (line["text"]["text"], line["accessory"]["value"]) == (QUESTION, curated)
    slack.press_at_home(names.WITHDRAW, curated, user=SUZUKI)
    bot.settle()
    assert bot.kept.curated.standing(TEAM, 5) == ()
    slack.open_home(user=TANAKA)
    assert slack_messages.HOME_CURATED not in str(slack.home(TANAKA))
