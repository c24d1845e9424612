"""How well chunks are found (python benchmarks/retrieval.py [--home FOLDER]): what each step of ranking buys.

Runs BEIR-shaped question sets (corpus.jsonl, queries.jsonl, qrels.tsv in ../shared/data/retrieval) through the
program's own library and retriever with the bundled model. An entry of a corpus is a section: its title the heading,
its text one chunk. FOLDER keeps the libraries, so that a second run embeds nothing but new questions.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.settings import BotSettings
from knowledge.answering.finding.retrieval import Retriever, Weights
from knowledge.answering.reading.question import Reading, read
from knowledge.domain.answer import Question
from knowledge.domain.document import Chunk, Document, DocumentKind, Edition, Location
from knowledge.domain.publication import Publication, Section
from knowledge.evaluation.ranking import ndcg, recall
from knowledge.library.library import Library
from knowledge.library.opening import open_library

SETS = Path(__file__).resolve().parents[2] / "shared" / "data" / "retrieval"
TODAY = date(2026, 11, 23)
AT = 10
DEPTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with the grade (1, 2…) of every chunk that answers it."""

    reading: Reading
    grades: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The means over the questions of a set, and the median and 95th percentile of the milliseconds of one ranking."""

    ndcg: float
    recall: float
    recall_deep: float
    median: float
    slow: float


def main() -> None:
    """Prints a table for each set that is here."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--home", type=Path)
    given = parser.parse_args().home
    with tempfile.TemporaryDirectory() as scratch:
        for folder in sorted(SETS.iterdir()) if SETS.is_dir() else []:
            files = next((path for path in (folder / "dev", folder) if (path / "queries.jsonl").is_file()), folder)
            corpus = _lines(folder / "corpus.jsonl")
            library, ids = _library((given or Path(scratch)) / folder.name, corpus)
            asked = _asked(library, files, ids)
            print(f"\n{folder.name}: {len(asked)} questions, {len(corpus)} entries")
            for name, weights in _steps():
                _print(name, _figures(library, weights, asked))


def _steps() -> Iterator[tuple[str, Weights]]:
    """The lists alone, together, and what is done with them after."""
    full = Weights()
    alone = replace(full, body=0.0, title=0.0, keywords=0.0, coverage=0.0, share=0.0)
    yield "body vectors", replace(alone, body=1.0)
    yield "title vectors", replace(alone, title=1.0)
    yield "keywords", replace(alone, keywords=1.0)
    yield "three lists", replace(full, coverage=0.0, share=0.0)
    yield "and coverage", replace(full, share=0.0)
    yield "and their neighbours", full


def _print(name: str, figures: Figures) -> None:
    print(
        f"{name:24} nDCG@{AT} {figures.ndcg:.3f}  recall@{AT} {figures.recall:.3f}  "
        f"recall@{DEPTH} {figures.recall_deep:.3f}  {figures.median:.0f} ms (p95 {figures.slow:.0f})"
    )


# --- a set as a library --------------------------------------------------------------------------------------------
def _library(home: Path, corpus: Sequence[dict[str, str]]) -> tuple[Library, dict[str, str]]:
    """The library of a corpus, and the chunk of each entry."""
    library = open_library(BotSettings(home=home, _env_file=None))  # type: ignore[call-arg]
    publication = _publication(corpus, library)
    library.stage(publication)
    if library.size() != len(corpus):
        library.embed(publication.edition.id, progress=lambda *_: None)
        library.flip(publication.edition.id)
    ids = {entry["_id"]: chunk.id for entry, chunk in zip(corpus, publication.chunks, strict=True)}
    return library, ids


def _publication(corpus: Sequence[dict[str, str]], library: Library) -> Publication:
    document = Document(id="faq", title="よくある質問", kind=DocumentKind.HANDBOOK)
    edition = Edition(
        id="faq", document=document, label="", published=None, source_name="corpus.jsonl", source_hash="corpus"
    )
    chunks = tuple(_chunk(edition, at, entry, library) for at, entry in enumerate(corpus))
    paths = dict.fromkeys(chunk.location.heading_path for chunk in chunks if chunk.location.heading_path)
    return Publication(
        edition=edition,
        sections=tuple(Section(heading_path=path, level=1, page=None) for path in paths),
        chunks=chunks,
        cases=(),
        measures=(),
        notices=(),
        pages=0,
    )


def _chunk(edition: Edition, at: int, entry: dict[str, str], library: Library) -> Chunk:
    """An entry as the reader of files would cut it: the heading opens the text."""
    text = "\n".join(part for part in (entry["title"], entry["text"]) if part)
    path = (entry["title"],) if entry["title"] else ()
    place = Location(edition=edition, heading_path=path, page=None)
    return Chunk(location=place, ordinal=at, text=text, tokens=library.words.content(text))


def _asked(library: Library, folder: Path, ids: dict[str, str]) -> list[Asked]:
    """The questions that have an answer in the corpus."""
    grades: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, entry, grade = line.split("\t")
        grades.setdefault(query, {})[ids[entry]] = int(grade)
    return [
        Asked(reading=_read(library, query["text"]), grades=grades[query["_id"]])
        for query in _lines(folder / "queries.jsonl")
        if query["_id"] in grades
    ]


def _read(library: Library, text: str) -> Reading:
    return read(Question(text=text, asked_on=TODAY, as_of=TODAY), library.words)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# --- figures -------------------------------------------------------------------------------------------------------
def _figures(library: Library, weights: Weights, asked: Sequence[Asked]) -> Figures:
    retriever = Retriever(library, weights)
    retriever.rank(asked[0].reading, DEPTH)  # what loads with the first question is not timed
    library.embedder.queries([one.reading.searched for one in asked])  # nor is the model
    ranked, times = [], []
    for one in asked:
        began = time.perf_counter()
        hits = retriever.rank(one.reading, DEPTH)
        times.append((time.perf_counter() - began) * 1000)
        ranked.append([hit.chunk_id for hit in hits])
    pairs = list(zip(ranked, (one.grades for one in asked), strict=True))
    return Figures(
        ndcg=statistics.mean(ndcg(found, grades, AT) for found, grades in pairs),
        recall=statistics.mean(recall(found, grades, AT) for found, grades in pairs),
        recall_deep=statistics.mean(recall(found, grades, DEPTH) for found, grades in pairs),
        median=statistics.median(times),
        slow=sorted(times)[int(len(times) * 0.95)],
    )


if __name__ == "__main__":
    main()
