"""Derived folders are whole or not there."""

import os
from pathlib import Path

import pytest

from knowledge.library.derived import DerivedFolders, mark_of


def _fill(text: str = "whole") -> object:
    def fill(folder: Path) -> None:
        (folder / "file").write_text(text, encoding="utf-8")

    return fill


def test_a_folder_is_filled_once_and_then_found(tmp_path: Path) -> None:
    folders = DerivedFolders(tmp_path / "root")
    assert (folders.get("a", _fill()) / "file").read_text(encoding="utf-8") == "whole"
    assert (folders.get("a", _fill("other")) / "file").read_text(encoding="utf-8") == "whole"


def test_a_failed_filling_leaves_nothing(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        DerivedFolders(tmp_path).get("a", fail)
    assert list(tmp_path.iterdir()) == []


def test_a_quicker_process_wins(tmp_path: Path) -> None:
    folders = DerivedFolders(tmp_path)

    def slow(folder: Path) -> None:
        DerivedFolders(tmp_path).get("a", _fill("quicker"))
        (folder / "file").write_text("slower", encoding="utf-8")

    assert (folders.get("a", slow) / "file").read_text(encoding="utf-8") == "quicker"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_the_named_one_and_the_youngest_other_are_kept(tmp_path: Path) -> None:
    folders = DerivedFolders(tmp_path)
    for age, mark in enumerate(("new", "b", "c", "d")):
        folders.get(mark, _fill())
        os.utime(tmp_path / mark, (1000 - age, 1000 - age))
    folders.keep_only("new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "new"]


def test_what_a_killed_process_left_half_made_is_cleared_away(tmp_path: Path) -> None:
    half = tmp_path / ".making-x"
    half.mkdir()
    os.utime(half, (1, 1))
    folders = DerivedFolders(tmp_path)
    folders.get("a", _fill())
    folders.keep_only("a")
    assert not half.exists()


def test_what_another_process_is_making_now_is_left_alone(tmp_path: Path) -> None:
    folders = DerivedFolders(tmp_path)
    folders.get("a", _fill())
    os.utime(tmp_path / "a", (1, 1))
    (tmp_path / ".making-x").mkdir()
    folders.keep_only("a")
    assert (tmp_path / ".making-x").exists()


def test_a_dropped_folder_is_made_anew(tmp_path: Path) -> None:
    folders = DerivedFolders(tmp_path)
    folders.get("a", _fill("damaged"))
    folders.drop("a")
    assert (folders.get("a", _fill("anew")) / "file").read_text(encoding="utf-8") == "anew"


def test_marks_tell_their_parts_apart() -> None:
    assert mark_of("a", "bc") != mark_of("ab", "c")
