"""The desk where files are registered (登録の窓口): read, staged or published, with progress."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from rich.progress import Progress

from bot import handbook_messages as messages
from bot.changes.showing import show_pending
from bot.console import console, progress_bars, tell_error
from bot.desks.steps import embedding_bar, examination_of
from bot.handbooks.preview import print_preview
from bot.handbooks.results import (
    Result,
    known_result,
    print_findings,
    print_inherited,
    print_likeness,
    print_results,
    result_of,
)
from bot.settings import BotSettings, Switch
from ingest.folder import files_of
from ingest.office.paging import installed_office
from ingest.pipeline import read_publication, source_hash_of
from ingest.publish import prepare, publish
from ingest.reading import reading_of
from ingest.recognition import likeness_of
from ingest.sandbox import Limits
from ingest.scans import Scans
from ingest.sources import Given
from knowledge.domain.document import Document, Edition
from knowledge.domain.publication import Publication
from knowledge.domain.published import Outcome, Published
from knowledge.domain.visibility import Visibility
from knowledge.errors import ChangedFile, DocumentError
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held
from knowledge.library.opening import Stores, open_words
from knowledge.library.same_text import says_the_same
from knowledge.library.visibilities import VisibilityChange
from knowledge.text import shown

__all__ = ["Given", "RegisteringDesk"]

_MIB = 1024 * 1024
_MOST_CORES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A file's publication, or the edition that it is known to be already."""

    publication: Publication | None
    known: Held | None


