"""The plain recipe that we compare ourselves with (比較の基準): LangChain's text splitter, Chroma, the top chunks.

As its tutorials have it: RecursiveCharacterTextSplitter with its defaults (1,000 characters, 200 of overlap), Chroma
with its defaults, the four nearest chunks. Its answer is their text, its sources are their pages; it refuses nothing.
It gets our reading of the pages and our embedding model, so that only what comes after them is compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from knowledge.domain.answer import Answer, Citation, Claim, Grounded, Mode, Question
from knowledge.domain.document import Chunk, Location
from knowledge.domain.publication import Publication
from knowledge.errors import ConfigurationError
from knowledge.library.chroma import open_client
from knowledge.library.embedding import Embedder

CHUNK_CHARACTERS, OVERLAP, TOP = 1000, 200, 4
_AT_ONCE = 5_000  # Chroma takes at most 5,461 in one go
_OVERFETCH = 3  # an entry may be split, so that more splits than entries are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """A page, or a whole document without pages, with the headings and the character that each begins at.

    `key` names where it is from: the id of the entry of a corpus.
    """

    key: str
    text: str
    location: Location
    headings: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Split:
    key: str
    chunk: Chunk


class PlainRecipe:
    """A vector store made in a folder for one run."""

    def __init__(self, folder: Path, texts: Iterable[PlainText], embedder: Embedder) -> None:
        self._splits = tuple(_splits(texts))
        self._client = open_client(folder)
        self._store = _chroma(self._client, embedder)
        for start in range(0, len(self._splits), _AT_ONCE):
            some = self._splits[start : start + _AT_ONCE]
            numbers = [str(start + number) for number in range(len(some))]
            self._store.add_texts([split.chunk.text for split in some], ids=numbers)

    def ask(self, question: Question) -> Answer:
        """The nearest chunks as the claims of an answer, each citing itself."""
        found = [split.chunk for split in self._nearest(question.text, TOP)]
        return Grounded(
            id="plain",
            question=question,
            claims=tuple(Claim(text=chunk.text, citations=(n,)) for n, chunk in enumerate(found, 1)),
            citations=tuple(
                Citation(n=n, quote=chunk.text, location=chunk.location, chunk_id=chunk.id)
                for n, chunk in enumerate(found, 1)
            ),
            cautions=(),
            cases=(),
            measures=(),
            mode=Mode.EXTRACTIVE,
        )

    def chunks(self, ids: Iterable[str]) -> dict[str, Chunk]:
        """Its chunks by id, as a library has them."""
        wanted = set(ids)
        return {split.chunk.id: split.chunk for split in self._splits if split.chunk.id in wanted}

    def rank(self, text: str, limit: int) -> Sequence[str]:
        """The keys of the texts whose splits are nearest, each once."""
        found = self._nearest(text, limit * _OVERFETCH)
        return list(dict.fromkeys(split.key for split in found))[:limit]

    def close(self) -> None:
        """Closes the folder."""
        self._client.close()

    def _nearest(self, text: str, limit: int) -> list[_Split]:
        found = self._store.similarity_search(text, k=min(limit, len(self._splits)))
        return [self._splits[int(document.id)] for document in found]


def texts_of(chunks: Iterable[Chunk]) -> Iterator[PlainText]:
    """The text of one edition page by page: chunks in reading order, headings where they change."""
    for page, some in groupby(chunks, key=lambda chunk: chunk.location.page):
        lines: list[str] = []
        headings: list[tuple[int, str]] = []
        shown: tuple[str, ...] = ()
        length, location = 0, None
        for chunk in some:
            location = location or chunk.location
            path = chunk.location.heading_path
            new = [heading for at, heading in enumerate(path) if shown[at : at + 1] != (heading,)]
            if path != shown or not headings:
                headings += [(length, heading) for heading in path]
            for line in (*new, chunk.text):
                lines.append(line)
                length += len(line) + 1
            shown = path
        if location is not None:
            yield PlainText(key=str(page), text="\n".join(lines), location=location, headings=tuple(headings))


def texts_of_entries(corpus: Publication, entries: Mapping[str, str]) -> Iterator[PlainText]:
    """The entries of a corpus, each under its title; `entries` names them by chunk."""
    for chunk in corpus.chunks:
        text = "\n".join((*chunk.location.heading_path, chunk.text))
        yield PlainText(key=entries[chunk.id], text=text, location=chunk.location)


def _splits(texts: Iterable[PlainText]) -> Iterator[_Split]:
    splitter = _splitter()
    ordinal = 0
    for text in texts:
        for document in splitter.create_documents([text.text]):
            start = document.metadata["start_index"]
            headings = _headings_within(text, start, start + len(document.page_content))
            location = Location(edition=text.location.edition, heading_path=headings, page=text.location.page)
            yield _Split(key=text.key, chunk=Chunk(location=location, ordinal=ordinal, text=document.page_content))
            ordinal += 1


def _headings_within(text: PlainText, start: int, end: int) -> tuple[str, ...]:
    """Every heading whose section is at least partly in a stretch of the text: to the recipe's advantage."""
    begins = sorted({at for at, _ in text.headings})
    ends: Mapping[int, int] = dict(zip(begins, (*begins[1:], len(text.text)), strict=True)) if begins else {}
    return tuple(dict.fromkeys(heading for at, heading in text.headings if at < end and ends[at] > start))


def _splitter() -> Any:
    try:
        from langchain_text_splitters import RecursiveCharacterTextSplitter  # noqa: PLC0415 - of an extra
    except ImportError as error:
        raise _not_installed() from error
    return RecursiveCharacterTextSplitter(chunk_size=CHUNK_CHARACTERS, chunk_overlap=OVERLAP, add_start_index=True)


def _chroma(client: Any, embedder: Embedder) -> Any:
    try:
        from langchain_chroma import Chroma  # noqa: PLC0415 - of an extra
        from langchain_core.embeddings import Embeddings  # noqa: PLC0415
    except ImportError as error:
        raise _not_installed() from error

    class OurModel(Embeddings):
        """The product's model as LangChain calls one."""

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [vector.tolist() for vector in embedder.passages(texts)]

        def embed_query(self, text: str) -> list[float]:
            vector: list[float] = embedder.queries([text])[0].tolist()
            return vector

    return Chroma(collection_name="plain", embedding_function=OurModel(), client=client)


def _not_installed() -> ConfigurationError:
    return ConfigurationError("the plain recipe is not installed", which="--baseline", todo="dx-advisor[baseline]")
