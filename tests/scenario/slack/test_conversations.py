"""Conversations as people have them; the same against our own Slack and against an emulator made by others."""

from bot.slack import names
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.workspace import SUZUKI, TANAKA, Message, Workspace


def test_a_mention_is_answered_in_its_thread_with_numbered_sources(workspace: Workspace) -> None:
    [answer] = workspace.answers(workspace.mention("財政措置は？"))
    assert "特別交付税措置の対象です。 [1]" in answer["text"]
    assert "[1] 見本市DX手順書 第2.1版（令和7年3月1日公表） ＞ 3. 人材 ＞ 3.2 研修（p.11）" in answer["text"]
    assert "令和8年3月31日で終わっています" in answer["text"]
    assert answer["blocks"][0]["text"]["text"].startswith("推進役の研修の受講料")


def test_a_retry_gets_no_second_answer(workspace: Workspace, bot: ScriptedBot) -> None:
    ts = workspace.mention("研修の進め方は？")
    workspace.send_again(ts)
    workspace.answers(ts)
    workspace.send_again(ts)
    workspace.answers(workspace.mention("最後の質問は？"))
    assert len(workspace.answers(ts)) == 1
    assert len(bot.advisor.questions) == 2


def test_message_and_app_mention_of_one_mention_get_one_answer(workspace: Workspace, bot: ScriptedBot) -> None:
    ts = workspace.mention("研修の進め方は？")
    workspace.answers(ts)
    workspace.answers(workspace.mention("最後の質問は？"))
    assert len(workspace.answers(ts)) == 1
    assert len(bot.advisor.questions) == 2


def test_a_follow_up_in_the_thread_needs_no_mention_and_knows_what_was_said(
    workspace: Workspace, bot: ScriptedBot
) -> None:
    ts = workspace.mention("研修の進め方は？")
    workspace.answers(ts)
    bot.settle()
    workspace.say("費用は？", thread_ts=ts)
    assert "「費用は？」" in workspace.answers(ts, expected=2)[1]["text"]
    [turn] = bot.advisor.questions[1].history
    assert turn.question == "研修の進め方は？"
    assert "推進役を各課に置いて" in turn.answer


def test_talk_elsewhere_is_left_alone(workspace: Workspace, bot: ScriptedBot) -> None:
    ts = workspace.say("会議は三時からです。")
    workspace.say("了解です。", thread_ts=ts)
    workspace.answers(workspace.mention("最後の質問は？"))
    assert workspace.answers(ts, expected=0) == []
    assert len(bot.advisor.questions) == 1


def test_a_direct_message_is_answered_in_a_thread_that_goes_on(workspace: Workspace, bot: ScriptedBot) -> None:
    ts = workspace.direct("研修の進め方は？")
    assert len(workspace.answers(ts)) == 1
    bot.settle()
    workspace.direct("費用は？", thread_ts=ts)
    assert len(workspace.answers(ts, expected=2)) == 2
    assert len(bot.advisor.questions[1].history) == 1


def test_the_bot_does_not_answer_itself(workspace: Workspace, bot: ScriptedBot) -> None:
    ts = workspace.direct("研修の進め方は？")
    workspace.answers(ts)
    workspace.answers(workspace.direct("最後の質問は？"))
    assert len(workspace.answers(ts)) == 1
    assert len(bot.advisor.questions) == 2


def test_what_the_library_does_not_know_is_said_with_the_nearest_sources(workspace: Workspace) -> None:
    [answer] = workspace.answers(workspace.mention("証明書の手数料は？"))
    assert answer["text"].startswith("登録資料では分かりません。")
    assert "• 見本市DX手順書 第2.1版（令和7年3月1日公表） ＞ 1. 窓口（p.12）" in answer["text"]


def test_a_failure_is_one_sentence_with_a_number(workspace: Workspace) -> None:
    [answer] = workspace.answers(workspace.mention("障害のときは？"))
    assert answer["text"].count("。") == 1
    assert "受付番号" in answer["text"]


def test_every_event_is_taken_at_the_first_try(workspace: Workspace) -> None:
    workspace.answers(workspace.mention("研修の進め方は？"))
    workspace.answers(workspace.direct("体制の進め方は？"))
    assert set(workspace.statuses()) == {200}


def test_what_only_one_person_saw_can_be_shown_to_all(workspace: Workspace, bot: ScriptedBot) -> None:
    ts = workspace.say("窓口の研修の進め方は、どうなっていますか？")
    workspace.call_shortcut(names.ASK_ABOUT_MESSAGE, ts)
    [private] = workspace.whispered(TANAKA)
    assert "「窓口の研修の進め方は" in private["text"]
    assert workspace.answers(ts, expected=0) == []
    workspace.press(names.SHARE, pressed_value(private, names.SHARE))
    workspace.quiet()
    bot.settle()
    assert workspace.whispered(TANAKA, expected=0) == []
    shared = [message["text"] for message in workspace.posted()]
    assert shared[0].startswith(f"<@{TANAKA}> さんが共有しました。")
    assert "「窓口の研修の進め方は" in shared[1]


def test_what_is_asked_at_home_is_answered_to_that_person_alone(workspace: Workspace, bot: ScriptedBot) -> None:
    workspace.open_home(user=SUZUKI)
    workspace.home(SUZUKI)
    workspace.press_at_home(names.HOME_ASK, "研修の進め方は？", user=SUZUKI)
    [asked] = workspace.alone(SUZUKI)
    bot.settle()
    assert asked["text"] == "ホームからのご質問: 研修の進め方は？"
    assert "「研修の進め方は？」には" in workspace.answers(asked["ts"], expected=2)[1]["text"]


def pressed_value(message: Message, action_id: str) -> str:
    """What a button of a message says when it is pressed."""
    elements = (one for block in message["blocks"] for one in block.get("elements", []))
    return next(str(one["value"]) for one in elements if one.get("action_id") == action_id)
