"""Fits when to refuse (python -m benchmarks.refusal): the weights of knowledge/answering/finding/sufficiency.py.

Asks the questions of the dev split over the samples and, where it is there, over the real deck in ../shared, and
questions of residents to another body, which neither holds; `--real HOME` adds benchmarks/real_questions.toml over a
home where the documents of ../shared are registered (reading them takes an hour). Prints the weights fitted on all,
and how many would be answered or refused wrongly by weights that were fitted without them: in 10 folds, and without
the whole set that they stand in, which tells what unseen questions may expect. The test split is not asked.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import LeaveOneGroupOut, StratifiedKFold, cross_val_predict

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
    (
        (
            SAMPLES / "golden_questions.toml",
            SAMPLES / "golden_paraphrases.toml",
            ROOT / "benchmarks/sample_questions.toml",
        ),
        SAMPLES / "library",
    ),
    ((ROOT / "benchmarks/deck_questions.toml",), SHARED / "documents/soumu-digital-jinzai-sankou.txt"),
)
REAL = ROOT / "benchmarks/real_questions.toml"
OF_RESIDENTS = SHARED / "retrieval/localgovfaq/dev/queries.jsonl"
MOST_OF_RESIDENTS = 40
WRONG_ANSWER, WRONG_REFUSAL = 1.5, 1.0  # what each costs
FOLDS = 10
THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of one question where its signs did not matter; `signs` are ``None`` where it never came to them."""

    set: str
    is_answerable: bool
    answered: bool
    signs: Signs | None

    @property
    def is_weighed(self) -> bool:
        """Whether its signs decide: what is answered from records, or refused by what was said, is not theirs."""
        return self.signs is not None and self.answered


def main() -> None:
    """Prints the weights and what they would do to questions that they were not fitted on."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--real", type=Path, metavar="HOME", help="a home with the documents of real_questions.toml")
    measured = list(_all_measured(parser.parse_args().real))
    weighed = [one for one in measured if one.is_weighed]
    signs = np.array([astuple(one.signs) for one in weighed if one.signs])
    labels = np.array([one.is_answerable for one in weighed])
    sets = np.array([one.set for one in weighed])
    costs = {0: WRONG_ANSWER * labels.mean() / (1 - labels.mean()), 1: WRONG_REFUSAL}
    model = LogisticRegression(C=3.0, class_weight=costs, max_iter=5000).fit(signs, labels)
    print(f"{len(measured)} questions, {sum(not one.is_answerable for one in measured)} of them outside")
    print(f"{len(weighed)} decided by signs, {int((~labels).sum())} of them outside")
    for field, weight in zip(fields(Signs), model.coef_[0], strict=True):
        print(f"  {field.name:10} {weight:+.2f}")
    print(f"  intercept  {model.intercept_[0]:+.2f}")
    by_question = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for name, folds in ((f"{FOLDS} folds", by_question), ("without their set", LeaveOneGroupOut())):
        unseen = cross_val_predict(model, signs, labels, cv=folds, groups=sets, method="predict_proba")[:, 1]
        print(f"fitted without them, {name}: AUC {roc_auc_score(labels, unseen):.3f}")
        _print_sets(measured, {id(one): float(chance) for one, chance in zip(weighed, unseen, strict=True)})


def _print_sets(measured: Sequence[Measured], likely: dict[int, float]) -> None:
    """Of each set: how well the signs tell apart, and what is refused rightly and wrongly at each threshold."""
    print(f"  {'':20} {'AUC':>5} " + " ".join(f"{threshold:^11.2f}" for threshold in THRESHOLDS))
    for name in dict.fromkeys(one.set for one in measured):
        of_set = [one for one in measured if one.set == name]
        told = [one for one in of_set if one.is_weighed]
        answerable = [one.is_answerable for one in told]
        auc = f"{roc_auc_score(answerable, [likely[id(one)] for one in told]):.2f}" if len(set(answerable)) > 1 else "-"
        inside, outside = ([one for one in of_set if one.is_answerable is wanted] for wanted in (True, False))
        refused = ((_refused(outside, likely, least), _refused(inside, likely, least)) for least in THRESHOLDS)
        print(f"  {name:20} {auc:>5} " + " ".join(f"{right:>5} {wrong:>5}" for right, wrong in refused))


def _refused(measured: Sequence[Measured], likely: dict[int, float], threshold: float) -> str:
    """The share of them that is refused."""
    refused = [not one.answered or likely.get(id(one), 1.0) < threshold for one in measured]
    return f"{np.mean(refused):.2f}" if refused else "-"


def _all_measured(real: Path | None) -> Iterator[Measured]:
    for files, documents in SETS:
        if documents.exists():
            with tempfile.TemporaryDirectory() as home:
                yield from _measured(_library(Path(home), documents), (*files, OF_RESIDENTS))
    if real:
        yield from _measured(open_library(_settings(real)), (REAL,))


def _measured(library: Library, files: Sequence[Path]) -> Iterator[Measured]:
    """Each question over a library, through the whole way of an answer."""
    seen: list[Signs] = []

    def note(signs: Signs) -> bool:
        seen.append(signs)
        return True

    advisor = Advisor(library, suffices=note)
    for path in files:
        for question, is_answerable in _questions(path, advisor):
            seen.clear()
            answered = isinstance(advisor.ask(question), Grounded)
            yield Measured(path.stem, is_answerable, answered, seen[-1] if seen else None)


def _questions(path: Path, advisor: Advisor) -> Iterator[tuple[Question, bool]]:
    if not path.exists():
        return
    if path == OF_RESIDENTS:
        lines = path.read_text(encoding="utf-8").splitlines()
        for line in lines[:: max(1, len(lines) // MOST_OF_RESIDENTS)]:
            yield Question(text=json.loads(line)["text"], asked_on=TODAY, as_of=TODAY), False
        return
    file = read_questions(path)
    told = (one for one in file.question if one.split is not Split.TEST and not one.ask_back)
    yield from ((question_of(one, advisor, asked_on=file.as_of or TODAY), not one.refuse) for one in told)


def _settings(home: Path) -> BotSettings:
    return BotSettings(home=home, _env_file=None)  # type: ignore[call-arg]


def _library(home: Path, documents: Path) -> Library:
    library = open_library(_settings(home))
    words = open_words()
    for path in sorted(documents.iterdir()) if documents.is_dir() else [documents]:
        publication = read_publication(path, given=Given(), words=words, limits=Limits())
        publish(publication, library, progress=lambda *_: None)
    return library


if __name__ == "__main__":
    main()
