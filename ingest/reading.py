"""How a file is read, as one name: the same file under the same name need not be read again (読み取りの版)."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import ingest
import knowledge
from ingest.sources import Given

_HOUSES = (Path(ingest.__file__).parent, Path(knowledge.__file__).parent / "domain")
_FILES = (Path(knowledge.__file__).parent / "text.py", Path(knowledge.__file__).parent / "library" / "sudachi.py")
_SUFFIXES = (".py", ".csv")
# What else decides on the text or its words: another version may read the same file otherwise.
_VENDORS = (
    "beautifulsoup4", "lxml", "markdown-it-py", "olefile", "openpyxl", "pypdfium2", "python-calamine", "python-pptx",
    "rapidocr", "sudachidict-core", "sudachipy",
)  # fmt: skip


def reading_of(given: Given, *options: str) -> str:
    """Names this program's way to read with what the admin stated and the options that decide on the result."""
    return hashlib.sha256("\x1f".join((_program(), repr(given), *options)).encode()).hexdigest()[:32]


@cache
def _program() -> str:
    """Every line of code, and every version of others' code, that takes part in reading."""
    digest = hashlib.sha256()
    sources = sorted(path for house in _HOUSES for path in house.rglob("*") if path.suffix in _SUFFIXES)
    for path in (*sources, *_FILES):
        digest.update(path.read_bytes())
    for vendor in _VENDORS:
        digest.update(f"{vendor} {_version(vendor)}".encode())
    return digest.hexdigest()


def _version(vendor: str) -> str:
    try:
        return version(vendor)
    except PackageNotFoundError:
        return ""
