"""Socket Mode: the same desk without an address of its own."""

import pytest

from bot.slack.transport import Transport
from knowledge.errors import ConfigurationError
from tests.scenario.slack.bot import ScriptedBot
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.web_api import slack_error

pytestmark = pytest.mark.slow  # a real socket


def test_events_from_the_socket_are_acknowledged_and_answered(loopback: Loopback, bot: ScriptedBot) -> None:
    ts = loopback.mention("研修の進め方は？")
    desk = bot.desk(Transport.SOCKET)
    desk.start()
    try:
        assert len(loopback.answers(ts)) == 1
    finally:
        desk.stop()
    assert loopback.envelopes == ["e0", "e1"]
    assert len(bot.advisor.questions) == 1


def test_a_token_that_slack_refuses_is_a_setting_to_correct(loopback: Loopback, bot: ScriptedBot) -> None:
    loopback.faults["apps.connections.open"].append(lambda _call: slack_error("invalid_auth"))
    desk = bot.desk(Transport.SOCKET)
    with pytest.raises(ConfigurationError, match="invalid_auth"):
        desk.start()
    desk.stop()
