"""A whole day in Slack, from the first question to the home tabs of three roles."""

from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.day import Day, Scene, Words
from tests.scenario.slack.limits import refused, refused_view
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.transcript import rendered

WORDS = Words(
    measure="少しずつ教えて、研修の財政措置は？",
    follow_up="町の場合は？",
    procedure="研修の進め方は？",
    unmentioned="手数料はいくらですか？",
    reason="町の率が知りたい",
    reply="町も同じ率です。",
)


def _words(scene: Scene) -> str:
    return str([block for shown in scene.shown for block in shown.blocks])


def test_a_day_in_slack(slack: Loopback, bot: ScriptedBot) -> None:
    scenes = {scene.name: _words(scene) for scene in Day(slack, bot, WORDS, settle=bot.settle).play()}
    assert "chat.startStream" in [name for name, _ in slack.calls]
    assert "担当者は<@U0000SUZUKI>。" in scenes["helpers"]
    assert "推進役の研修の受講料" in scenes["answer"]
    assert "「町の場合は？」には" in scenes["follow-up"]
    assert "いただいた理由を" in scenes["feedback"]
    assert "<@U0000SUZUKI> <@U0000TANAKA> さんから" in scenes["called"]
    assert "町も同じ率です。" in scenes["replied"]
    assert "担当者 <@U0000SUZUKI> さんが回答しました" in scenes["told"]
    assert "data:image/png;base64," in scenes["page"]
    assert "登録資料では分かりません" in scenes["every-question"]
    assert [("*資料庫の状態*" in scenes[f"home-{who}"]) for who in ("naka", "zuki", "sato")] == [False, False, True]
    assert [("*登録資料で答えられなかった質問*" in scenes[f"home-{who}"]) for who in ("naka", "zuki")] == [False, True]
    assert {received.status for received in slack.received} == {200}


def test_slack_takes_everything_of_the_day(slack: Loopback, bot: ScriptedBot) -> None:
    for _ in Day(slack, bot, WORDS, settle=bot.settle).play():
        pass
    said = [message for messages in slack.messages.values() for message in messages if message.get("blocks")]
    assert [refused(message) for message in (*said, *slack.whispers)] == [""] * (len(said) + len(slack.whispers))
    views = [*slack.forms, *slack.homes.values()]
    assert [refused_view(view) for view in views] == [""] * len(views)


def test_a_conversation_can_be_written_down(slack: Loopback, bot: ScriptedBot) -> None:
    ts = slack.mention("研修の財政措置は？")
    slack.answers(ts)
    bot.settle()
    written = rendered(slack.conversation(ts))
    assert written.startswith("職員:\n  @自治体DXアドバイザー 研修の財政措置は？\n    自治体DXアドバイザー:")
    assert "［担当者に聞く］" in written
