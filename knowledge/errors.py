"""Everything that can go wrong and is not a bug, as one small tree.

DxError
├── ConfigurationError        a setting is missing or wrong
├── DocumentError             a file cannot be read; the library stays as it was
│   ├── MissingFile  UnsupportedFormat  EncryptedFile  DamagedFile
│   └── EmptyFile  TextlessFile  TooLargeFile  ReadingTimedOut
├── LibraryError              the library on disk cannot be used
│   ├── OtherModelError       its vectors were made by another embedding model
│   └── LibraryBusy           another process is publishing
└── ModelError                the language model did not answer, or not in the agreed form

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


class DocumentError(DxError):
    """A file cannot be read; the library stays as it was."""


class MissingFile(DocumentError):
    """No such file or folder."""


class UnsupportedFormat(DocumentError):
    """The content is of no format that can be read."""


class EncryptedFile(DocumentError):
    """A password is needed."""


class DamagedFile(DocumentError):
    """The file does not follow its format."""


class EmptyFile(DocumentError):
    """Nothing in it."""


class TextlessFile(DocumentError):
    """Pages without text: a scan that needs OCR."""


class TooLargeFile(DocumentError):
    """Reading it needs more memory than is allowed."""


class ReadingTimedOut(DocumentError):
    """Reading it takes longer than is allowed."""


class LibraryError(DxError):
    """The library on disk cannot be used."""


class OtherModelError(LibraryError):
    """The vectors were made by another embedding model than the one set."""


class LibraryBusy(LibraryError):
    """Another process is publishing."""


class ModelError(DxError):
    """The language model did not answer, or not in the agreed form."""
