"""What lies at a path is looked at before anything waits for it; what changes while it is read is told."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.folder import files_of
from ingest.on_disk import opened, refuse_larger, unchanged
from knowledge import errors


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (_folder, errors.NotAFile),
        (_pipe, errors.NotAFile),
        (_socket, errors.NotAFile),
        (_device, errors.NotAFile),
        (_circle, errors.UnreadableFile),
        (_dangling, errors.MissingFile),
    ],
)
def test_what_is_no_file_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], error: type[Exception]
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket has a short name
    make(Path("資料.pdf"))
    with pytest.raises(error) as caught:
        opened(Path("資料.pdf"))
    assert getattr(caught.value, "which", "") == "資料.pdf"


def test_a_file_that_may_not_be_read_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "秘.pdf"
    path.write_bytes(b"x")
    monkeypatch.setattr(os, "open", refused)  # root, as which tests may run, may read everything
    with pytest.raises(errors.UnreadableFile):
        opened(path)


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "本体.txt").write_bytes(b"body")
    (tmp_path / "別名.txt").symlink_to("本体.txt")
    with opened(tmp_path / "別名.txt") as file:
        assert file.read() == b"body"


def _written(path: Path) -> None:
    path.write_bytes(b"second half")


def _replaced(path: Path) -> None:
    path.with_name("new").write_bytes(b"other")
    path.with_name("new").replace(path)


def _written_in_halves(path: Path) -> None:
    """A reader that meets the first half finds it damaged."""
    path.write_bytes(b"second half")
    raise errors.DamagedFile("half of it is missing")


@pytest.mark.parametrize("change", [_written, _replaced, Path.unlink, _written_in_halves])
def test_a_file_that_changes_while_it_is_read_is_told_as_that(tmp_path: Path, change: Callable[[Path], None]) -> None:
    path = tmp_path / "保存中.xlsx"
    path.write_bytes(b"first")
    with pytest.raises(errors.ChangedFile), unchanged(path):
        change(path)


def test_a_file_that_stays_keeps_its_own_error(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x")
    with pytest.raises(errors.DamagedFile), unchanged(path):
        raise errors.DamagedFile("broken")


def test_a_file_with_holes_of_a_terabyte_is_refused_by_its_length(tmp_path: Path) -> None:
    path = tmp_path / "穴.txt"
    path.touch()
    os.truncate(path, 2**40)
    with pytest.raises(errors.TooLargeFile):
        refuse_larger(path, 2**30)


# --- folders ---------------------------------------------------------------------------------------------------------
def test_a_folder_means_its_files_each_once_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("乙/二.txt", "甲/一.pdf", ".隠し/三.txt", "甲/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "乙" / "上へ").symlink_to(tmp_path)

    files, refused = files_of([tmp_path, tmp_path / "甲" / "一.pdf"])

    assert [path.name for path in files] == ["二.txt", "一.pdf"]
    assert refused == []


def test_a_pipe_in_a_folder_is_not_left_out_in_silence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管")
    (tmp_path / "切れた別名.txt").symlink_to("nowhere")
    assert {path.name for path in files_of([tmp_path])[0]} == {"管", "切れた別名.txt"}


def test_what_is_missing_or_locked_is_told_by_the_name_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "施錠").mkdir()
    scandir = os.scandir

    def locked(path: str | Path) -> object:
        if Path(path).name == "施錠":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    files, refused = files_of([tmp_path, tmp_path / "ない.pdf"])

    assert files == []
    assert [(type(error), error.which) for error in refused] == [
        (errors.UnreadableFile, str(tmp_path / "施錠")),
        (errors.MissingFile, str(tmp_path / "ない.pdf")),
    ]
