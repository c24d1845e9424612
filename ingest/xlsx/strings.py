"""The shared strings of a workbook, and the text of a rich string: its runs without the reading marks (ふりがな)."""

from io import BytesIO

from lxml import etree

from ingest.office.package import Package
from ingest.office.relations import related
from knowledge.errors import DamagedFile


def shared_strings(package: Package, workbook: str) -> list[str]:
    """All shared strings in order; none where the workbook has no such part."""
    members = related(package, workbook, "sharedStrings")
    if not members:
        return []
    found: list[str] = []
    try:
        for _, item in etree.iterparse(BytesIO(package.read(members[0])), tag="{*}si", resolve_entities=False):
            found.append(rich_text(item))
            item.clear()
            while (before := item.getprevious()) is not None:
                del before.getparent()[0]  # type: ignore[union-attr]
    except etree.XMLSyntaxError as error:
        raise DamagedFile("the shared strings are no XML") from error
    return found


def rich_text(item: etree._Element) -> str:
    """The text of si or is: its t and those of its runs."""
    space = str(item.tag).rpartition("}")[0]
    space = space and f"{space}}}"
    direct, run = f"{space}t", f"{space}r"
    parts: list[str] = []
    for child in item:
        if child.tag == direct:
            parts.append(child.text or "")
        elif child.tag == run:
            parts.append(child.findtext(direct) or "")
    return "".join(parts).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
