"""The name of a file that an address gives (取得したファイルの名前)."""

import re
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200b-\u200f\u202a-\u202e]+")
_LONGEST = 80
_LONGEST_SUFFIX = 12
_NO_NAME = "page"
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_PAGES = (".html", ".htm", ".xhtml")


def file_name_of(url: str, disposition: str, content_type: str) -> str:
    """A safe name: what the server calls the file, else the end of the address, with the suffix of what it is."""
    parts = urlsplit(url)
    name = _announced(disposition) or unquote(PurePosixPath(parts.path).name) or parts.hostname or _NO_NAME
    safe = _UNSAFE.sub("_", name).strip(" ._") or _NO_NAME
    stem, suffix = PurePosixPath(safe).stem, PurePosixPath(safe).suffix
    wanted = _SUFFIXES.get(content_type, "")
    # A page often bears the name of the program that made it (index.php), or none at all.
    if (wanted == ".html" and suffix.lower() not in _PAGES) or not suffix:
        stem, suffix = safe, wanted
    return f"{stem[:_LONGEST]}{suffix[:_LONGEST_SUFFIX]}"


def _announced(disposition: str) -> str:
    """The file name in a Content-Disposition header, in either of its spellings."""
    message = Message()
    message["content-disposition"] = disposition
    return message.get_filename("") or ""
