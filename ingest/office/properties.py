"""What an OOXML package says of itself (docProps)."""

from typing import Final

from ingest.office.package import Package
from ingest.parsers.stated_title import meaningful_title
from knowledge.errors import DamagedFile

STATED_PAGES: Final = "pages"
"""The key under which a parser hands on how many pages the document itself states."""
_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MOST_DIGITS = 5


def title_of(package: Package) -> str:
    """The title in the properties where it means anything, else empty; broken properties are no broken document."""
    return meaningful_title(_stated(package, _CORE, _TITLE))


def pages_of(package: Package) -> int:
    """On how many pages the program that saved a document has set it; 0 where it does not say."""
    stated = _stated(package, _APP, "{*}Pages")
    return int(stated) if stated.isdecimal() and len(stated) <= _MOST_DIGITS else 0


def _stated(package: Package, part: str, name: str) -> str:
    if part not in package.names:
        return ""
    try:
        return (package.xml(part).findtext(name) or "").strip()
    except DamagedFile:
        return ""
