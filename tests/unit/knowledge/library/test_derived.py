"""Derived folders are whole or not there."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from knowledge.library.derived import DerivedFolders, mark_of


def _fill(text: str = "whole") -> Callable[[Path], None]:
    def fill(folder: Path) -> None:
        (folder / "file").write_text(text, encoding="utf-8")

    return fill


def _names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir() if path.name != ".lock")


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
    assert _names(tmp_path) == []


def test_of_two_that_need_the_same_folder_one_makes_it(tmp_path: Path) -> None:
    made: list[int] = []

    def get(number: int) -> str:
        def fill(folder: Path) -> None:
            made.append(number)
            (folder / "file").write_text("whole", encoding="utf-8")

        return (DerivedFolders(tmp_path).get("a", fill) / "file").read_text(encoding="utf-8")

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(get, range(12))) == {"whole"}
    assert len(made) == 1


def test_the_named_one_and_the_youngest_other_are_kept(tmp_path: Path) -> None:
    folders = DerivedFolders(tmp_path)
    for age, mark in enumerate(("new", "b", "c", "d")):
        folders.get(mark, _fill())
        os.utime(tmp_path / mark, (1000 - age, 1000 - age))
    folders.keep_only("new")
    assert _names(tmp_path) == ["b", "new"]


def test_what_a_killed_process_left_half_made_is_cleared_away(tmp_path: Path) -> None:
    folders = DerivedFolders(tmp_path)
    for clear in (lambda: folders.get("a", _fill()), lambda: folders.keep_only("a")):
        (tmp_path / ".making-x").mkdir()
        clear()
        assert _names(tmp_path) == ["a"]


def test_a_dropped_folder_is_made_anew(tmp_path: Path) -> None:
    folders = DerivedFolders(tmp_path)
    folders.get("a", _fill("damaged"))
    folders.drop("a")
    assert (folders.get("a", _fill("anew")) / "file").read_text(encoding="utf-8") == "anew"


def test_marks_tell_their_parts_apart() -> None:
    assert mark_of("a", "bc") != mark_of("ab", "c")
