"""Names of one thing, as admins write them down."""

from pathlib import Path

import pytest

from knowledge.errors import GlossaryError
from knowledge.library.glossary import Glossary, joined
from knowledge.library.glossary_file import read_groups
from knowledge.library.sudachi import SudachiWords

GROUPS = (("RPA", "ロボティック・プロセス・オートメーション", "自動処理ソフト"), ("電子窓口", "窓口アプリ"))


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary(GROUPS, SudachiWords())


def _others(glossary: Glossary, text: str) -> dict[str, list[str]]:
    return {one.name.folded: [other.folded for other in one.others] for one in glossary.asked(text)}


@pytest.mark.parametrize("text", ["RPAとは", "ＲＰＡの費用", "rpa を使う"])
def test_a_name_is_found_however_it_is_written(glossary: Glossary, text: str) -> None:
    assert _others(glossary, text) == {"rpa": ["ロボティック・プロセス・オートメーション", "自動処理ソフト"]}


def test_the_long_name_has_the_short_one(glossary: Glossary) -> None:
    assert _others(glossary, "ロボティック・プロセス・オートメーションの費用")[
        "ロボティック・プロセス・オートメーション"
    ] == ["rpa", "自動処理ソフト"]


@pytest.mark.parametrize("text", ["GRPAとは", "RPA2の費用", "窓口の予約"])
def test_a_name_inside_another_word_is_no_name(glossary: Glossary, text: str) -> None:
    assert glossary.asked(text) == ()


def test_a_name_in_two_groups_has_the_names_of_both() -> None:
    glossary = Glossary((("CIO", "最高情報責任者"), ("CIO", "情報統括監")), SudachiWords())
    assert _others(glossary, "CIOの役割") == {"cio": ["最高情報責任者", "情報統括監"]}


def test_the_glossary_that_is_shipped_as_an_example_can_be_read() -> None:
    groups = read_groups(Path(__file__).parents[4] / "samples" / "glossary.toml")

    assert groups
    assert all(len(group) > 1 for group in groups)


def test_a_name_in_two_glossaries_has_the_names_of_both_each_once() -> None:
    words = SudachiWords()
    both = [Glossary((("CIO", "最高情報責任者", "情報統括監"),), words), Glossary((("最高情報責任者", "CIO"),), words)]

    [named] = joined(one for glossary in both for one in glossary.asked("CIOの役割"))

    assert [other.folded for other in named.others] == ["最高情報責任者", "情報統括監"]


def test_a_name_of_one_letter_is_not_looked_for() -> None:
    assert Glossary((("課", "担当部署"),), SudachiWords()).asked("課の役割") == ()


# --- the file ------------------------------------------------------------------------------------------------------
def _file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "glossary.toml"
    path.write_bytes(text.encode(encoding))
    return path


def test_groups_are_read(tmp_path: Path) -> None:
    path = _file(tmp_path, '[[same]]\nnames = ["RPA", " 自動処理ソフト "]\nnote = "庁内の呼び名"\n')
    assert read_groups(path) == (("RPA", "自動処理ソフト"),)


def test_a_file_that_a_windows_editor_wrote_is_read(tmp_path: Path) -> None:
    path = _file(tmp_path, '[[same]]\r\nnames = ["RPA", "自動処理"]\r\n', "utf-8-sig")
    assert read_groups(path) == (("RPA", "自動処理"),)


def test_without_a_file_there_are_no_groups(tmp_path: Path) -> None:
    assert read_groups(tmp_path / "glossary.toml") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[[same]]\nnames = ["RPA", "自動処理"]\n[[same]]\nnames = ["DX"]\n', "same.2.names"),
        ('[[same]]\nnames = ["RPA", "自動処理", ""]\n', "same.1.names.3"),
        ('[[same]]\nname = ["RPA", "自動処理"]\n', "same.1.names, same.1.name"),
        ("[[same]]\nnames = RPA\n", "line 2"),
        ('[[same]]\nnames = ["RPA",\n', "end of document"),
    ],
)
def test_a_fault_is_told_with_file_and_place(tmp_path: Path, text: str, place: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(GlossaryError) as caught:
        read_groups(path)
    assert (caught.value.which, caught.value.todo) == (str(path), place)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="UTF-8"):
        read_groups(_file(tmp_path, '[[same]]\nnames = ["RPA", "自動処理"]\n', "cp932"))
