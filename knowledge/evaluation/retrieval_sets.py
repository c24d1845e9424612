"""Retrieval sets in the form of BEIR (検索の評価用データ): corpus.jsonl, queries.jsonl and qrels.tsv or qrels/*.tsv."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from knowledge.domain.document import Chunk, Document, DocumentKind, Edition, Location
from knowledge.domain.publication import Publication
from knowledge.errors import QuestionFileError
from knowledge.library.words import Words

_CORPUS, _QUERIES, _QRELS = "corpus.jsonl", "queries.jsonl", "qrels"
_TITLE = "よくある質問"  # as a library has it: a document always has a title, and these are questions with answers
_Id = Annotated[str, BeforeValidator(str)]


class _Line(BaseModel):
    id: _Id = Field(alias="_id")
    title: str = ""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSet:
    """Questions with the entries of a corpus that are relevant to them: question id → entry id → grade."""

    name: str
    corpus: Path
    queries: Path
    qrels: Path

    def questions(self) -> dict[str, str]:
        """Question id → text, of those that something is relevant to."""
        wanted = self.relevance()
        return {line.id: line.text for line in _lines(self.queries) if line.id in wanted}

    def relevance(self) -> dict[str, dict[str, int]]:
        """Question id → entry id → grade above 0."""
        found: dict[str, dict[str, int]] = {}
        for number, line in enumerate(self.qrels.read_text(encoding="utf-8").splitlines(), 1):
            fields = line.split("\t")
            grade = fields[-1].strip()
            if number == 1 and not grade.lstrip("-").isdigit():
                continue  # the header
            if len(fields) not in (3, 4) or not grade.lstrip("-").isdigit():
                raise QuestionFileError("no judgement", which=str(self.qrels), todo=f"line {number}")
            if int(grade) > 0:
                found.setdefault(fields[0], {})[fields[-2]] = int(grade)
        return found

    def entries(self) -> Iterator[tuple[str, str, str]]:
        """The corpus: (id, title, text)."""
        return ((line.id, line.title, line.text) for line in _lines(self.corpus))


def sets_in(folder: Path) -> tuple[RetrievalSet, ...]:
    """The sets of a folder: a corpus in it or above it, questions in it or in the folders below it."""
    corpus = next((path for path in (folder / _CORPUS, folder.parent / _CORPUS) if path.is_file()), None)
    if corpus is None:
        return ()
    found = [
        _sets_beside(queries, corpus) for queries in sorted((*folder.glob(_QUERIES), *folder.glob(f"*/{_QUERIES}")))
    ]
    return tuple(one for some in found for one in some)


def publication_of(corpus: RetrievalSet, words: Words) -> tuple[Publication, Mapping[str, str]]:
    """The corpus as one document, an entry a chunk under its title; beside it chunk id → entry id.

    What the folder of a set is called is no title of a document, and must not be embedded with every entry.
    """
    document = Document(id=corpus.name, title=_TITLE, kind=DocumentKind.OTHER)
    edition = Edition(
        id=corpus.name, document=document, label="", published=None, source_name=corpus.name, source_hash=corpus.name
    )
    chunks: dict[str, Chunk] = {}
    for ordinal, (entry, title, text) in enumerate(corpus.entries()):
        place = Location(edition=edition, heading_path=(title,) if title else (), page=None)
        tokens = words.content(f"{title}\n{text}")
        chunks[entry] = Chunk(location=place, ordinal=ordinal, text=text, tokens=tokens)
    publication = Publication(
        edition=edition, sections=(), chunks=tuple(chunks.values()), cases=(), measures=(), notices=(), pages=0
    )
    return publication, {chunk.id: entry for entry, chunk in chunks.items()}


def _sets_beside(queries: Path, corpus: Path) -> list[RetrievalSet]:
    folder = queries.parent
    files = [path for path in (folder / f"{_QRELS}.tsv", *sorted((folder / _QRELS).glob("*.tsv"))) if path.is_file()]
    if not files:
        raise QuestionFileError("no judgements", which=str(folder), todo=f"{_QRELS}.tsv")
    name = "/".join(dict.fromkeys((corpus.parent.name, folder.name)))
    return [
        RetrievalSet(
            name=name if len(files) == 1 else f"{name}/{file.stem}", corpus=corpus, queries=queries, qrels=file
        )
        for file in files
    ]


def _lines(path: Path) -> Iterator[_Line]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _Line.model_validate_json(line)
                except ValidationError as error:
                    places = ".".join(str(part) for part in error.errors()[0]["loc"])
                    where = f"line {number} {places}".strip()
                    raise QuestionFileError("no entry", which=str(path), todo=where) from error
