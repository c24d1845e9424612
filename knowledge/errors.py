"""Everything that can go wrong and is not a bug, as one small tree.

DxError
├── ConfigurationError        a setting is missing or wrong
│   ├── ClosedNetwork         connections to the outside are switched off
│   ├── QuestionFileError     a file of questions does not have its form
│   └── GlossaryError         the glossary does not have its form
├── DocumentError             a file cannot be read; the library stays as it was
│   ├── MissingFile  NotAFile  UnreadableFile  ChangedFile
│   ├── UnsupportedFormat  EncryptedFile  DamagedFile  ReadingFailed
│   ├── EmptyFile  ErrorPage  TextlessFile  ReadingTimedOut
│   ├── ForbiddenAddress      an address (URL) that must not be fetched
│   ├── UnreachablePage       an address that gave no answer
│   │   └── MissingPage       or says that nothing is there
│   └── TooLargeFile          it has too many bytes
│       └── SwellingFile      it becomes too large when it is opened
├── LibraryError              the library on disk cannot be used
│   ├── OtherModelError       its vectors were made by another embedding model
│   ├── LibraryBusy           another process is publishing
│   ├── UnknownDocument       no document or edition has the name given
│   ├── AmbiguousDocument     several documents have it
│   ├── NoOtherEdition        there is no second edition to compare with
│   └── NothingStaged         no edition waits to be published
└── ModelError                the language model did not answer, or not in the agreed form
    ├── ModelBudgetSpent      the tokens allowed for the day are spent
    └── ModelBusy             more requests a minute than are allowed

Each carries `what` happened, to `which` thing, and what `todo`: short English for logs. The words people read are
made from the class once, at the edge (bot/messages.py).
"""


class DxError(Exception):
    """The root: says what happened, to which thing, and what to do."""

    def __init__(self, what: str, *, which: str = "", todo: str = "") -> None:
        super().__init__(f"{what}: {which!r}" if which else what)
        self.what = what
        self.which = which
        self.todo = todo


class ConfigurationError(DxError):
    """A setting is missing or wrong."""


class ClosedNetwork(ConfigurationError):
    """Connections to the outside are switched off."""


class QuestionFileError(ConfigurationError):
    """A file of questions does not have its form; `todo` names the places."""


class GlossaryError(ConfigurationError):
    """The glossary does not have its form; `todo` names the places."""


class DocumentError(DxError):
    """A file cannot be read; the library stays as it was."""


class MissingFile(DocumentError):
    """No such file or folder."""


class NotAFile(DocumentError):
    """A folder, a pipe or a device where a file is needed."""


class UnreadableFile(DocumentError):
    """The file is there, but may not or cannot be opened."""


class ChangedFile(DocumentError):
    """The file changed or vanished while it was read."""


class UnsupportedFormat(DocumentError):
    """The content is of no format that can be read."""


class EncryptedFile(DocumentError):
    """A password is needed."""


class DamagedFile(DocumentError):
    """The file does not follow its format."""


class EmptyFile(DocumentError):
    """Nothing in it."""


class ForbiddenAddress(DocumentError):
    """An address (URL) that must not be fetched: no http or https, or a place inside the office's network."""


class UnreachablePage(DocumentError):
    """An address (URL) that gave no answer, or not the one asked for."""


class MissingPage(UnreachablePage):
    """The server says that there is no such page (404, 410)."""


class ErrorPage(DocumentError):
    """A web page that says only that there is no such page (404)."""


class TextlessFile(DocumentError):
    """Pages without text: a scan that needs OCR."""


class TooLargeFile(DocumentError):
    """It has more bytes than are allowed."""


class SwellingFile(TooLargeFile):
    """What it unfolds to when it is opened is more than is allowed: a bomb, or a very large table."""


class ReadingTimedOut(DocumentError):
    """Reading it takes longer than is allowed."""


class ReadingFailed(DocumentError):
    """The reader stopped in the middle without telling why: its own fault, or the file's."""


class LibraryError(DxError):
    """The library on disk cannot be used."""


class OtherModelError(LibraryError):
    """The vectors were made by another embedding model than the one set."""


class LibraryBusy(LibraryError):
    """Another process is publishing."""


class UnknownDocument(LibraryError):
    """No document or edition has the name given."""


class AmbiguousDocument(LibraryError):
    """Several documents have the name given; `todo` lists their titles."""


class NoOtherEdition(LibraryError):
    """The document has no second edition to compare with."""


class NothingStaged(LibraryError):
    """No edition waits to be published."""


class ModelError(DxError):
    """The language model did not answer, or not in the agreed form."""


class ModelBudgetSpent(ModelError):
    """The tokens that are allowed for the day (DX_MODEL_DAILY_TOKENS) are spent."""


class ModelBusy(ModelError):
    """More requests a minute than are allowed (DX_MODEL_PER_MINUTE)."""
