"""How soon Slack hears that a question has arrived (python -m benchmarks.slack): 50 mentions at once, ten times.

The bot runs in a process of its own, as it does in service. Slack is the workspace of the scenarios: signed requests
over 127.0.0.1, answers by script. What is measured is the way from the request to the 200, with the inbox written
durably in between, while the bot answers what came before.
"""

import statistics
import tempfile
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from tests.scenario.slack.bot import scripted_bot
from tests.scenario.slack.kept import open_stores
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.serving import Door

AT_ONCE = 50
ROUNDS = 10
_SETTLED = "settled"


def main() -> None:
    """Prints a line for docs/benchmarks.md."""
    ours, theirs = get_context("spawn").Pipe()
    with tempfile.TemporaryDirectory() as folder, Door() as slack:
        workspace = Loopback(api_url=f"{slack.url}/api/")
        slack.open(workspace.app())
        bot = get_context("spawn").Process(target=_serve, args=(workspace.api_url, Path(folder), theirs))
        bot.start()
        workspace.connect(ours.recv())
        taken = _asked(workspace)
        ours.send(_SETTLED)
        bot.join()
    hundredths = statistics.quantiles(taken, n=100)
    print(
        f"Slack: {len(taken)} requests, {AT_ONCE} people at once: acknowledged p50 {hundredths[49]:.0f} ms, "
        f"p95 {hundredths[94]:.0f} ms, p99 {hundredths[98]:.0f} ms"
    )


def _asked(workspace: Loopback) -> list[float]:
    """Milliseconds from each request to its 200."""
    workspace.mention("準備")
    workspace.received.clear()
    with ThreadPoolExecutor(AT_ONCE) as people:
        for round_ in range(ROUNDS):
            list(people.map(workspace.mention, [f"{round_}回目の手順{n}は？" for n in range(AT_ONCE)]))
    assert all(received.status == 200 for received in workspace.received)
    return [received.seconds * 1_000 for received in workspace.received]


def _serve(api_url: str, folder: Path, peer: Connection) -> None:
    """Serves the bot until it is told to settle what is left."""
    with open_stores(folder) as stores, Door() as door:
        bot = scripted_bot(stores, api_url, door)
        with bot.running() as url:
            peer.send(url)
            peer.recv()
            bot.settle()


if __name__ == "__main__":
    main()
