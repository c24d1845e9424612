"""What came of each file (登録結果) and what speaks against publishing an edition (検査の結果)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot import handbook_messages as messages
from bot.audiences.wording import visibility_words
from knowledge.domain.document import Document, Edition
from knowledge.domain.publication import Publication
from knowledge.domain.published import Finding, Published
from knowledge.domain.visibility import Visibility
from knowledge.library.history import Held
from knowledge.text import argument, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One file's result; `outcome` is a key of messages.OUTCOMES, `counts` a sentence of figures."""

    path: Path
    edition: Edition
    outcome: str
    counts: str


def result_of(path: Path, publication: Publication, published: Published) -> Result:
    """What came of a file that was read."""
    counts = messages.SUMMARY_COUNTS.format(
        pages=publication.pages or "-",
        chunks=len(publication.chunks),
        embedded=published.embedded,
        cases=len(publication.cases),
        measures=len(publication.measures),
        notices=len(publication.notices),
    )
    return Result(path=path, edition=published.edition, outcome=published.outcome, counts=counts)


def known_result(path: Path, known: Held, outcome: str) -> Result:
    """What came of a file that need not be read again."""
    counts = messages.SUMMARY_KNOWN.format(pages=known.pages or "-", chunks=known.chunks)
    return Result(path=path, edition=known.edition, outcome=outcome, counts=counts)


def print_results(out: Console, results: Sequence[Result]) -> None:
    """A row for each file."""
    table = Table(title=messages.SUMMARY_TITLE, show_lines=True)
    for column in messages.SUMMARY_COLUMNS:
        table.add_column(column, overflow="fold")
    for one in results:
        title = Text(f"{edition_name(one.edition)}\n{shown(one.path.name)}")
        table.add_row(title, messages.OUTCOMES[one.outcome], one.counts)
    out.print(table)


def print_findings(out: Console, edition: Edition, findings: Iterable[Finding]) -> None:
    """A line for each finding, under the name of the edition."""
    out.print(messages.FINDINGS_TITLE.format(edition=edition_name(edition)), style="yellow", markup=False)
    for finding in findings:
        line = messages.FINDINGS[finding.kind].format(about=finding.about, before=finding.before, after=finding.after)
        out.print(f"・{line}", markup=False, soft_wrap=True)


def print_likeness(out: Console, edition: Edition, known: Document, shared: float) -> None:
    """One sentence that tells which known document a new one resembles, and what to do if it is the same one."""
    said = messages.LIKENESS.format(
        title=edition.document.title,
        argument=argument(edition.document.title),
        known=known.title,
        known_argument=argument(known.title),
        percent=round(shared * 100),
    )
    out.print(said, style="yellow", markup=False, soft_wrap=True)


def print_inherited(out: Console, document: Document, known: Document, visibility: Visibility) -> None:
    """One sentence that tells that a new document is for those only who may see the one it resembles."""
    said = messages.VISIBILITY_INHERITED.format(
        title=document.title,
        known=known.title,
        visibility=visibility_words(visibility),
        argument=argument(document.title),
    )
    out.print(said, style="yellow", markup=False, soft_wrap=True)


def edition_name(edition: Edition) -> str:
    """「自治体DX全体手順書 第2.1版」."""
    return " ".join(part for part in (edition.document.title, edition.label) if part)
