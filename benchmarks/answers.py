"""How well questions are answered and refused (python benchmarks/answers.py [--verbose]).

Runs the question files beside it over the samples and, where it is there, over the real deck in ../shared, with the
bundled model and no language model. Prints for each: facts answered, refusals right and wrong, quotes verified, and
how the threshold of `knowledge/answering/finding/sufficiency.py` would trade one for the other.
"""

import argparse
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.settings import BotSettings
from ingest.pipeline import read_publication
from ingest.publish import publish
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.answering.finding.evidence import gather
from knowledge.answering.finding.retrieval import Retriever
from knowledge.answering.reading.question import read
from knowledge.domain.answer import Answer, Grounded, Question
from knowledge.library.library import Library
from knowledge.library.opening import open_library, open_words
from knowledge.library.unit_vectors import UnitVectors
from knowledge.text import fold

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)
SETS = {
    "samples": ("sample_questions.toml", ROOT / "samples" / "library"),
    "deck": ("deck_questions.toml", ROOT.parent / "shared/data/documents/soumu-digital-jinzai-sankou.txt"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question's outcome; `right` for a refusal means that it was refused."""

    text: str
    refuse: bool
    refused: bool
    right: bool
    confidence: float
    quotes: int
    verified: int
    said: str


def main() -> None:
    """Prints a table for each set that can be run here."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="store_true")
    verbose = parser.parse_args().verbose
    for name, (questions, documents) in SETS.items():
        if not documents.exists():
            print(f"{name}: skipped, {documents} is not here")
            continue
        with tempfile.TemporaryDirectory() as home:
            library = _library(Path(home), documents)
            asked = tomllib.loads((ROOT / "benchmarks" / questions).read_text(encoding="utf-8"))["question"]
            outcomes = [_outcome(library, question) for question in asked]
        _report(name, outcomes, verbose=verbose)


def _library(home: Path, documents: Path) -> Library:
    library = open_library(BotSettings(home=home, _env_file=None))  # type: ignore[call-arg]
    words = open_words()
    for path in sorted(documents.iterdir()) if documents.is_dir() else [documents]:
        publication = read_publication(path, given=Given(), words=words, limits=Limits())
        publish(publication, library, progress=lambda *_: None)
    return library


def _outcome(library: Library, asked: dict[str, object]) -> Outcome:
    question = Question(text=str(asked["text"]), asked_on=TODAY, as_of=TODAY)
    answer = Advisor(library).ask(question)
    reading = read(question, library.words)
    evidence = gather(library, reading, Retriever(library).find(reading), UnitVectors(library.embedder))
    said = _said(answer)
    facts = [str(fact) for fact in asked.get("facts", [])]  # type: ignore[union-attr]
    citations = answer.citations if isinstance(answer, Grounded) else ()
    chunks = library.chunks(citation.chunk_id for citation in citations)
    refused = not isinstance(answer, Grounded)
    refuse = bool(asked.get("refuse"))
    return Outcome(
        text=question.text,
        refuse=refuse,
        refused=refused,
        right=refused if refuse else all(fold(fact) in fold(said) for fact in facts) and not refused,
        confidence=evidence.confidence,
        quotes=len(citations),
        verified=sum(citation.quote in chunks[citation.chunk_id].text for citation in citations),
        said=said,
    )


def _said(answer: Answer) -> str:
    if not isinstance(answer, Grounded):
        return ""
    cards = [field.text for record in (*answer.measures, *answer.cases) for field in record.stated]
    return " ".join([*(claim.text for claim in answer.claims), *cards])


def _report(name: str, outcomes: list[Outcome], *, verbose: bool) -> None:
    answerable = [o for o in outcomes if not o.refuse]
    outside = [o for o in outcomes if o.refuse]
    print(f"\n{name}: {len(answerable)} answerable, {len(outside)} outside the library")
    print(f"  facts answered        {sum(o.right for o in answerable)}/{len(answerable)}")
    print(f"  wrongly refused       {sum(o.refused for o in answerable)}/{len(answerable)}")
    print(f"  rightly refused       {sum(o.refused for o in outside)}/{len(outside)}")
    print(f"  quotes verified       {sum(o.verified for o in outcomes)}/{sum(o.quotes for o in outcomes)}")
    print("  threshold: rightly / wrongly refused")
    for threshold in (0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65):
        right = sum(o.confidence < threshold for o in outside)
        wrong = sum(o.confidence < threshold for o in answerable)
        print(f"    {threshold:.2f}: {right}/{len(outside)} / {wrong}/{len(answerable)}")
    for o in outcomes if verbose else [o for o in outcomes if not o.right]:
        mark = "ok" if o.right else "NG"
        print(f"  {mark} {o.confidence:.2f} {'(refuse) ' if o.refuse else ''}{o.text} | {o.said[:160]}")


if __name__ == "__main__":
    main()
