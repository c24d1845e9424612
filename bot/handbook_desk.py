"""The handbook desk: registers documents with progress; the one place of the bot that knows ingest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from bot import messages
from bot.console import console, error_console, tell_error
from bot.settings import BotSettings
from ingest.pipeline import read_publication
from ingest.publish import Published, publish
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.domain.publication import Publication
from knowledge.errors import DocumentError, MissingFile
from knowledge.library.library import Library
from knowledge.library.opening import open_words
from knowledge.text import display

__all__ = ["Given", "HandbookDesk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One file's outcome."""

    path: Path
    publication: Publication
    published: Published


class HandbookDesk:
    """Reads files, publishes them, and tells what came of each."""

    def __init__(self, settings: BotSettings) -> None:
        self._settings = settings
        self._words = open_words()
        self._limits = Limits()

    def register(self, paths: Sequence[Path], given: Given, library: Library | None = None) -> int:
        """Publishes every readable file; returns 1 when a file was refused, else 0. The others go on."""
        shelf = library or self._open()
        files, refused = _files(paths)
        rows: list[_Row] = []
        with _progress() as progress:
            total = progress.add_task(messages.STEP_FILES, total=len(files))
            for path in files:
                try:
                    rows.append(self._publish(path, given, shelf, progress))
                except DocumentError as error:
                    tell_error(_about(error, path))
                    refused += 1
                progress.advance(total)
        if rows:
            console().print(_summary(rows))
        return 1 if refused else 0

    def preview(self, paths: Sequence[Path], given: Given) -> int:
        """Prints what would be published, and publishes nothing."""
        files, refused = _files(paths)
        for path in files:
            try:
                print_preview(console(), read_publication(path, given=given, words=self._words, limits=self._limits))
            except DocumentError as error:
                tell_error(_about(error, path))
                refused += 1
        return 1 if refused else 0

    def _open(self) -> Library:
        from knowledge.library.opening import open_stores  # noqa: PLC0415 - the model loads only when it is needed

        return open_stores(self._settings).library

    def _publish(self, path: Path, given: Given, library: Library, progress: Progress) -> _Row:
        task = progress.add_task(messages.STEP_READ.format(name=path.name), total=None)
        try:
            publication = read_publication(path, given=given, words=self._words, limits=self._limits)
            embedding = messages.STEP_EMBED.format(name=path.name, pages=publication.pages or "-")
            progress.update(task, description=embedding, total=len(publication.chunks))
            published = publish(
                publication,
                library,
                progress=lambda done, total: progress.update(task, completed=done, total=total),
            )
        finally:
            progress.remove_task(task)
        return _Row(path=path, publication=publication, published=published)


def print_preview(out: Console, publication: Publication) -> None:
    """Sections, chunks, cases, measures and notices of one file, as they would be published."""
    edition = publication.edition
    out.print(f"{edition.document.title} {edition.label}".strip(), style="bold", markup=False)
    published = edition.published.isoformat() if edition.published else messages.NOT_STATED
    out.print(
        messages.PREVIEW_COUNTS.format(
            kind=messages.KINDS[edition.document.kind],
            published=published,
            pages=publication.pages,
            sections=len(publication.sections),
            chunks=len(publication.chunks),
            cases=len(publication.cases),
            measures=len(publication.measures),
        )
    )
    for section in publication.sections:
        page = f"  p.{section.page}" if section.page is not None else ""
        out.print(f"{'  ' * section.level}{display(section.heading_path[-1])}{page}", markup=False)
    for case in publication.cases:
        line = messages.PREVIEW_CASE.format(title=display(case.title.text), municipality=case.municipality.full_name)
        out.print(line, markup=False)
    for measure in publication.measures:
        out.print(messages.PREVIEW_MEASURE.format(name=measure.name), markup=False)
    for notice in publication.notices:
        out.print(messages.PREVIEW_NOTICE.format(text=notice.text), style="yellow", markup=False)


def _files(paths: Iterable[Path]) -> tuple[list[Path], int]:
    """The files named, and those in the folders named (hidden ones left out); how many names led nowhere."""
    files: list[Path] = []
    missing = 0
    for path in paths:
        if path.is_dir():
            files += sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
        elif path.exists():
            files.append(path)
        else:
            tell_error(MissingFile("no such file", which=str(path)))
            missing += 1
    return files, missing


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _about(error: DocumentError, path: Path) -> DocumentError:
    """The same error with the file it is about, as the user named it."""
    return type(error)(error.what, which=str(path), todo=error.todo)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=error_console(),
    )


def _summary(rows: Sequence[_Row]) -> Table:
    table = Table(title=messages.SUMMARY_TITLE, show_lines=True)
    for column in messages.SUMMARY_COLUMNS:
        table.add_column(column, overflow="fold")
    for row in rows:
        edition, publication = row.publication.edition, row.publication
        counts = messages.SUMMARY_COUNTS.format(
            pages=publication.pages or "-",
            chunks=len(publication.chunks),
            embedded=row.published.embedded,
            cases=len(publication.cases),
            measures=len(publication.measures),
            notices=len(publication.notices),
        )
        title = " ".join(part for part in (edition.document.title, edition.label) if part)
        outcome = messages.UNCHANGED if row.published.unchanged else messages.REGISTERED
        table.add_row(Text(f"{title}\n{row.path.name}"), outcome, counts)
    return table
