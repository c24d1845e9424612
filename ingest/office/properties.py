"""What an OOXML package says of itself (docProps/core.xml)."""

from ingest.office.package import Package
from ingest.parsers.stated_title import meaningful_title
from knowledge.errors import DamagedFile

_PART = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def title_of(package: Package) -> str:
    """The title in the properties where it means anything, else empty; broken properties are no broken document."""
    if _PART not in package.names:
        return ""
    try:
        return meaningful_title(package.xml(_PART).findtext(_TITLE) or "")
    except DamagedFile:
        return ""
