"""Fits when to refuse (python benchmarks/refusal.py): the weights of knowledge/answering/finding/sufficiency.py.

Asks the questions of the dev split over the samples and, where it is there, over the real deck in ../shared, and
questions of residents to another body, which neither holds. Prints the weights fitted on all of them, and how many
would be answered or refused wrongly by weights that were fitted without them (10 folds). The test split is not read.
"""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, fields
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from bot.settings import BotSettings
from ingest.pipeline import read_publication
from ingest.publish import publish
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.answering.finding.evidence import gather
from knowledge.answering.finding.retrieval import Retriever
from knowledge.answering.finding.sufficiency import Signs
from knowledge.answering.reading.question import read
from knowledge.domain.answer import Question, Turn
from knowledge.evaluation.questions import GoldenQuestion, Split, read_questions
from knowledge.library.library import Library
from knowledge.library.opening import open_library, open_words
from knowledge.library.unit_vectors import UnitVectors

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared/data"
TODAY = date(2026, 11, 23)
SAMPLES = ROOT / "samples"
SETS = (
    ((ROOT / "benchmarks/sample_questions.toml", SAMPLES / "golden_questions.toml"), SAMPLES / "library"),
    ((ROOT / "benchmarks/deck_questions.toml",), SHARED / "documents/soumu-digital-jinzai-sankou.txt"),
)
OF_RESIDENTS = SHARED / "retrieval/localgovfaq/dev/queries.jsonl"
MOST_OF_RESIDENTS = 40
WRONG_ANSWER, WRONG_REFUSAL = 1.5, 1.0  # what each costs
FOLDS = 10


def main() -> None:
    """Prints the weights and what they would do to questions that they were not fitted on."""
    rows, answerable = [], []
    for files, documents in SETS:
        if documents.exists():
            for signs, is_answerable in _measured(files, documents):
                rows.append(astuple(signs))
                answerable.append(is_answerable)
    signs, labels = np.array(rows), np.array(answerable)
    costs = {0: WRONG_ANSWER * labels.mean() / (1 - labels.mean()), 1: WRONG_REFUSAL}
    model = LogisticRegression(C=1.0, class_weight=costs, max_iter=5000)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    unseen = cross_val_predict(model, signs, labels, cv=folds, method="predict_proba")[:, 1]
    model.fit(signs, labels)
    print(f"{len(labels)} questions, {int((~labels).sum())} of them outside")
    for field, weight in zip(fields(Signs), model.coef_[0], strict=True):
        print(f"  {field.name:10} {weight:+.2f}")
    print(f"  intercept  {model.intercept_[0]:+.2f}")
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        answered, refused = unseen[~labels] >= threshold, unseen[labels] < threshold
        print(f"  {threshold:.1f}: refused of those outside {1 - answered.mean():.3f}, wrongly {refused.mean():.3f}")


def _measured(files: tuple[Path, ...], documents: Path) -> Iterator[tuple[Signs, bool]]:
    """The signs of each question over a library of the documents, and whether it should be answered."""
    with tempfile.TemporaryDirectory() as home:
        library = _library(Path(home), documents)
        for question, is_answerable in _questions(files):
            yield signs_for(library, question), is_answerable


def signs_for(library: Library, question: Question) -> Signs:
    """The signs that the library gives for one question."""
    reading = read(question, library.words)
    return gather(library, reading, Retriever(library).find(reading), UnitVectors(library.embedder)).signs


def _questions(files: tuple[Path, ...]) -> Iterator[tuple[Question, bool]]:
    for path in files:
        if path.exists():
            file = read_questions(path)
            told = (one for one in file.question if one.split is not Split.TEST and not one.ask_back)
            yield from ((_question(one, file.as_of or TODAY), not one.refuse) for one in told)
    if OF_RESIDENTS.exists():
        lines = OF_RESIDENTS.read_text(encoding="utf-8").splitlines()
        for line in lines[:: max(1, len(lines) // MOST_OF_RESIDENTS)]:
            yield Question(text=json.loads(line)["text"], asked_on=TODAY, as_of=TODAY), False


def _question(golden: GoldenQuestion, asked_on: date) -> Question:
    history = tuple(Turn(question=earlier, answer="") for earlier in golden.history)
    as_of = golden.as_of or asked_on
    return Question(text=golden.text, asked_on=asked_on, as_of=as_of, municipality=golden.municipality, history=history)


def _library(home: Path, documents: Path) -> Library:
    library = open_library(BotSettings(home=home, _env_file=None))  # type: ignore[call-arg]
    words = open_words()
    for path in sorted(documents.iterdir()) if documents.is_dir() else [documents]:
        publication = read_publication(path, given=Given(), words=words, limits=Limits())
        publish(publication, library, progress=lambda *_: None)
    return library


if __name__ == "__main__":
    main()
