"""An evaluation as JSON: scores, groups, failed questions and floors of every set."""

from collections.abc import Mapping
from typing import Any

from bot.evaluations.faults import cited, faults, said
from knowledge.evaluation.asking import Outcome
from knowledge.evaluation.results import Evaluated
from knowledge.evaluation.scores import Scores


def evaluated_json(evaluated: Evaluated) -> dict[str, Any]:
    """One set as plain values; every key is always there."""
    return {
        "name": evaluated.name,
        "as_of": evaluated.as_of.isoformat(),
        "questions": evaluated.questions,
        "scores": _scores(evaluated.scores),
        "baseline": _scores(evaluated.baseline),
        "groups": {name: _scores(scores) for name, scores in evaluated.groups.items()},
        "failed": [_outcome(outcome) for outcome in evaluated.failed],
        "floors": {floor.name: floor.worst for floor in evaluated.floors},
        "missed": [floor.name for floor, _ in evaluated.missed],
    }


def _scores(scores: Scores) -> Mapping[str, Any]:
    return {metric.value: {"value": round(score.value, 4), "of": score.of} for metric, score in scores.items()}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    asked = outcome.asked
    return {
        "id": asked.id,
        "text": asked.text,
        "tags": list(asked.tags),
        "split": asked.split.value if asked.split else "",
        "faults": list(faults(outcome)),
        "said": said(outcome),
        "cited": list(cited(outcome)),
    }
