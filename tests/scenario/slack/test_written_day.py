"""The day in docs/staff-day.md is the day as it is, and each of its scenes has its picture."""

import re
from pathlib import Path

import pytest

from tests.scenario.slack.sample_day import sample_day
from tests.scenario.slack.written_day import day_in_words

_DOCS = Path(__file__).resolve().parents[3] / "docs"
_DAY = _DOCS / "staff-day.md"


@pytest.mark.slow
def test_the_day_is_written_down_as_it_is(tmp_path: Path) -> None:
    told = day_in_words(sample_day(tmp_path))
    assert told == _DAY.read_text(encoding="utf-8"), "write it again: python -m tests.scenario.slack.written_day"


def test_every_scene_has_its_picture_and_every_picture_its_scene() -> None:
    named = re.findall(r'src="images/(slack-[^"]+)"', _DAY.read_text(encoding="utf-8"))
    assert sorted(named) == sorted(path.name for path in (_DOCS / "images").glob("slack-*.png"))
    assert len(named) == _DAY.read_text(encoding="utf-8").count("\n## ")


def test_what_the_guide_shows_is_of_the_day() -> None:
    shown = re.findall(r"images/(slack-[a-z-]+\.png)", (_DOCS / "staff.md").read_text(encoding="utf-8"))
    assert shown
    assert set(shown) <= set(re.findall(r"images/(slack-[a-z-]+\.png)", _DAY.read_text(encoding="utf-8")))
