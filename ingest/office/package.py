"""A zip package (OOXML, OpenDocument) that cannot blow up: members are counted, measured while read, never trusted."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from lxml import etree

from knowledge.errors import DamagedFile, EncryptedFile, SwellingFile

MOST_MEMBERS: Final = 20_000
MOST_BYTES: Final = 512 * 1024 * 1024
MOST_MEMBER_BYTES: Final = 192 * 1024 * 1024
_ENCRYPTED = 0x1
_PIECE = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that an office file may use; others unpack without a bound
_MARKUP = (".xml", ".rels")  # films and pictures are not read, and may be large
_BROKEN = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    ValueError,
    IndexError,
    OverflowError,
    RuntimeError,  # NotImplementedError, and what zipfile says of a password
    struct.error,
    zlib.error,
)
_LIMITS_OF_XML = frozenset({etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG})


class Package:
    """An opened package. Every read is bounded by what was really unpacked, not by what the directory claims."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._unpacked = 0
        self.names = frozenset(archive.namelist())

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens a file; raises DamagedFile, EncryptedFile or SwellingFile."""
        try:
            archive = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise DamagedFile("the package cannot be opened", which=path.name) from error
        try:
            _check(archive.infolist(), path.name)
        except Exception:
            archive.close()
            raise
        return cls(archive, path.name)

    def read(self, member: str) -> bytes:
        """The bytes of a member; raises DamagedFile where it is missing or broken, SwellingFile where it swells."""
        return b"".join(self._pieces(member))

    def measure(self) -> None:
        """Unpacks every member and keeps none, for a vendor that will open the file by itself; raises as `read`."""
        for member in sorted(self.names):
            for _ in self._pieces(member):
                pass

    def _pieces(self, member: str) -> Iterator[bytes]:
        size = 0
        try:
            with self._archive.open(member) as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    self._unpacked += len(piece)
                    if size > MOST_MEMBER_BYTES or self._unpacked > MOST_BYTES:
                        raise SwellingFile("a member unpacks to more than is allowed", which=self._name)
                    yield piece
        except KeyError as error:
            raise DamagedFile(f"the package lacks {member}", which=self._name) from error
        except _BROKEN as error:
            raise DamagedFile("a member cannot be unpacked", which=self._name) from error

    def xml(self, member: str) -> etree._Element:
        """A member as XML, without comments, entities or network; raises DamagedFile where it does not parse.

        Deep nesting, texts of 10 MB and entities that multiply raise SwellingFile. A declaration of entities is
        refused: no office file has one (ECMA-376 forbids it).
        """
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self.read(member), parser)
        except etree.XMLSyntaxError as error:
            if error.code in _LIMITS_OF_XML:
                raise SwellingFile("a member unfolds to more than is allowed", which=self._name) from error
            raise DamagedFile("a member is no XML", which=self._name) from error
        if root.getroottree().docinfo.doctype:
            raise DamagedFile("a member declares entities", which=self._name)
        return root

    def close(self) -> None:
        """Gives the file back."""
        self._archive.close()


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    """What the directory says already; the sizes that it claims may be lies, so that each read measures again."""
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise EncryptedFile("a member needs a password", which=name)
    markup = sum(member.file_size for member in members if member.filename.endswith(_MARKUP))
    if len(members) > MOST_MEMBERS or markup > MOST_BYTES:
        raise SwellingFile("the package unpacks to more than is allowed", which=name)
    if any(member.compress_type not in _METHODS for member in members):
        raise DamagedFile("a member is packed as no office file is", which=name)
