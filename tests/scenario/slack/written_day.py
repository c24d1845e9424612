"""docs/staff-day.md: the day in Slack with the sample library, each scene as a picture and as text.

    python -m tests.scenario.slack.written_day docs/staff-day.md

No id and no address stands in it, and the day is a fixed one: the same words every time.
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.scenario.slack.day import Scene
from tests.scenario.slack.sample_day import NOW, sample_day
from tests.scenario.slack.written import written

_LEAD = f"""# Slack での一日

見本の資料（`samples/library`）を登録したワークスペースの、{NOW:%Y} 年 {NOW.month} 月 {NOW.day} 日の記録です。
使い方は [Slack での使い方](staff.md) にあります。途中経過（2）は、言語モデルを使う設定で見えるものです
（この記録では、できあがった答えを一文ずつ伝えて、同じ道を通しています）。

文も絵も、動いているアプリから作ります。食い違うと `tests/scenario/slack/test_written_day.py` が知らせます。同じ一日は、
npm の `emulate` を相手にしても試されています。作り直すには:

```sh
.venv/bin/python -m tests.scenario.slack.written_day docs/staff-day.md
.venv/bin/python -m tests.scenario.slack.picture_day docs/images
```
"""


def main() -> None:
    """Plays the day and writes it down."""
    with tempfile.TemporaryDirectory() as home:
        text = day_in_words(sample_day(Path(home)))
    Path(sys.argv[1]).write_text(text, encoding="utf-8")


def day_in_words(scenes: Iterable[Scene]) -> str:
    """The whole document."""
    told = [_scene(number, scene) for number, scene in enumerate(scenes, start=1)]
    return "\n".join([_LEAD, *told])


def _scene(number: int, scene: Scene) -> str:
    lines = [line for shown in scene.shown for line in (*written(shown), "")]
    picture = f'<img src="images/slack-{scene.name}.png" alt="{scene.title}" width="390">'
    return "\n".join([f"## {number}. {scene.title}", "", picture, "", "```text", *lines[:-1], "```", ""])


if __name__ == "__main__":
    main()
