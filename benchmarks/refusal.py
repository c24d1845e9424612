"""Fits when to refuse (python -m benchmarks.refusal): the weights of knowledge/answering/finding/sufficiency.py.

Asks the questions of the dev split over the samples and, where it is there, over the real deck in ../shared, and
questions of residents to another body, which neither holds. Prints the weights fitted on all of them, and how many
would be answered or refused wrongly by weights that were fitted without them (10 folds). The test split is not read.
"""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
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
from knowledge.answering.advisor import Advisor
from knowledge.answering.finding.sufficiency import Signs
from knowledge.domain.answer import Grounded, Question
from knowledge.evaluation.asking import question_of
from knowledge.evaluation.questions import Split, read_questions
from knowledge.library.library import Library
from knowledge.library.opening import open_library, open_words

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


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of one question where its signs did not matter; `signs` are ``None`` where it never came to them."""

    is_answerable: bool
    answered: bool
    signs: Signs | None

    @property
    def is_weighed(self) -> bool:
        """Whether its signs decide: what is answered from records, or refused by what was said, is not theirs."""
        return self.signs is not None and self.answered


def main() -> None:
    """Prints the weights and what they would do to questions that they were not fitted on."""
    measured = [one for files, documents in SETS if documents.exists() for one in _measured(files, documents)]
    weighed = [one for one in measured if one.is_weighed]
    signs = np.array([astuple(one.signs) for one in weighed if one.signs])
    labels = np.array([one.is_answerable for one in weighed])
    costs = {0: WRONG_ANSWER * labels.mean() / (1 - labels.mean()), 1: WRONG_REFUSAL}
    model = LogisticRegression(C=3.0, class_weight=costs, max_iter=5000)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    unseen = cross_val_predict(model, signs, labels, cv=folds, method="predict_proba")[:, 1]
    model.fit(signs, labels)
    print(f"{len(measured)} questions, {sum(not one.is_answerable for one in measured)} of them outside")
    print(f"{len(weighed)} decided by signs, {int((~labels).sum())} of them outside")
    for field, weight in zip(fields(Signs), model.coef_[0], strict=True):
        print(f"  {field.name:10} {weight:+.2f}")
    print(f"  intercept  {model.intercept_[0]:+.2f}")
    for threshold in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        likely = iter(unseen)
        answered = np.array([next(likely) >= threshold if one.is_weighed else one.answered for one in measured])
        inside = np.array([one.is_answerable for one in measured])
        refused = 1 - answered[~inside].mean()
        print(f"  {threshold:.2f}: refused of those outside {refused:.3f}, wrongly {1 - answered[inside].mean():.3f}")


def _measured(files: tuple[Path, ...], documents: Path) -> Iterator[Measured]:
    """Each question over a library of the documents, through the whole way of an answer."""
    with tempfile.TemporaryDirectory() as home:
        library = _library(Path(home), documents)
        seen: list[Signs] = []

        def note(signs: Signs) -> bool:
            seen.append(signs)
            return True

        advisor = Advisor(library, suffices=note)
        for question, is_answerable in _questions(files, advisor):
            seen.clear()
            answered = isinstance(advisor.ask(question), Grounded)
            yield Measured(is_answerable, answered, seen[-1] if seen else None)


def _questions(files: tuple[Path, ...], advisor: Advisor) -> Iterator[tuple[Question, bool]]:
    for path in files:
        if path.exists():
            file = read_questions(path)
            told = (one for one in file.question if one.split is not Split.TEST and not one.ask_back)
            yield from ((question_of(one, advisor, asked_on=file.as_of or TODAY), not one.refuse) for one in told)
    if OF_RESIDENTS.exists():
        lines = OF_RESIDENTS.read_text(encoding="utf-8").splitlines()
        for line in lines[:: max(1, len(lines) // MOST_OF_RESIDENTS)]:
            yield Question(text=json.loads(line)["text"], asked_on=TODAY, as_of=TODAY), False


def _library(home: Path, documents: Path) -> Library:
    library = open_library(BotSettings(home=home, _env_file=None))  # type: ignore[call-arg]
    words = open_words()
    for path in sorted(documents.iterdir()) if documents.is_dir() else [documents]:
        publication = read_publication(path, given=Given(), words=words, limits=Limits())
        publish(publication, library, progress=lambda *_: None)
    return library


if __name__ == "__main__":
    main()
