"""Reading happens in a child process: every bad file ends in its own error, and nothing else happens."""

import os
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.blocks import BlockKind
from ingest.sandbox import Limits, read_file
from knowledge import confined, errors
from tests.unit.ingest import bad_files

LIMITS = Limits()
MIB = 2**20


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


Write = Callable[[str, bytes], Path]


@pytest.mark.slow
def test_a_pdf_a_markdown_and_a_text_file_come_back_as_blocks(written: Write) -> None:
    pdf = read_file(written("手引き.pdf", bad_files.a_pdf()), limits=LIMITS)
    markdown = read_file(written("memo.md", "# 見出し\n\n本文\n".encode()), limits=LIMITS)
    plain = read_file(written("deck.txt", "見出し\n\n本文\n".encode("cp932")), limits=LIMITS)
    assert (pdf.pages, pdf.blocks[0].page, pdf.blocks[0].boxes[0].x0) == (1, 1, 60.0)
    assert [block.kind for block in markdown.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert [block.text for block in plain.blocks if block.text] == ["見出し", "本文"]


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("empty.pdf", b"", errors.EmptyFile),
        ("empty.txt", b"", errors.EmptyFile),
        ("spaces.txt", " \n\n\u3000\n".encode(), errors.EmptyFile),
        ("blank.pdf", bad_files.blank_pdf(), errors.EmptyFile),
        ("random.pdf", bad_files.random_bytes(), errors.UnsupportedFormat),
        ("random.txt", bad_files.random_bytes(), errors.UnsupportedFormat),
        ("page.pdf", bad_files.web_page(), errors.ErrorPage),
        ("page.txt", bad_files.web_page(), errors.ErrorPage),
        ("letter.docx", bad_files.archive(), errors.DamagedFile),
        ("letter.doc", bad_files.old_office(), errors.DamagedFile),
        ("scan.png", bad_files.picture(), errors.UnsupportedFormat),
        ("line.csv", ("あ," * 2000).encode(), errors.SwellingFile),
        ("truncated.pdf", bad_files.truncated_pdf(), errors.DamagedFile),
        ("headless.pdf", bad_files.headless_pdf(), errors.DamagedFile),
        ("loop.pdf", bad_files.looping_pdf(), errors.DamagedFile),
        ("pageless.pdf", bad_files.pageless_pdf(), errors.DamagedFile),
        ("locked.pdf", bad_files.encrypted_pdf(), errors.EncryptedFile),
        ("scan.pdf", bad_files.scanned_pdf(), errors.TextlessFile),
    ],
)
def test_a_bad_file_ends_in_its_own_error(written: Write, name: str, data: bytes, error: type[Exception]) -> None:
    path = written(name, data)
    with pytest.raises(errors.DocumentError) as caught:
        read_file(path, limits=LIMITS)
    assert type(caught.value) is error
    assert caught.value.which == name


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("missing.pdf", errors.MissingFile),
        ("file.txt/inside.txt", errors.MissingFile),
        ("folder", errors.NotAFile),
        ("長" * 300 + ".pdf", errors.UnreadableFile),
    ],
)
def test_what_is_no_file_says_what_it_is(tmp_path: Path, place: str, error: type[Exception]) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(error):
        read_file(tmp_path / place, limits=LIMITS)


@pytest.mark.slow
def test_a_bomb_ends_at_the_memory_limit_and_leaves_the_reader_as_it_was(written: Write) -> None:
    path = written("bomb.pdf", bad_files.flate_bomb(400 * MIB))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(errors.SwellingFile):
        read_file(path, limits=Limits(memory_bytes=500 * MIB))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30 * 1024


def test_a_file_with_more_bytes_than_allowed_is_not_even_opened(written: Write) -> None:
    with pytest.raises(errors.TooLargeFile):
        read_file(written("big.txt", bad_files.long_line(4000)), limits=Limits(file_bytes=1000))


def test_a_result_with_more_bytes_than_allowed_is_too_large(written: Write) -> None:
    with pytest.raises(errors.TooLargeFile):
        read_file(written("line.txt", bad_files.long_line(400_000)), limits=Limits(result_bytes=MIB))


@pytest.mark.slow
def test_a_huge_single_line_is_read_within_the_limits(written: Write) -> None:
    parsed = read_file(written("line.txt", bad_files.long_line(3_000_000)), limits=LIMITS)
    assert [len(block.text) for block in parsed.blocks] == [20_000] * 150


def test_a_child_that_takes_too_long_is_ended(written: Write) -> None:
    path = written("line.txt", bad_files.long_line(3_000_000))
    begun = time.monotonic()
    with pytest.raises(errors.ReadingTimedOut):
        read_file(path, limits=Limits(wall_seconds=0.01))
    assert time.monotonic() - begun < 5


def test_a_child_gets_no_environment_and_starts_without_heavy_libraries() -> None:
    probe = (
        "import sys, os, ingest.reader, ingest.parsers.pdf, ingest.parsers.markdown, ingest.parsers.plain;"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'torch','chromadb','langchain','sqlalchemy','numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True, env={}, cwd=".")
    assert done.stdout.strip() == "[]"


def test_a_child_that_answers_with_another_value_is_not_believed(
    written: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = tmp_path / "trace"

    class Evil:
        def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
            return os.mkdir, (str(trace),)

    answer = tmp_path / "answer.py"
    answer.write_text(f"#!{sys.executable}\nimport sys\nsys.stdout.buffer.write({pickle.dumps(Evil())!r})\n")
    answer.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(answer))
    with pytest.raises(errors.ReadingFailed):
        read_file(written("memo.txt", "本文".encode()), limits=LIMITS)
    assert not trace.exists()


def test_a_file_that_is_being_written_while_it_is_read_is_told_as_that(
    written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written("memo.txt", "前の本文".encode())
    run = confined.run_confined

    def meanwhile(*given: object, **named: object) -> object:
        path.write_bytes("書きかけの次の本文".encode())
        return run(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(confined, "run_confined", meanwhile)
    with pytest.raises(errors.ChangedFile):
        read_file(path, limits=LIMITS)
