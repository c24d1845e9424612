"""Every hostile file ends in its own error or is read; the process that asks stays as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.conftest import CORPUS, HANDFUL, LIMITS, Came, Readings, came_of
from tests.hostile.corpus import Hostile
from tests.hostile.ooxml import SENTENCES

_MOST_GROWTH = 50 * 2**20
_BY_NAME = {hostile.name: hostile for hostile in CORPUS}


def test_every_hostile_file_has_a_name_of_its_own() -> None:
    assert len(_BY_NAME) == len(CORPUS)


@pytest.mark.parametrize("name", HANDFUL)
def test_a_handful_ends_as_it_should(made: Callable[[Hostile], Path], name: str) -> None:
    hostile = _BY_NAME[name]
    _assert_ends(hostile, came_of(made(hostile)))


@pytest.mark.slow
@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.name)
def test_every_file_ends_as_it_should(readings: Readings, hostile: Hostile) -> None:
    _assert_ends(hostile, readings.came[hostile.name])


@pytest.mark.slow
def test_the_process_that_asks_does_not_grow(readings: Readings) -> None:
    assert readings.growth < _MOST_GROWTH


@pytest.mark.slow
def test_nothing_of_the_machine_gets_into_a_text(readings: Readings) -> None:
    told = [
        name for name, came in readings.came.items() if "Asks for a file of this machine" in came.begins + came.ends
    ]
    assert told == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [name for name in _BY_NAME if name.startswith("実は") and _BY_NAME[name].ends == (None,)]
)
def test_what_a_file_is_decides_and_not_its_name(readings: Readings, name: str) -> None:
    begins = readings.came[name].begins
    assert SENTENCES[0] in begins.replace("\n", "") or "町は窓口の受付時間を見直し" in begins


@pytest.mark.slow
def test_no_text_of_any_file_reaches_the_screen_with_controls_or_turned_directions(readings: Readings) -> None:
    unfit = set("\x00\x07\x08\x1b\u202e\u2066")
    assert [name for name, came in readings.came.items() if unfit & set(came.begins + came.ends)] == []


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_controls_that_were_taken_out_are_told(readings: Readings, suffix: str) -> None:
    assert any("制御文字" in notice for notice in readings.came[f"制御文字.{suffix}"].notices)


def _assert_ends(hostile: Hostile, came: Came) -> None:
    assert type(came.error) in [end or type(None) for end in hostile.ends], f"{came.error!r}"
    assert came.error is None or came.error.which == hostile.name
    assert came.seconds < LIMITS.wall_seconds + 5
