"""The golden questions are answered no worse than their files say ([floors]): by the product as it is installed."""

from datetime import date
from pathlib import Path

import pytest

from bot.desks.evaluating import EvaluationDesk
from bot.evaluations.faults import faults, said
from bot.settings import BotSettings
from knowledge.evaluation.questions import Split
from knowledge.evaluation.results import Evaluated
from knowledge.evaluation.scores import Metric

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("questions", ["golden_questions.toml", "golden_editions.toml", "golden_paraphrases.toml"])
def test_the_golden_questions_are_answered_no_worse_than_their_floors(questions: str) -> None:
    desk = EvaluationDesk(settings=BotSettings(), today=date(2026, 11, 23), floors={})

    (evaluated,) = desk.evaluate([_SAMPLES / questions])

    missed = {floor.name: (round(score.value, 4), floor.worst) for floor, score in evaluated.missed}
    assert missed == {}, _failed(evaluated)
    assert {floor.metric for floor in evaluated.floors} >= {Metric.FACTS, Metric.PAGE_CITED, Metric.QUOTES_VERIFIED}


def _failed(evaluated: Evaluated) -> str:
    """What failed; questions that only measure are never read."""
    failed = [one for one in evaluated.failed if one.asked.split is not Split.TEST]
    return "\n".join(f"{one.asked.id} {one.asked.text}: {'; '.join(faults(one))} | {said(one)}" for one in failed)
