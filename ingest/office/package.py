"""A zip package (OOXML, OpenDocument) that cannot blow up: members are counted, measured while read, never trusted."""

import zipfile
import zlib
from pathlib import Path
from typing import Final, Self

from lxml import etree

from knowledge.errors import DamagedFile, EncryptedFile, TooLargeFile

MOST_MEMBERS: Final = 20_000
MOST_BYTES: Final = 512 * 1024 * 1024
MOST_MEMBER_BYTES: Final = 192 * 1024 * 1024
_ENCRYPTED = 0x1
_PIECE = 1024 * 1024


class Package:
    """An opened package. Every read is bounded by what was really unpacked, not by what the directory claims."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._unpacked = 0
        self.names = frozenset(archive.namelist())

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens a file; raises DamagedFile, EncryptedFile or TooLargeFile."""
        try:
            archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise DamagedFile("the package cannot be opened", which=path.name) from error
        members = archive.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
            archive.close()
            raise TooLargeFile("the package unpacks to more than is allowed", which=path.name)
        if any(member.flag_bits & _ENCRYPTED for member in members):
            archive.close()
            raise EncryptedFile("a member needs a password", which=path.name)
        return cls(archive, path.name)

    def read(self, member: str) -> bytes:
        """The bytes of a member; raises DamagedFile where it is missing or broken, TooLargeFile where it swells."""
        pieces: list[bytes] = []
        size = 0
        try:
            with self._archive.open(member) as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    self._unpacked += len(piece)
                    if size > MOST_MEMBER_BYTES or self._unpacked > MOST_BYTES:
                        raise TooLargeFile("a member unpacks to more than is allowed", which=self._name)
                    pieces.append(piece)
        except KeyError as error:
            raise DamagedFile(f"the package lacks {member}", which=self._name) from error
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
            raise DamagedFile("a member cannot be unpacked", which=self._name) from error
        return b"".join(pieces)

    def xml(self, member: str) -> etree._Element:
        """A member as XML without entities or network; raises DamagedFile where it does not parse."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self.read(member), parser)
        except etree.XMLSyntaxError as error:
            raise DamagedFile("a member is no XML", which=self._name) from error

    def close(self) -> None:
        """Gives the file back."""
        self._archive.close()
