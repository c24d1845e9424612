"""The home tab: what each role sees of it, and the question that is asked there."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot import slack_messages
from bot.slack import names
from knowledge.domain.handoff import Handoff
from tests.scenario.slack.answers import question, unanswered
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.kept import Stores
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.signing import TEAM
from tests.scenario.slack.web_api import CHANNEL, DM
from tests.scenario.slack.workspace import SATO, SUZUKI, TANAKA

AT = datetime(2026, 7, 1, tzinfo=UTC)


def words(view: dict[str, Any]) -> str:
    return "\n".join(block["text"]["text"] for block in view["blocks"] if block["type"] == "section")


@pytest.fixture
def _asked(bot: ScriptedBot, stores: Stores) -> None:
    """A question nobody could answer, handed to people."""
    stores.answers.save(replace(unanswered(asked=question("証明書の手数料は？")), id="a9"))
    bot.kept.handoffs.open(
        Handoff(id="h", answer_id="a9", team=TEAM, channel=CHANNEL, thread_ts="1.0", asker=TANAKA, opened_at=AT)
    )


def test_staff_see_their_questions_deadlines_and_editions(slack: Loopback, bot: ScriptedBot) -> None:
    slack.answers(slack.mention("研修の進め方は？"))
    bot.settle()
    slack.open_home()
    shown = words(slack.home())
    assert "<https://dx.example.jp/answers/answer-1|研修の進め方は？>" in shown
    assert "窓口の改善に係る措置" in shown
    assert "見本市DX手順書 第2.1版" in shown
    assert slack_messages.HOME_NO_MUNICIPALITY in shown
    assert slack.home()["blocks"][-1]["elements"][0]["text"] == "令和8年7月1日 09:00 現在"


@pytest.mark.usefixtures("_asked")
def test_staff_do_not_see_what_others_asked(slack: Loopback) -> None:
    slack.open_home()
    assert "証明書の手数料は？" not in words(slack.home())
    assert slack_messages.HOME_LIBRARY not in words(slack.home())


@pytest.mark.usefixtures("_asked")
def test_facilitators_see_what_waits_and_what_nobody_could_answer(slack: Loopback) -> None:
    slack.open_home(user=SUZUKI)
    shown = words(slack.home(SUZUKI))
    assert shown.count("証明書の手数料は？") == 2
    assert "令和8年7月1日から" in shown
    assert slack_messages.HOME_LIBRARY not in shown


def test_admins_see_how_the_library_stands(slack: Loopback) -> None:
    slack.open_home(user=SATO)
    shown = words(slack.home(SATO))
    assert "文書 1 件、チャンク 12 個" in shown
    assert "最後の登録 令和8年6月2日" in shown  # in Tokyo the day is over sooner than in UTC
    assert "公開を待っている版: 見本市DX手順書 第2.2版" in shown
    assert slack_messages.HOME_NO_QUEUE in shown


def test_only_the_home_tab_is_drawn(slack: Loopback, bot: ScriptedBot) -> None:
    slack.open_home(tab="messages")
    bot.settle()
    assert slack.homes == {}


def test_what_is_asked_at_home_is_answered_in_the_conversation_with_the_bot(slack: Loopback) -> None:
    slack.open_home()
    slack.home()
    slack.press_at_home(names.HOME_ASK, "研修の進め方は？")
    with slack.changed:
        slack.changed.wait_for(lambda: bool(slack.messages[DM]), 5)
    first = slack.messages[DM][0]
    assert first["text"] == "ホームからのご質問: 研修の進め方は？"
    assert "「研修の進め方は？」には" in slack.answers(first["ts"], expected=2)[-1]["text"]


def test_the_municipality_can_be_given_at_home(slack: Loopback, bot: ScriptedBot) -> None:
    slack.open_home()
    slack.home()
    slack.press_at_home(names.MUNICIPALITY, "home")
    slack.form(names.MUNICIPALITY_SENT)
    slack.submit({"name": {"value": "長野県池田町"}})
    assert "長野県池田町として記録しました" in slack.whispered(TANAKA)[0]["text"]
    slack.open_home()
    bot.settle()
    assert "長野県池田町" in words(slack.home())


@pytest.mark.parametrize(
    ("user", "first"), [(TANAKA, "締切の近い補助金"), (SUZUKI, "事例を比べる"), (SATO, "版の違い")]
)
def test_each_role_is_offered_its_questions(slack: Loopback, user: str, first: str) -> None:
    slack.open_home(user=user, tab="messages")
    [offered] = slack.called("assistant.threads.setSuggestedPrompts")
    assert offered["prompts"][0]["title"] == first
    assert len(offered["prompts"]) <= 4
