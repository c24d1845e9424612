"""Keeps what a mirrored folder (フォルダの写し) became, and tells what of it is gone; removes nothing by itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from ingest.origins.mirror import Difference, Seen, difference, place_of
from knowledge.domain.document import Edition
from knowledge.library.catalog import EditionState
from knowledge.library.history import History
from knowledge.library.origins import Origin, OriginKind, OriginStore


def is_removed(document_id: str, history: History) -> bool:
    """Whether an admin took the document off the shelf: it was registered, and nothing of it answers or waits."""
    held = history.of(document_id)
    return bool(held) and all(one.state is EditionState.RETIRED for one in held)


class FolderMirror:
    """One folder, by its path on this machine."""

    def __init__(self, folder: Path, *, origins: OriginStore, history: History) -> None:
        self._folder = folder
        self._root = str(folder.resolve())
        self._origins = origins
        self._history = history

    def withheld(self, files: Sequence[Path]) -> list[Path]:
        """The files whose documents were all taken off the shelf: a look at the folder must not bring them back."""
        documents: dict[str, list[str]] = {}
        for origin in self._origins.of_folder(self._root):
            documents.setdefault(origin.place, []).append(origin.document_id)
        return [file for file in files if self._all_removed(documents.get(place_of(file, self._folder), []))]

    def note(
        self, files: Sequence[Path], taken: Mapping[Path, Edition], *, unseen: Sequence[Path], at: datetime
    ) -> Difference:
        """Keeps what the files became; tells what was renamed, and which documents the folder holds no more.

        `files` are all that lie in the folder, `taken` those that were read, `unseen` what could not be looked into.
        """
        kept = self._origins.of_folder(self._root)
        places = {file: place_of(file, self._folder) for file in files}
        seen = {
            places[file]: Seen(document_id=edition.document.id, content_hash=edition.source_hash)
            for file, edition in taken.items()
        }
        found = difference(kept, present=places.values(), taken=seen)
        for renamed in found.renamed:
            self._origins.forget(renamed.before)
        for place, one in seen.items():
            self._origins.note(self._origin(place, one, at))
        return Difference(renamed=found.renamed, gone=self._still_held(found.gone, unseen))

    def _origin(self, place: str, seen: Seen, at: datetime) -> Origin:
        return Origin(
            kind=OriginKind.FILE,
            root=self._root,
            place=place,
            document_id=seen.document_id,
            content_hash=seen.content_hash,
            seen_at=at,
        )

    def _still_held(self, gone: Sequence[Origin], unseen: Sequence[Path]) -> tuple[Origin, ...]:
        """Those that the library still answers from and that come from nowhere else; the others are forgotten."""
        held: dict[str, Origin] = {}
        for origin in gone:
            if any((self._folder / origin.place).is_relative_to(place) for place in unseen):
                continue
            if self._all_removed([origin.document_id]) or self._comes_from_elsewhere(origin, gone):
                self._origins.forget(origin)
            else:
                held.setdefault(origin.document_id, origin)
        return tuple(held.values())

    def _comes_from_elsewhere(self, origin: Origin, gone: Sequence[Origin]) -> bool:
        others = [one for one in self._origins.of_document(origin.document_id) if one not in gone]
        return any(one.kind is OriginKind.PAGE or (Path(one.root) / one.place).exists() for one in others)

    def _all_removed(self, documents: Sequence[str]) -> bool:
        return bool(documents) and all(is_removed(document_id, self._history) for document_id in documents)
