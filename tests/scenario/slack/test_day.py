"""A whole day in Slack, from the first question to the home tabs of three roles: in our own Slack, and in others'."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.scenario.slack.bot import ScriptedBot, scripted_bot
from tests.scenario.slack.day import Day, Scene, Words
from tests.scenario.slack.emulated import emulated_slack
from tests.scenario.slack.kept import open_stores
from tests.scenario.slack.limits import refused, refused_view
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.serving import Door
from tests.scenario.slack.transcript import rendered
from tests.scenario.slack.workspace import SUZUKI, Workspace
from tests.scenario.slack.written import written

_READ = ("text", "alt_text", "initial_value", "title")
WORDS = Words(
    measure="少しずつ教えて、うちで使える研修の財政措置は？",
    follow_up="町の場合は？",
    procedure="研修の進め方は？",
    unmentioned="手数料はいくらですか？",
    reason="町の率が知りたい",
    reply="町も同じ率です。",
    kept="町の措置率は？",
)


@pytest.fixture
def scenes(workspace: Workspace, bot: ScriptedBot) -> dict[str, str]:
    """The words of each scene of the day."""
    day = Day(workspace, WORDS, ahead=bot.advisor.ahead, settle=bot.settle)
    return {scene.name: _words(scene) for scene in day.play()}


def _words(scene: Scene) -> str:
    return str([block for shown in scene.shown for block in shown.blocks])


def test_a_day_in_slack(workspace: Workspace, scenes: dict[str, str]) -> None:
    assert "担当者は<@U0000SUZUKI>。" in scenes["helpers"]
    assert "推進役の研修の受講料" in scenes["stream"]
    assert "担当者に聞く" not in scenes["stream"]
    assert "推進役の研修の受講料" in scenes["answer"]
    assert "担当者に聞く" in scenes["answer"]
    assert "どの自治体の方かを記録しておくと" in scenes["municipality"]
    assert "「町の場合は？」には" in scenes["follow-up"]
    assert "いただいた理由を" in scenes["feedback"]
    assert "<@U0000SUZUKI> <@U0000TANAKA> さんから" in scenes["called"]
    assert "町も同じ率です。" in scenes["replied"]
    assert "担当者 <@U0000SUZUKI> さんが回答しました" in scenes["told"]
    assert "スレッドを開く" in scenes["told"]
    assert "「町の措置率は？」への回答を登録しました" in scenes["curated"]
    assert "人の回答（コミュニティ投稿・令和8年7月1日）" in scenes["colleague"]
    assert "町も同じ率です。" in scenes["colleague"]
    assert "data:image/png;base64,UE5H" in scenes["page"]
    assert "登録資料では分かりません" in scenes["every-question"]
    homes = [scenes[f"home-{role}"] for role in ("staff", "facilitator", "admin")]
    assert [("*資料庫の状態*" in home) for home in homes] == [False, False, True]
    assert [("*登録資料で答えられなかった質問*" in home) for home in homes] == [False, True, True]
    assert workspace.methods().count("chat.startStream") == 1
    assert workspace.working() == []
    assert set(workspace.statuses()) == {200}


@pytest.mark.slow
def test_people_read_the_same_in_our_slack_and_in_the_emulator(
    loopback: Loopback, bots_door: Door, tmp_path: Path
) -> None:
    read: list[list[str]] = []
    with emulated_slack(tmp_path) as emulated:
        for number, world in enumerate((loopback, emulated)):
            kept = tmp_path / str(number)
            kept.mkdir()
            with open_stores(kept) as stores:
                bot = scripted_bot(stores, world.api_url, bots_door)
                with bot.running() as url:
                    world.connect(url)
                    scenes = Day(world, WORDS, ahead=bot.advisor.ahead, settle=bot.settle).play()
                    read.append([line for scene in scenes for shown in scene.shown for line in written(shown)])
    assert read[0] == read[1]
    assert len(read[0]) > 100


@pytest.mark.usefixtures("scenes")
def test_people_are_shown_by_mentions_and_never_by_their_ids(workspace: Workspace) -> None:
    said = [text for shown in (*workspace.posted(), *workspace.views()) for text in _texts(shown)]
    assert any(f"<@{SUZUKI}>" in text for _, text in said)
    for kind, text in said:
        bare = text if kind == "plain_text" else re.sub(r"<@U\w+>", "", text)  # plain text keeps a mention as it is
        assert not re.search(r"\bU0000\w+", bare), text


def _texts(value: object) -> Iterator[tuple[str, str]]:
    """Every (kind, text) that people read in a message or a form."""
    if isinstance(value, Mapping):
        yield from ((str(value.get("type")), v) for k, v in value.items() if k in _READ and isinstance(v, str))
        yield from (found for k, v in value.items() if k != "metadata" for found in _texts(v))
    elif isinstance(value, list | tuple):
        yield from (found for one in value for found in _texts(one))


@pytest.mark.usefixtures("scenes")
def test_slack_takes_everything_of_the_day(workspace: Workspace) -> None:
    said = workspace.posted()
    assert [refused(message) for message in said] == [""] * len(said)
    assert [refused_view(view) for view in workspace.views()] == [""] * len(workspace.views())


def test_a_conversation_can_be_written_down(slack: Loopback, bot: ScriptedBot) -> None:
    ts = slack.mention("研修の財政措置は？")
    slack.answers(ts)
    bot.settle()
    written = rendered(slack.conversation(ts))
    assert written.startswith("職員:\n  @自治体DXアドバイザー 研修の財政措置は？\n    自治体DXアドバイザー:")
    assert "［担当者に聞く］" in written
