"""What changed, as one HTML file without outside assets: to be read on a phone, printed on A4, handed on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot import handbook_messages as messages
from bot.changes.rows import (
    Block,
    case_block,
    edition_label,
    is_renumbered_only,
    measure_block,
    number_block,
    renumbering,
    section_block,
    summary,
)
from bot.changes.signs import SIGNS
from bot.changes.wording_differences import Span, differing
from knowledge.domain.changes import EditionChanges

_TEMPLATE = "report.html"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the report: an anchor, a heading, its blocks."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


def changes_report(changes: EditionChanges) -> str:
    """The report as HTML; all words of documents are escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    old, new = edition_label(changes.old), edition_label(changes.new)
    return environment.get_template(_TEMPLATE).render(
        messages=messages,
        signs=SIGNS,
        title=messages.CHANGES_TITLE.format(title=changes.new.document.title, old=old, new=new),
        document=changes.new.document.title,
        old=old,
        new=new,
        summary=summary(changes) if changes.count else messages.CHANGES_NONE,
        parts=_parts(changes),
        renumbered=[renumbering(change) for change in changes.sections if is_renumbered_only(change)],
        differing=_shown_difference,
    )


def _parts(changes: EditionChanges) -> list[Part]:
    told = (change for change in changes.sections if not is_renumbered_only(change))
    parts = (
        _part("measures", messages.CHANGES_MEASURES, measure_block, changes.measures),
        _part("numbers", messages.CHANGES_NUMBERS, number_block, changes.numbers_outside_records),
        _part("cases", messages.CHANGES_CASES, case_block, changes.cases),
        _part("sections", messages.CHANGES_IN_SECTIONS, section_block, told),
    )
    return [part for part in parts if part.blocks]


def _part(anchor: str, title: str, block: Callable[[T], Block], changes: Iterable[T]) -> Part:
    return Part(anchor=anchor, title=title, blocks=tuple(map(block, changes)))


def _shown_difference(old: str, new: str, kind: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of both sides; what was only added, removed or moved is not marked word by word."""
    if kind == "changed" and old and new:
        return differing(old, new)
    return _plain(old), _plain(new)


def _plain(text: str) -> tuple[Span, ...]:
    return (Span(text, differs=False),) if text else ()
