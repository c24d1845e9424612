"""What a zip package holds, by its own declaration and never by its extension."""

import posixpath
from enum import Enum, auto
from pathlib import PurePath

from ingest.office.package import Package
from knowledge.errors import UnsupportedFormat

_TYPES = "[Content_Types].xml"
_RELATIONS = "_rels/.rels"
_MIMETYPE = "mimetype"
_LONGEST_MIMETYPE = 200


class Holds(Enum):
    """What a package holds; templates and files with macros hold the same as plain ones."""

    WORDS = auto()
    SLIDES = auto()
    SHEETS = auto()
    BINARY_SHEETS = auto()
    OPEN_SHEETS = auto()


_BY_TYPE = (
    ("wordprocessingml", Holds.WORDS),
    ("ms-word", Holds.WORDS),
    ("presentationml", Holds.SLIDES),
    ("ms-powerpoint", Holds.SLIDES),
    ("ms-excel.sheet.binary", Holds.BINARY_SHEETS),
    ("spreadsheetml", Holds.SHEETS),
    ("ms-excel", Holds.SHEETS),
)
_BY_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def held_by(package: Package, name: str) -> Holds:
    """What the package called `name` holds; raises UnsupportedFormat for an archive that is no document we read."""
    declared = main_type(package) if _TYPES in package.names else ""
    if ".main" in declared:
        for word, holds in _BY_TYPE:
            if word in declared:
                return holds
    if _mimetype(package).startswith(_BY_MIMETYPE):
        return Holds.OPEN_SHEETS
    raise UnsupportedFormat("the archive is no document of a known kind", which=PurePath(name).name)


def main_type(package: Package) -> str:
    """The content type of the main part, in lower case; empty where the package names none."""
    part = main_part(package)
    default = ""
    for element in package.xml(_TYPES):
        if element.get("PartName", "").lower() == f"/{part}".lower():
            return element.get("ContentType", "").lower()
        if element.get("Extension", "").lower() == part.rpartition(".")[2].lower():
            default = element.get("ContentType", "").lower()
    return default if part else ""


def main_part(package: Package) -> str:
    """The name of the part that is the document itself; empty where the package names none."""
    if _RELATIONS not in package.names:
        return ""
    for relation in package.xml(_RELATIONS):
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(relation.get("Target", "")).lstrip("/")
    return ""


def _mimetype(package: Package) -> str:
    if _MIMETYPE not in package.names:
        return ""
    return package.read(_MIMETYPE)[:_LONGEST_MIMETYPE].decode("ascii", "replace").strip().lower()
