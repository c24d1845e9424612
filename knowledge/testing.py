"""Doubles that pass the same contract tests as the real parts, and a library of a few chunks in one line."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from knowledge.domain.answer import Usage
from knowledge.domain.case import Case
from knowledge.domain.document import Chunk, Document, DocumentKind, Edition, Location
from knowledge.domain.measure import Measure
from knowledge.domain.publication import Publication, Section
from knowledge.domain.visibility import only_in as limited_to
from knowledge.library.embedding import Embedder, Vectors2D
from knowledge.library.exact_vectors import ExactIndex
from knowledge.library.library import Library
from knowledge.library.opening import Stores, open_words, stores_in
from knowledge.library.vectors import LoadVectors
from knowledge.library.visibilities import VisibilityChange
from knowledge.library.words import Dictionary, Words
from knowledge.text import fold

_DECIDED = datetime(2026, 4, 1, tzinfo=UTC)
_NO_PROGRESS: Callable[[int, int], None] = lambda _done, _total: None  # noqa: E731


class HashingEmbedder:
    """Embeds by the two- and three-letter runs of the folded text: alike words, alike vectors; the same everywhere."""

    def __init__(self, *, dimension: int = 256, name: str = "hashing") -> None:
        self.name = name
        self.dimension = dimension
        self.spread = (0.0, 0.5)

    def passages(self, texts: Sequence[str]) -> Vectors2D:
        """Texts → unit vectors."""
        return np.stack([self._vector(text) for text in texts]) if texts else self._none()

    def queries(self, texts: Sequence[str]) -> Vectors2D:
        """Questions → unit vectors, made like those of texts."""
        return self.passages(texts)

    def _vector(self, text: str) -> Vectors2D:
        plain = f"^{fold(text)}$"
        vector = np.zeros(self.dimension, np.float32)
        for size in (2, 3):
            for at in range(len(plain) - size + 1):
                number = zlib.crc32(plain[at : at + size].encode())
                vector[number % self.dimension] += 1.0 if number & (1 << 31) else -1.0
        length = float(np.linalg.norm(vector))
        return vector / length if length else np.full(self.dimension, self.dimension**-0.5, np.float32)

    def _none(self) -> Vectors2D:
        return np.zeros((0, self.dimension), np.float32)


class InMemoryVectors:
    """Vector indexes in memory, exact and slow; they end with the process."""

    def __init__(self) -> None:
        self._indexes: dict[str, ExactIndex] = {}

    def open(self, mark: str, fingerprints: Sequence[str], load: LoadVectors) -> ExactIndex:
        """The index of the state called `mark`; made where it is missing."""
        self.make(mark, fingerprints, load)
        return self._indexes[mark]

    def make(self, mark: str, fingerprints: Sequence[str], load: LoadVectors) -> None:
        """Makes the index where it is missing."""
        if mark not in self._indexes:
            self._indexes[mark] = ExactIndex.of(fingerprints, load)

    def keep_only(self, mark: str) -> None:
        """Forgets the indexes of other states, but for the youngest of them."""
        others = [other for other in self._indexes if other != mark]
        for other in others[:-1]:
            del self._indexes[other]


class InMemoryLedger:
    """What models have cost, forgotten with the process."""

    def __init__(self) -> None:
        self.calls: list[tuple[date, Usage]] = []

    def add(self, day: date, usage: Usage) -> None:
        """Writes down one call."""
        self.calls.append((day, usage))

    def tokens_on(self, day: date) -> int:
        """Tokens in and out on a day."""
        return sum(usage.input_tokens + usage.output_tokens for when, usage in self.calls if when == day)


# --- a small library -----------------------------------------------------------------------------------------------
def edition(title: str = "見本の手順書", label: str = "第1.0版", **given: object) -> Edition:
    """An edition of our own; the same title is the same document."""
    values: dict[str, object] = {
        "id": f"{title} {label}",
        "document": Document(id=title, title=title, kind=DocumentKind.HANDBOOK),
        "label": label,
        "published": date(2025, 4, 1),
        "source_name": f"{title}.md",
        "source_hash": f"{title} {label}",
    }
    return Edition(**(values | given))  # type: ignore[arg-type]


def publication(
    texts: Iterable[str | tuple[str, str]],
    *,
    of: Edition | None = None,
    words: Words | None = None,
    cases: Sequence[Case] = (),
    measures: Sequence[Measure] = (),
) -> Publication:
    """A publication of texts, each a chunk on a page of its own; (heading > heading, text) puts one into a section."""
    held = of or edition()
    cut = (words or open_words()).content
    chunks = tuple(_chunk(held, number, text, cut) for number, text in enumerate(texts))
    paths = dict.fromkeys(chunk.location.heading_path for chunk in chunks if chunk.location.heading_path)
    return Publication(
        edition=held,
        sections=tuple(Section(heading_path=path, level=len(path), page=None) for path in paths),
        chunks=chunks,
        cases=tuple(cases),
        measures=tuple(measures),
        notices=(),
        pages=len(chunks),
    )


def memory_stores(
    home: Path,
    *publications: Publication,
    embedder: Embedder | None = None,
    words: Dictionary | None = None,
    groups: Sequence[Sequence[str]] = (),
) -> Stores:
    """Everything that is kept, in the folder `home`, with the given publications current; no torch, no Chroma.

    `groups` are names of one thing.
    """
    stores = stores_in(
        home,
        embedder=embedder or HashingEmbedder(),
        words=words or open_words(),
        groups=groups,
        vectors=InMemoryVectors(),
    )
    for one in publications:
        put(stores.library, one)
    return stores


def memory_library(
    home: Path,
    *publications: Publication,
    embedder: Embedder | None = None,
    groups: Sequence[Sequence[str]] = (),
) -> Library:
    """The library of `memory_stores`."""
    return memory_stores(home, *publications, embedder=embedder, groups=groups).library


def put(library: Library, one: Publication, *, only_in: Sequence[str] = ()) -> None:
    """Makes a publication current, step by step as the publisher does; a new one for the channels `only_in`, if any."""
    limited = VisibilityChange(visibility=limited_to(only_in), at=_DECIDED) if only_in else None
    library.stage(one, limited)
    library.embed(one.edition.id, progress=_NO_PROGRESS)
    library.flip(one.edition.id)
    library.retire()


def _chunk(of: Edition, ordinal: int, said: str | tuple[str, str], cut: Callable[[str], tuple[str, ...]]) -> Chunk:
    heading, text = said if isinstance(said, tuple) else ("", said)
    path = tuple(part.strip() for part in heading.split(">") if part.strip())
    place = Location(edition=of, heading_path=path, page=ordinal + 1)
    return Chunk(location=place, ordinal=ordinal, text=text, tokens=cut("\n".join((*path, text))))
