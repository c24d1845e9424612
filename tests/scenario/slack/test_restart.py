"""A question that Slack has handed over is answered once, whatever happens to the process in between."""

import threading

import pytest

from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.web_api import WebApi, stumbles


def test_what_came_in_before_the_worker_started_is_answered_after_a_restart(
    loopback: Loopback, bot: ScriptedBot
) -> None:
    with bot.listening() as url:
        loopback.connect(url)
        threads = [loopback.mention("研修の進め方は？"), loopback.direct("体制の進め方は？")]
    assert [loopback.answers(ts, expected=0) for ts in threads] == [[], []]
    with bot.running():
        assert [len(loopback.answers(ts)) for ts in threads] == [1, 1]


def test_a_question_claimed_by_a_process_that_died_is_answered_by_the_next(
    loopback: Loopback, bot: ScriptedBot
) -> None:
    with bot.listening() as url:
        loopback.connect(url)
        ts = loopback.mention("研修の進め方は？")
    assert bot.claim() is not None
    with bot.running():
        assert len(loopback.answers(ts)) == 1


def test_an_answer_posted_just_before_the_process_died_is_not_posted_again(
    loopback: Loopback, bot: ScriptedBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ts = _answered_but_not_marked(loopback, bot, monkeypatch, "研修の進め方は？")
    with bot.running():
        bot.settle()
    assert len(loopback.answers(ts)) == 1
    assert len(bot.advisor.questions) == 1
    assert bot.inbox.open() == 0


@pytest.mark.slow
def test_the_missing_parts_of_a_half_posted_answer_follow(
    loopback: Loopback, bot: ScriptedBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ts = _answered_but_not_marked(loopback, bot, monkeypatch, "全手順を教えて")
    whole = loopback.answers(ts)
    for lost in whole[1:]:
        loopback.messages["C0000BOUSAI"].remove(lost)
    with bot.running():
        bot.settle()
    assert [part["blocks"] for part in loopback.answers(ts)] == [part["blocks"] for part in whole]
    assert len(bot.advisor.questions) == 1


def test_a_thread_that_cannot_be_read_gets_its_answer(
    loopback: Loopback, bot: ScriptedBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bot.listening() as url:
        loopback.connect(url)
        ts = loopback.mention("研修の進め方は？")
    bot.claim()
    monkeypatch.delattr(WebApi, "_conversations_replies")
    with bot.running():
        assert len(loopback.answers(ts)) == 1


def test_an_answer_that_could_not_be_posted_before_the_stop_is_posted_by_the_next(
    loopback: Loopback, bot: ScriptedBot
) -> None:
    loopback.faults["chat.postMessage"].extend([stumbles] * 2)
    with bot.running() as url:
        loopback.connect(url)
        ts = loopback.mention("研修の進め方は？")
        loopback.called("chat.postMessage")
    assert loopback.answers(ts, expected=0) == []
    loopback.faults.clear()
    with bot.running():
        assert len(loopback.answers(ts)) == 1


def test_a_stop_waits_for_the_question_at_hand(loopback: Loopback, bot: ScriptedBot) -> None:
    bot.advisor.gate.clear()
    with bot.running() as url:
        loopback.connect(url)
        ts = loopback.mention("研修の進め方は？")
        loopback.called("assistant.threads.setStatus")
        threading.Timer(0.2, bot.advisor.gate.set).start()
    assert len(loopback.answers(ts, expected=0)) == 1
    assert bot.inbox.open() == 0


def _answered_but_not_marked(
    loopback: Loopback, bot: ScriptedBot, monkeypatch: pytest.MonkeyPatch, question: str
) -> str:
    """A process that posts the answer and dies before the inbox hears of it."""
    with monkeypatch.context() as dying, bot.running() as url:
        dying.setattr(type(bot.inbox), "done", lambda *_args, **_kwargs: None)
        loopback.connect(url)
        ts = loopback.mention(question)
        loopback.answers(ts)
        _until_quiet(loopback)
    return ts


def _until_quiet(loopback: Loopback) -> None:
    with loopback.changed:
        while loopback.changed.wait(0.3):
            pass
