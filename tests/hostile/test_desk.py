"""Hostile files on the desks: one sentence each with its name, the others go on, the library stays whole."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desks.registering import Given, RegisteringDesk
from bot.messages import error_message
from bot.settings import BotSettings
from knowledge import errors
from knowledge.library.opening import Stores
from knowledge.testing import memory_stores
from knowledge.text import shown
from tests.hostile import texts
from tests.hostile.conftest import CORPUS
from tests.hostile.corpus import Hostile

_MOMENT = datetime(2026, 10, 1, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
_REFUSED = (
    "空.pdf",
    "利用者の鍵.pdf",
    "頁の輪.pdf",
    "画像.pdf",
    "鍵つき通知.docx",
    "旧.ppt",
    "一太郎.jtd",
    "爆弾.xlsx",
    "偽り.docx",
    "鍵つき部品.pptx",
    "笑い_xl-worksheets-sheet1.xml.xlsx",
    "写真.zip",
    "雑音.csv",
    "空白だけ.md",
    "実はPNG.pdf",
    "設定.json",
)
_ODD_NAMES = (
    "[red]赤い[bold].txt",
    "[/閉じ].txt",  # a folder called [: the path reads like the end of a mark
    "改行\nの名.txt",
    "色\x1b[31m.txt",
    "逆\u202e順.txt",
    "-ハイフン.txt",
    os.fsdecode("文字化け".encode("cp932")) + ".txt",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The desk, its library, and the folder of files that come in."""

    desk: RegisteringDesk
    stores: Stores
    folder: Path

    def register(self, *paths: Path) -> int:
        return self.desk.register(paths or (self.folder,), Given())

    def write(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    def holds(self) -> list[str]:
        return sorted(edition.source_name for edition in self.stores.library.editions())


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setenv("COLUMNS", "300")
    stores = memory_stores(tmp_path / "home")
    settings = BotSettings(home=tmp_path / "home", read_seconds=30, _env_file=None)  # type: ignore[call-arg]
    (tmp_path / "受付").mkdir()
    yield Office(
        desk=RegisteringDesk(settings, now=lambda: _MOMENT, stores=stores), stores=stores, folder=tmp_path / "受付"
    )
    stores.library.close()


@pytest.mark.slow
def test_each_refused_file_has_one_sentence_and_the_others_are_registered(
    office: Office, made: Callable[[Hostile], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = {hostile.name: hostile for hostile in CORPUS if hostile.name in _REFUSED}
    for name in _REFUSED:
        office.write(name, made(chosen[name]).read_bytes())
    office.write("あ_良い資料.txt", texts.text("txt", 300))
    office.write("ん_良い資料.txt", texts.text("txt", 400))

    assert office.register() == 1

    told = capsys.readouterr().err.splitlines()
    for name in _REFUSED:
        (line,) = [line for line in told if name in line and not line.startswith("読んでいます")]
        path, _, sentence = line.partition(": ")
        assert path == str(office.folder / name)
        assert sentence in {error_message(end("x")) for end in chosen[name].ends if end}
    assert office.holds() == ["あ_良い資料.txt", "ん_良い資料.txt"]


@pytest.mark.slow
def test_what_is_refused_leaves_no_trace_in_the_library(office: Office, made: Callable[[Hostile], Path]) -> None:
    office.register(office.write("良い資料.txt", texts.text("txt", 300)))
    before = _state(office)

    chosen = [hostile for hostile in CORPUS if hostile.name in _REFUSED[:6]]
    assert office.register(*(office.write(hostile.name, made(hostile).read_bytes()) for hostile in chosen)) == 1

    assert _state(office) == before


@pytest.mark.slow
def test_pipes_sockets_devices_and_locked_names_are_refused_at_once(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.folder)
    os.mkfifo("管.pdf")
    Path("装置.txt").symlink_to("/dev/zero")
    Path("切れた.txt").symlink_to("nowhere")
    Path("輪.txt").symlink_to("輪.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("口.txt")
        assert (
            office.register(Path("管.pdf"), Path("口.txt"), Path("装置.txt"), Path("切れた.txt"), Path("輪.txt")) == 1
        )

    told = capsys.readouterr().err
    assert told.count(error_message(errors.NotAFile("x"))) == 3
    assert told.count(error_message(errors.MissingFile("x"))) == 1
    assert told.count(error_message(errors.UnreadableFile("x"))) == 1
    assert office.holds() == []


@pytest.mark.slow
def test_odd_names_are_read_and_shown_without_touching_the_screen(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    for at, name in enumerate(_ODD_NAMES):
        office.write(name, texts.text("txt", 200) + f"第{at}の資料。".encode())

    assert office.register() == 0

    printed = capsys.readouterr()
    names = [shown(Path(name).name) for name in _ODD_NAMES]
    assert office.holds() == sorted(names)
    assert not set("\x1b\u202e") & set(printed.out)
    assert [name for name in names if name not in printed.out] == []


def test_a_preview_refuses_in_the_same_words(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.write("[/空].pdf", b"")
    assert office.desk.preview([path], Given()) == 1
    assert capsys.readouterr().err.splitlines() == [f"{path}: {error_message(errors.EmptyFile('x'))}"]


def test_a_file_larger_than_the_setting_is_refused_before_it_is_read(tmp_path: Path) -> None:
    settings = BotSettings(home=tmp_path, read_file_mb=1, _env_file=None)  # type: ignore[call-arg]
    path = tmp_path / "穴.txt"
    path.touch()
    os.truncate(path, 2**40)
    assert RegisteringDesk(settings, now=lambda: _MOMENT, stores=memory_stores(tmp_path)).register([path], Given()) == 1


def _state(office: Office) -> tuple[object, ...]:
    home = office.folder.parent / "home"
    kept = sorted(str(path) for path in (home / "originals").rglob("*") if path.is_file())
    return office.holds(), kept, office.stores.library.size()


@pytest.mark.slow
def test_the_command_ends_with_one_and_a_sentence_for_each_and_shows_the_others(
    office: Office, made: Callable[[Hostile], Path], tmp_path: Path
) -> None:
    chosen = [hostile for hostile in CORPUS if hostile.name in ("利用者の鍵.pdf", "爆弾.xlsx")]
    for hostile in chosen:
        office.write(hostile.name, made(hostile).read_bytes())
    office.write("良い資料.txt", texts.text("txt", 300))
    os.mkfifo(office.folder / "管.pdf")
    environment = {"DX_HOME": str(tmp_path / "other"), "PYTHONUTF8": "1", "COLUMNS": "300"}

    done = subprocess.run(
        [sys.executable, "-m", "bot", "ingest", "--dry-run", str(office.folder)],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert sorted(Path(line.partition(": ")[0]).name for line in done.stderr.splitlines()) == [
        "利用者の鍵.pdf",
        "爆弾.xlsx",
        "管.pdf",
    ]
    assert "町は窓口の受付時間を見直し" in done.stdout or "チャンク" in done.stdout
    assert not (tmp_path / "other" / "library").exists()
