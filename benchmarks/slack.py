"""How soon Slack hears that a question has arrived (python -m benchmarks.slack): 50 mentions at once, ten times.

The peer is the workspace of the scenarios: signed requests over 127.0.0.1, answers by script. What is measured is the
way from the request to the 200, with the inbox written durably in between.
"""

import statistics
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.scenario.slack.bot import scripted_bot
from tests.scenario.slack.kept import open_stores
from tests.scenario.slack.loopback import Loopback
from tests.scenario.slack.serving import Door

AT_ONCE = 50
ROUNDS = 10


def main() -> None:
    """Prints a line for docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as folder, open_stores(Path(folder)) as stores, Door() as slack, Door() as door:
        workspace = Loopback(api_url=f"{slack.url}/api/")
        slack.open(workspace.app())
        bot = scripted_bot(stores, workspace.api_url, door)
        with bot.running() as url, ThreadPoolExecutor(AT_ONCE) as people:
            workspace.connect(url)
            workspace.mention("準備")
            workspace.received.clear()
            for round_ in range(ROUNDS):
                list(people.map(workspace.mention, [f"{round_}回目の手順{n}は？" for n in range(AT_ONCE)]))
            taken = sorted(received.seconds * 1_000 for received in workspace.received)
            bot.settle()
    hundredths = statistics.quantiles(taken, n=100)
    print(
        f"Slack: {len(taken)} requests, {AT_ONCE} people at once: acknowledged p50 {hundredths[49]:.0f} ms, "
        f"p95 {hundredths[94]:.0f} ms, p99 {hundredths[98]:.0f} ms"
    )


if __name__ == "__main__":
    main()
