"""Printing tells the pages of a Word document, and never fails the reading of it."""

import http.server
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.blocks import ParsedFile
from ingest.office.paging import Office, installed_office, with_pages
from ingest.parsers import package
from ingest.sandbox import Limits
from tests.unit.ingest.parsers.small_docx import Docx, paragraph
from tests.unit.ingest.parsers.small_pdf import Pdf
from tests.unit.ingest.parsers.small_pdf import paragraph as pdf_paragraph

_FIRST, _SECOND = "受付の窓口は一階に置き、番号札を渡す。", "審査の記録は五年のあいだ保存する。"
_FAILED = "ページ番号を付けられませんでした（LibreOfficeで印刷用に変換できません）"
Program = Callable[[str], Office]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return Docx(body=paragraph(_FIRST) + paragraph(_SECOND)).saved(tmp_path)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """An office that is this shell script; it is told the folder for the print in $out."""

    def write(script: str) -> Office:
        path = tmp_path / "office"
        find = 'out=; while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done'
        path.write_text(f"#!/bin/sh\n{find}\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return Office(program=str(path), wall_seconds=5.0)

    return write


def _paged(document: Path, office: Office | None) -> ParsedFile:
    return with_pages(package.parse(document), document, office=office, limits=Limits())


def test_blocks_get_the_pages_of_the_print(document: Path, program: Program, tmp_path: Path) -> None:
    printed = tmp_path / "print.pdf"
    printed.write_bytes(Pdf(pages=[pdf_paragraph([_FIRST]), pdf_paragraph([_SECOND])]).bytes())
    parsed = _paged(document, program(f'cp "{printed}" "$out/document.pdf"'))
    assert ([block.page for block in parsed.blocks], parsed.pages, parsed.notices) == ([1, 2], 2, ())


def test_a_print_with_another_number_of_pages_tells_none(tmp_path: Path, program: Program) -> None:
    printed = tmp_path / "print.pdf"
    printed.write_bytes(Pdf(pages=[pdf_paragraph([_FIRST])]).bytes())
    properties = {"docProps/app.xml": b"<Properties><Pages>3</Pages></Properties>"}
    document = Docx(body=paragraph(_FIRST), more=properties).saved(tmp_path)
    parsed = _paged(document, program(f'cp "{printed}" "$out/document.pdf"'))
    assert ([block.page for block in parsed.blocks], parsed.pages) == ([None], 0)
    (notice,) = parsed.notices
    assert "1ページ" in notice.text
    assert "作成時は3ページ" in notice.text


@pytest.mark.parametrize(
    "script", ["exit 1", 'echo none > "$out/document.pdf"', "exec /nowhere"], ids=["fails", "no pdf", "gone"]
)
def test_a_print_that_fails_is_a_notice(document: Path, program: Program, script: str) -> None:
    parsed = _paged(document, program(script))
    assert [block.text for block in parsed.blocks] == [_FIRST, _SECOND]
    assert [notice.text for notice in parsed.notices] == [_FAILED]
    assert parsed.pages == 0


def test_a_print_that_hangs_is_ended_with_what_it_has_started(document: Path, program: Program, tmp_path: Path) -> None:
    office = program(f'sleep 30 & echo $! > "{tmp_path}/child"; wait')
    begun = time.monotonic()
    parsed = _paged(document, Office(program=office.program, wall_seconds=0.3))
    assert time.monotonic() - begun < 5
    assert [notice.text for notice in parsed.notices] == [_FAILED]
    assert not _runs(int((tmp_path / "child").read_text()))


def _runs(process: int) -> bool:
    """Whether a process is there and no zombie that only waits for its entry to be taken away."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        if state == "Z":
            return False
        time.sleep(0.02)
    return True


def test_without_an_office_a_document_has_no_pages(document: Path) -> None:
    assert _paged(document, None) == package.parse(document)


def test_a_file_of_another_kind_is_not_printed(document: Path, program: Program, tmp_path: Path) -> None:
    other = document.rename(document.with_suffix(".pptx"))
    assert _paged(other, program(f'touch "{tmp_path}/asked"')).notices == ()
    assert not (tmp_path / "asked").exists()


# --- a real one ----------------------------------------------------------------------------------------------------
@pytest.fixture
def office() -> Office:
    found = installed_office()
    if found is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-writer-nogui)")
    return found


_SPACE = "http://schemas.openxmlformats.org/package/2006"
_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def _completed(path: Path, link: str = "") -> Path:
    """The small document with what LibreOffice asks of a package; `link` is a picture that lies elsewhere."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    defaults = "".join(
        f'<Default Extension="{end}" ContentType="application/{kind}"/>'
        for end, kind in (("rels", "vnd.openxmlformats-package.relationships+xml"), ("xml", "xml"))
    )
    picture = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    linked = f'<Relationship Id="far" Type="{picture}" Target="{link}" TargetMode="External"/>' if link else ""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            whole = text.replace("<Types>", f'<Types xmlns="{_SPACE}/content-types">{defaults}')
            whole = whole.replace("<Relationships>", f'<Relationships xmlns="{_SPACE}/relationships">{linked}')
            archive.writestr(name, whole)
    return path


@pytest.mark.slow
def test_a_real_office_tells_the_pages(tmp_path: Path, office: Office) -> None:
    body = paragraph(_FIRST, _BREAK) + paragraph(_SECOND)
    parsed = _paged(_completed(Docx(body=body).saved(tmp_path)), office)
    assert ([block.page for block in parsed.blocks if block.text], parsed.pages) == ([1, 2], 2)


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what was asked of it."""
    paths: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def do_OPTIONS(self) -> None:
            self.do_GET()

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/far.png", paths
        server.shutdown()
        thread.join()


_LINKED = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="990000" cy="990000"/><wp:docPr id="1" name="x"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="far"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


@pytest.mark.slow
def test_what_a_document_links_to_is_not_fetched(tmp_path: Path, office: Office, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    parsed = _paged(_completed(Docx(body=paragraph(_FIRST, _LINKED)).saved(tmp_path), link=address), office)
    assert parsed.pages == 1
    assert paths == []


@pytest.mark.slow
def test_nothing_is_left_behind(tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    _paged(_completed(Docx(body=paragraph(_FIRST)).saved(tmp_path)), office)
    assert list(room.iterdir()) == []
