"""What changed, as one HTML file without outside assets: to be read on a phone, printed on A4, handed on."""

from pathlib import Path

from bot import handbook_messages as messages
from bot.changes.rows import edition_label, headline, parts_of, renumberings, summary
from bot.changes.signs import SIGNS
from bot.changes.wording_differences import Span, differing
from bot.templating import templates_in
from knowledge.domain.changes import EditionChanges

_TEMPLATE = "report.html"


def changes_report(changes: EditionChanges) -> str:
    """The report as HTML; all words of documents are escaped."""
    environment = templates_in(Path(__file__).parent)
    return environment.get_template(_TEMPLATE).render(
        messages=messages,
        signs=SIGNS,
        title=headline(changes),
        document=changes.new.document.title,
        old=edition_label(changes.old),
        new=edition_label(changes.new),
        summary=summary(changes),
        parts=parts_of(changes),
        renumbered=renumberings(changes),
        differing=_shown_difference,
    )


def _shown_difference(old: str, new: str, kind: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of both sides; what was only added, removed or moved is not marked word by word."""
    if kind == "changed" and old and new:
        return differing(old, new)
    return _plain(old), _plain(new)


def _plain(text: str) -> tuple[Span, ...]:
    return (Span(text, differs=False),) if text else ()
