"""A workbook's list of sheets: their names, parts, whether they are shown, and the day they count from."""

from dataclasses import dataclass

from ingest.office.kind import main_part
from ingest.office.package import Package
from ingest.office.relations import id_in, relations_of
from ingest.xlsx.days import Epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """An entry of the workbook: a sheet by name and part."""

    name: str
    member: str
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The worksheets in order. `member` is the workbook's own part."""

    member: str
    leaves: tuple[Leaf, ...]
    epoch: Epoch


def workbook_of(package: Package) -> Workbook:
    """The workbook of a package; raises DamagedFile where it has none."""
    main = main_part(package)
    root = package.xml(main)
    sheets = {one.id: one.member for one in relations_of(package, main) if one.kind == "worksheet"}
    leaves = []
    for entry in root.iterfind("{*}sheets/{*}sheet"):
        if member := sheets.get(id_in(entry)):
            hidden = entry.get("state") in ("hidden", "veryHidden")
            leaves.append(Leaf(name=entry.get("name", ""), member=member, hidden=hidden))
    properties = root.find("{*}workbookPr")
    later = properties is not None and properties.get("date1904") in ("1", "true")
    return Workbook(member=main, leaves=tuple(leaves), epoch=Epoch.Y1904 if later else Epoch.Y1900)
