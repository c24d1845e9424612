"""The menu of an answer: its pages for everyone, drafts and letters for the one who asked for them."""

from typing import Any

import pytest

from bot import slack_messages
from bot.slack import names
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.web_api import CHANNEL, slack_error
from tests.scenario.slack.workspace import TANAKA


@pytest.fixture
def choose(slack: Loopback, bot: ScriptedBot) -> Any:
    def choose(question: str, what: str) -> str:
        """Asks, and chooses an entry of the answer's menu; returns the thread."""
        ts = slack.mention(question)
        [answer] = slack.answers(ts)
        bot.settle()
        menu = next(
            element
            for block in answer["blocks"]
            for element in block.get("elements", [])
            if element.get("action_id") == names.MORE
        )
        value = next(entry["value"] for entry in menu["options"] if entry["value"].startswith(what))
        slack.press(names.MORE, value, ts=answer["ts"])
        bot.settle()
        return ts

    return choose


def preformatted(message: dict[str, Any]) -> str:
    [block] = [block for block in message["blocks"] if block["type"] == "rich_text"]
    return str(block["elements"][0]["elements"][0]["text"])


def test_the_pages_of_the_sources_go_into_the_thread(slack: Loopback, choose: Any) -> None:
    ts = choose("研修の進め方は？", "evidence")
    [picture] = [message for message in slack.conversation(ts) if message.get("files")]
    assert picture["text"].startswith("[1] 見本市DX手順書 第2.1版（令和7年3月1日公表） ＞ 3. 人材 ＞ 3.2 研修（p.11）")
    assert picture["files"][0]["name"] == "page-11.png"
    assert b"PNG" in picture["files"][0]["content"]


def test_a_draft_names_the_day_the_edition_and_each_source(slack: Loopback, choose: Any) -> None:
    choose("研修の進め方は？", "copy")
    [whisper] = slack.whispered(TANAKA)
    draft = preformatted(whisper)
    assert "（基準日 令和8年7月1日）" in draft
    assert "- 「研修の進め方は？」には、推進役を各課に置いてから取りかかります。 [1]" in draft
    assert "1. 見本市DX手順書 第2.1版（令和7年3月1日公表） ＞ 3. 人材 ＞ 3.2 研修（p.11）「" in draft
    assert slack.messages[CHANNEL][-1]["user"] != TANAKA


def test_the_draft_comes_as_a_word_file_in_its_thread(slack: Loopback, bot: ScriptedBot, choose: Any) -> None:
    ts = choose("研修の進め方は？", "copy")
    [whisper] = slack.whispered(TANAKA)
    [word] = whisper["blocks"][-1]["elements"]
    slack.press(names.DRAFT_FILE, word["value"])  # only TANAKA sees the message with the button
    bot.settle()
    [said] = [message for message in slack.conversation(ts) if message.get("files")]
    assert said["text"] == slack_messages.DRAFT_FILE_MADE.format(user=f"<@{TANAKA}>")
    [file] = said["files"]
    assert (file["name"], file["title"]) == ("draft.docx", "起案用 研修の進め方は？.docx")
    assert b"word/document.xml" in file["content"]


def test_a_word_file_that_slack_does_not_take_is_told(slack: Loopback, bot: ScriptedBot, choose: Any) -> None:
    choose("研修の進め方は？", "copy")
    [whisper] = slack.whispered(TANAKA)
    slack.faults["files.getUploadURLExternal"].append(lambda _call: slack_error("missing_scope"))
    slack.press(names.DRAFT_FILE, whisper["blocks"][-1]["elements"][0]["value"])
    assert slack.whispered(TANAKA, expected=2)[1]["text"] == slack_messages.DRAFT_FILE_FAILED
    bot.settle()


def test_a_letter_is_addressed_to_the_department_of_the_case(slack: Loopback, choose: Any) -> None:
    choose("研修の事例は？", "inquiry")
    letter = preformatted(slack.whispered(TANAKA)[0])
    assert letter.startswith("架空県見本市 総務部 デジタル推進課 御中")
    assert "取組「全職員を対象にした階層別研修」" in letter


def test_an_answer_without_pages_says_so(slack: Loopback, choose: Any) -> None:
    choose("頁のない資料は？", "evidence")
    assert slack.whispered(TANAKA)[0]["text"] == slack_messages.NO_PAGES


def test_similar_cases_are_told_to_the_one_who_asked(slack: Loopback, bot: ScriptedBot, choose: Any) -> None:
    choose("研修の事例は？", "similar")
    assert "見本市の研修があります。" in slack.whispered(TANAKA)[0]["text"]
    assert bot.advisor.questions[-1].text.startswith("人材確保・育成に取り組んだ")
