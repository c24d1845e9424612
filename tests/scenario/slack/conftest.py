"""A bot and a workspace that talk over 127.0.0.1."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scenario.slack.bot import ScriptedBot, scripted_bot
from tests.scenario.slack.emulated import emulated_slack
from tests.scenario.slack.kept import Stores, open_stores
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.serving import Door
from tests.scenario.slack.workspace import Workspace


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    with open_stores(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def slacks_door() -> Iterator[Door]:
    """Where our own Slack is served."""
    with Door() as door:
        yield door


@pytest.fixture(scope="session")
def bots_door() -> Iterator[Door]:
    """Where the bot is served."""
    with Door() as door:
        yield door


@pytest.fixture
def loopback(slacks_door: Door) -> Loopback:
    """Our own Slack."""
    slack = Loopback(api_url=f"{slacks_door.url}/api/")
    slacks_door.open(slack.app())
    return slack


@pytest.fixture
def bot(loopback: Loopback, stores: Stores, bots_door: Door) -> ScriptedBot:
    """A bot that posts to our own Slack; not running yet."""
    return scripted_bot(stores, loopback.api_url, bots_door)


@pytest.fixture
def slack(loopback: Loopback, bot: ScriptedBot) -> Iterator[Loopback]:
    """Our own Slack with the bot running."""
    with bot.running() as url:
        loopback.connect(url)
        yield loopback


@pytest.fixture(params=["loopback", pytest.param("emulated", marks=pytest.mark.slow)])
def world(request: pytest.FixtureRequest, loopback: Loopback, tmp_path: Path) -> Iterator[Workspace]:
    """Slack without the bot: our own, and npm emulate."""
    if request.param == "loopback":
        yield loopback
        return
    with emulated_slack(tmp_path) as emulated:
        yield emulated


@pytest.fixture
def workspace(world: Workspace, bot: ScriptedBot) -> Iterator[Workspace]:
    """Slack with the bot running, whichever of the two it is."""
    bot.api_url = world.api_url
    with bot.running() as url:
        world.connect(url)
        yield world