class RegisteringDesk:
    """Reads files, stages or publishes what they became, and tells it. Exit codes: 1 where one was refused."""

    def __init__(self, settings: BotSettings, *, now: Callable[[], datetime], stores: Stores | None = None) -> None:
        self._settings = settings
        self._now = now
        self._words = open_words()
        self._limits = _limits(settings)
        self._scans = Scans(settings.ocr.value)
        self._office = installed_office() if settings.office_pages is Switch.ON else None
        self._given_stores = stores

    @property
    def stores(self) -> Stores:
        """The library's stores, opened with their first use: a preview needs none."""
        if self._given_stores is None:
            from knowledge.library.opening import open_stores  # noqa: PLC0415 - heavy

            self._given_stores = open_stores(self._settings)
        return self._given_stores

    # --- registering -----------------------------------------------------------------------------------------------
    def register(
        self,
        paths: Sequence[Path],
        given: Given,
        *,
        at_once: bool = False,
        names: Mapping[Path, str] = MappingProxyType({}),
        heard: Callable[[Path, Edition], None] = lambda _path, _edition: None,
    ) -> int:
        """Publishes new documents; stages new editions of known ones and shows what they change, unless `at_once`.

        Errors call a file by its name in `names`; `heard` is told what each file became.
        """
        files, refused = _files(paths)
        results: list[Result] = []
        with progress_bars() as progress:
            total = progress.add_task(messages.STEP_FILES, total=len(files))
            for path in files:
                try:
                    results.append(self._register(path, given, progress, at_once=at_once))
                    heard(path, results[-1].edition)
                except DocumentError as error:
                    tell_error(_about(error, names.get(path, path)))
                    refused += 1
                progress.advance(total)
        if results:
            print_results(console(), results)
        self._show_what_waits(results)
        return 1 if refused or any(one.outcome == Outcome.BLOCKED for one in results) else 0

    def preview(self, paths: Sequence[Path], given: Given) -> int:
        """Prints what would be published, and publishes nothing."""
        files, refused = _files(paths)
        for path in files:
            try:
                print_preview(console(), self._publication(path, given, reading=""))
            except DocumentError as error:
                tell_error(_about(error, path))
                refused += 1
        return 1 if refused else 0

    def says_the_same(self, path: Path, given: Given) -> bool:
        """Whether a file has the text of the newest edition of its document, whatever its bytes are."""
        return says_the_same(self._publication(path, given, reading=""), self.stores.library.history)

    # --- steps -----------------------------------------------------------------------------------------------------
    def _register(self, path: Path, given: Given, progress: Progress, *, at_once: bool) -> Result:
        task = progress.add_task(messages.STEP_READ.format(name=shown(path.name)), total=None)
        try:
            read = self._read(path, given)
        finally:
            progress.remove_task(task)
        if read.publication is None:
            assert read.known is not None
            self._decide(read.known.edition.document, given.visibility)
            outcome = Outcome.STAGED if read.known.state is EditionState.STAGED else Outcome.UNCHANGED
            return known_result(path, read.known, outcome)
        document = read.publication.edition.document
        held = self.stores.library.history.of(document.id)
        first = all(one.state is EditionState.STAGED for one in held)  # never published, whatever a killed run left
        if held:
            self._decide(document, given.visibility)
        published = self._shelve(read.publication, given.visibility, progress, first=first, at_once=at_once)
        if published.findings:
            print_findings(console(), published.edition, published.findings)
        if first and (alike := likeness_of(read.publication, self.stores.library)):
            print_likeness(console(), published.edition, alike.document, alike.shared)
        return result_of(path, read.publication, published)

    def _show_what_waits(self, results: Sequence[Result]) -> None:
        """For each edition that waits: what it changes, and how it is published."""
        waiting = [result.edition for result in results if result.outcome == Outcome.STAGED]
        for edition in waiting:
            show_pending(console(), self.stores.library.history, edition, among=len(waiting))

    def _read(self, path: Path, given: Given) -> _Read:
        """Reads a file, unless it is known to be read already; its original is kept."""
        reading = reading_of(given, self._office.program if self._office else "", self._scans.value)
        known = self.stores.library.known_file(source_hash_of(path, limits=self._limits), reading)
        if known and self.stores.originals.path_of(known.edition.source_hash):
            return _Read(publication=None, known=known)
        publication = self._publication(path, given, reading=reading)
        if self.stores.originals.put(path) != publication.edition.source_hash:
            raise ChangedFile("the file changed while it was read", which=path.name)
        return _Read(publication=publication, known=None)

    def _publication(self, path: Path, given: Given, *, reading: str) -> Publication:
        return read_publication(
            path,
            given=given,
            words=self._words,
            limits=self._limits,
            reading=reading,
            office=self._office,
            scans=self._scans,
        )

    def _decide(self, document: Document, visibility: Visibility | None) -> None:
        """Decides who may see a document that is held already."""
        library = self.stores.library
        if visibility and visibility != library.visibilities.of(document.id):
            library.limit(document.id, self._decided(visibility))

    def _decided(self, visibility: Visibility) -> VisibilityChange:
        return VisibilityChange(visibility=visibility, at=self._now())

    def _shelve(
        self,
        publication: Publication,
        visibility: Visibility | None,
        progress: Progress,
        *,
        first: bool,
        at_once: bool,
    ) -> Published:
        """Publishes what is new or only read better; an edition that replaces another one waits for a person."""
        library = self.stores.library
        current = library.current_edition(publication.edition.document.id)
        replaces = current is not None and current.source_hash != publication.edition.source_hash
        show = embedding_bar(progress, publication, publication.edition)
        if replaces and not at_once:
            return prepare(publication, library, progress=show)
        decided = self._decided(visibility) if visibility else None
        if first and not decided and (limited := library.visibilities.limited()):
            prepare(publication, library, progress=show)
            self._limit_like(publication, limited)
        examine = examination_of(publication, library, self._settings, today=self._now().date())
        return publish(publication, library, progress=show, examine=examine, at=self._now(), decided=decided)

    def _limit_like(self, publication: Publication, limited: Mapping[str, Visibility]) -> None:
        """A new document that resembles a limited one may be its next edition: it is for no more people than that."""
        library, document = self.stores.library, publication.edition.document
        alike = likeness_of(publication, library)
        visibility = limited.get(alike.document.id) if alike else None
        if alike and visibility:
            self._decide(document, visibility)
            print_inherited(console(), document, alike.document, visibility)


def _limits(settings: BotSettings) -> Limits:
    """What reading a file may cost; the wall clock is the promise, processor time only ends what hides from it."""
    return Limits(
        file_bytes=settings.read_file_mb * _MIB,
        memory_bytes=settings.read_memory_mb * _MIB,
        wall_seconds=settings.read_seconds,
        cpu_seconds=settings.read_seconds * _MOST_CORES,
    )


def _files(paths: Sequence[Path]) -> tuple[list[Path], int]:
    """The files that are meant, and how many of the names led nowhere, which is told."""
    files, refused = files_of(paths)
    for error in refused:
        tell_error(error)
    return files, len(refused)


def _about(error: DocumentError, path: Path | str) -> DocumentError:
    """The same error with the file it is about, as the user named it."""
    return type(error)(error.what, which=str(path), todo=error.todo)
