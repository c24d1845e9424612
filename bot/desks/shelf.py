"""The desk of the shelf (書架の窓口): publishes what waits, takes back, removes."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot import handbook_messages as messages
from bot.console import console, progress_bars
from bot.desks.steps import embedding_bar, examination_of
from bot.handbooks.naming import document_named, earlier_edition
from bot.handbooks.results import edition_name, print_findings
from bot.settings import BotSettings
from ingest.publish import prepare, release
from knowledge.errors import NothingStaged, UnknownDocument
from knowledge.library.answers import AnswerStore
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held
from knowledge.library.library import Library
from knowledge.text import argument


class ShelfDesk:
    """Works on what is registered; every edition is kept. Exit codes: 1 where the examination blocked one."""

    def __init__(
        self, settings: BotSettings, *, now: Callable[[], datetime], library: Library, answers: AnswerStore
    ) -> None:
        self._settings = settings
        self._now = now
        self._library = library
        self._answers = answers

    def publish(self, name: str, *, forced: bool) -> int:
        """Publishes the staged edition of the document named, or of every document where none is named."""
        documents = self._library.history.documents()
        chosen = [document_named(name, documents)] if name else documents
        staged = [(held, editions) for editions in chosen for held in editions if held.state is EditionState.STAGED]
        if not staged:
            raise NothingStaged("no edition waits", which=name)
        blocked = 0
        for held, editions in staged:
            publication = self._library.history.publication(held.shelved.key)
            with progress_bars() as progress:  # a run that was killed may have left something to embed
                prepare(publication, self._library, progress=embedding_bar(progress, publication, held.edition))
            findings = release(
                held.edition,
                self._library,
                examine=examination_of(publication, self._library, self._settings, today=self._now().date()),
                forced=forced,
                at=self._now(),
            )
            if findings:
                print_findings(console(), held.edition, findings)
            if findings and not forced:
                hint = messages.BLOCKED_HINT.format(argument=argument(held.edition.document.title))
                console().print(hint, markup=False, soft_wrap=True)
                blocked += 1
            else:
                console().print(messages.PUBLISHED.format(edition=edition_name(held.edition)), markup=False)
                self._tell_citing(one for one in editions if one != held)
        return 1 if blocked else 0

    def roll_back(self, name: str, label: str) -> None:
        """Makes the edition before the current one answer again, or the one with this label."""
        editions = document_named(name, self._library.history.documents())
        chosen = earlier_edition(editions, label)
        with progress_bars() as progress:
            task = progress.add_task(messages.STEP_ROLL_BACK.format(edition=edition_name(chosen.edition)), total=None)
            self._library.roll_back(
                chosen,
                progress=lambda done, total: progress.update(task, completed=done, total=total),
                at=self._now(),
            )
        console().print(messages.ROLLED_BACK.format(edition=edition_name(chosen.edition)), markup=False)

    def remove(self, name: str, *, agreed: Callable[[str], bool]) -> None:
        """Takes a document off the shelf if the person agrees; its edition is kept, so that it can be brought back."""
        editions = document_named(name, self._library.history.documents())
        if all(held.state is EditionState.RETIRED for held in editions):
            raise UnknownDocument("the document is removed already", which=name)
        document = editions[0].edition.document
        if agreed(messages.REMOVE_CONFIRM.format(title=document.title)):
            self._library.remove(document.id)
            removed = messages.REMOVED.format(title=document.title, argument=argument(document.title))
            console().print(removed, markup=False, soft_wrap=True)
            self._tell_citing(editions)

    def _tell_citing(self, editions: Iterable[Held]) -> None:
        """How many kept answers rest on editions that answer no more."""
        for held in editions:
            if citing := self._answers.citing(held.edition.id):
                said = messages.ANSWERS_CITING.format(edition=edition_name(held.edition), count=len(citing))
                console().print(said, markup=False, soft_wrap=True)
