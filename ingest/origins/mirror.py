"""A mirrored folder (フォルダの写し): which of its files are gone, renamed, or another document than before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.library.origins import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A file of the folder as it was taken in now: the document it is, and the hash of its content."""

    document_id: str
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A place that is gone, and the new place that has its content."""

    before: Origin
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a look at a folder found: places with a new name, and places that no longer hold their document."""

    renamed: tuple[Renamed, ...]
    gone: tuple[Origin, ...]


def place_of(path: Path, root: Path) -> str:
    """The path of a file inside its folder, the same from wherever it is looked at."""
    return path.absolute().relative_to(root.absolute()).as_posix()


def difference(kept: Sequence[Origin], *, present: Iterable[str], taken: Mapping[str, Seen]) -> Difference:
    """Compares what was kept of a folder with its files.

    `present` are the places where files lie now, `taken` those of them that could be read. A file that could not be
    read still holds the document that it was.
    """
    there = set(present)
    known = {origin.place for origin in kept}
    new = {place: seen for place, seen in taken.items() if place not in known}
    renamed: list[Renamed] = []
    gone: list[Origin] = []
    for origin in kept:
        if origin.place in there and taken.get(origin.place, _as(origin)).document_id == origin.document_id:
            continue
        place = next((place for place, seen in new.items() if seen == _as(origin)), None)
        if origin.place not in there and place is not None:
            renamed.append(Renamed(before=origin, place=place))
            del new[place]
        else:
            gone.append(origin)
    return Difference(renamed=tuple(renamed), gone=tuple(gone))


def _as(origin: Origin) -> Seen:
    return Seen(document_id=origin.document_id, content_hash=origin.content_hash)
