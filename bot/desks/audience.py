"""The desk where it is decided who may see a document (閲覧範囲の窓口)."""

from collections.abc import Callable
from datetime import datetime

from bot import handbook_messages as messages
from bot.audiences.wording import change_line, visibility_words
from bot.console import console
from bot.handbooks.naming import document_named
from knowledge.domain.document import Document
from knowledge.domain.visibility import FOR_ALL, Visibility
from knowledge.library.answers import AnswerStore
from knowledge.library.library import Library
from knowledge.library.visibilities import VisibilityChange


class AudienceDesk:
    """What is decided holds for every edition, at once, in every process."""

    def __init__(self, *, library: Library, answers: AnswerStore, now: Callable[[], datetime]) -> None:
        self._library = library
        self._answers = answers
        self._now = now

    def show(self, name: str) -> None:
        """Prints who may see a document, and what was decided of it before."""
        document = self._document(name)
        self._tell(messages.VISIBILITY, document, self._library.visibilities.of(document.id))
        for change in self._library.visibilities.changes(document.id):
            _print(change_line(change))

    def decide(self, name: str, visibility: Visibility) -> None:
        """Decides who may see a document; tells what stands elsewhere already and cannot be taken back."""
        document = self._document(name)
        if self._library.visibilities.of(document.id) == visibility:
            self._tell(messages.VISIBILITY, document, visibility)
            return
        self._library.limit(document.id, VisibilityChange(visibility=visibility, at=self._now()))
        self._tell(messages.VISIBILITY_CHANGED, document, visibility)
        editions = {held.edition.id for held in self._library.history.of(document.id)}
        citing = {answer for edition in editions for answer in self._answers.citing(edition)}
        if citing and visibility != FOR_ALL:
            _print(messages.VISIBILITY_CITING.format(count=len(citing)))

    def _document(self, name: str) -> Document:
        return document_named(name, self._library.history.documents())[0].edition.document

    def _tell(self, sentence: str, document: Document, visibility: Visibility) -> None:
        _print(sentence.format(title=document.title, visibility=visibility_words(visibility)))


def _print(line: str) -> None:
    console().print(line, markup=False, soft_wrap=True)
