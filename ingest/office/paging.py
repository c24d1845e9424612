"""Page numbers of Word documents: LibreOffice prints them to PDF, where it is installed, and the pages are read there.

The document itself has no pages. The printing runs in a process group of its own with a profile of its own, opens no
connection, may cost only so much, and is gone with its folder afterwards. What it prints is read like any other PDF;
nothing of its text is taken over but the places.
"""

import contextlib
import logging
import math
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ingest.blocks import ParsedFile
from ingest.office.places import placed
from ingest.office.properties import STATED_PAGES
from ingest.parsers import notices
from ingest.sandbox import Limits, read_file
from knowledge.errors import DocumentError

_log = logging.getLogger(__name__)
_PROGRAMS = ("soffice", "libreoffice")
_WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_MEMORY_KIB = 4 * 1024 * 1024
_LARGEST_PRINT_BLOCKS = 1024 * 1024  # of 512 bytes
_PROFILE: Final = "registrymodifications.xcu"
_WALLED: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{}
</oor:items>
"""
_ITEM: Final = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
# No macros, no linked pictures or files; and what still asks for a page meets a proxy that is not there.
_WALLS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An installed LibreOffice, and how long it may take for one document."""

    program: str
    wall_seconds: float = 120.0


def installed_office() -> Office | None:
    """The LibreOffice of this machine, ``None`` where there is none."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    return Office(program=found) if found else None


def with_pages(parsed: ParsedFile, path: Path, *, office: Office | None, limits: Limits) -> ParsedFile:
    """A Word document with the pages of its blocks; another file, or one that cannot be printed, as it is.

    The print counts only where it has as many pages as the document had when it was saved.
    """
    if office is None or parsed.pages or path.suffix.lower() not in _WORD_SUFFIXES:
        return parsed
    with tempfile.TemporaryDirectory(prefix="dx-printing-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        try:
            printed: ParsedFile | None = read_file(_printed(path, room, office), limits=limits)
        except (DocumentError, OSError, subprocess.SubprocessError) as error:
            _log.info("no pages: %s", type(error).__name__)
            printed = None
    if printed is None or not printed.pages:
        return replace(parsed, notices=(*parsed.notices, notices.pages_unknown()))
    stated = int(dict(parsed.stated).get(STATED_PAGES, "") or printed.pages)
    if stated != printed.pages:  # other fonts, other page breaks: a wrong page would be worse than none
        return replace(parsed, notices=(*parsed.notices, notices.pages_differ(printed.pages, stated)))
    return replace(parsed, blocks=placed(parsed.blocks, printed.blocks), pages=printed.pages)


def _printed(path: Path, room: Path, office: Office) -> Path:
    """The PDF of a document, in a folder of ours; raises OSError or SubprocessError where there is none."""
    profile = room / "profile"
    (profile / "user").mkdir(parents=True)
    walls = "\n".join(_ITEM.format(*wall) for wall in _WALLS)
    (profile / "user" / _PROFILE).write_text(_WALLED.format(walls), encoding="utf-8")
    copy = room / f"document{path.suffix.lower()}"
    shutil.copyfile(path, copy)
    _print(copy, room, profile, office)
    found = room / "document.pdf"
    found.stat()
    return found


def _print(copy: Path, room: Path, profile: Path, office: Office) -> None:
    limits = f"ulimit -t {math.ceil(office.wall_seconds)}; ulimit -v {_MEMORY_KIB}; ulimit -f {_LARGEST_PRINT_BLOCKS}"
    options = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "pdf")
    command = [office.program, f"-env:UserInstallation={profile.as_uri()}", *options, "--outdir", str(room), str(copy)]
    child = subprocess.Popen(  # noqa: S603 - an installed program; the copy's name is our own
        ["/bin/sh", "-c", f'{limits}; exec "$@"', "sh", *command],
        cwd=room,
        env={"HOME": str(room), "PATH": os.defpath, "TMPDIR": str(room)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        child.wait(office.wall_seconds)
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
