"""Scores are shares of the questions that they concern."""

from dataclasses import replace

import pytest

from knowledge.domain.answer import Answer, CautionKind, Cell, Question, Reason, Table
from knowledge.errors import ConfigurationError
from knowledge.evaluation.asking import Outcome, ask_all
from knowledge.evaluation.floors import floor_from, floors_from, missed
from knowledge.evaluation.questions import QuestionFile
from knowledge.evaluation.results import Evaluated
from knowledge.evaluation.scores import Metric, Score, by_caution, by_split, by_tag, scores_of
from tests.unit.knowledge.evaluation.answers import DAY, Repeats, grounded, held, unanswered

_FACTS = {"facts": ["0.7"], "source": [{"document": "財政措置", "page": 1}]}
_ASKED: dict[str, tuple[dict[str, object], Answer]] = {
    "right": (_FACTS | {"tags": ["口語"], "split": "dev"}, grounded("0.7です。")),
    "other page": (_FACTS | {"split": "test"}, grounded("0.7です。", quotes=[(1, "任期は2年")])),
    "refused": (_FACTS | {"tags": ["口語"]}, unanswered()),
    "fact missing": ({"facts": ["9.9"], "absent": ["0.7"]}, grounded("0.7です。")),
    "warned": ({"caution": ["period_ended"]}, grounded("a", cautions=[CautionKind.PERIOD_ENDED])),
    "not warned": ({"caution": ["period_ended", "premise"]}, grounded("a", cautions=[CautionKind.PREMISE])),
    "outside": ({"refuse": True}, unanswered()),
    "outside, answered": ({"refuse": True}, grounded("a")),
    "asked back": ({"ask_back": True}, unanswered(Reason.WHICH_FACT)),
    "not asked back": ({"ask_back": True}, unanswered()),
}


@pytest.fixture
def outcomes() -> tuple[Outcome, ...]:
    questions = [{"text": name, **expected} for name, (expected, _) in _ASKED.items()]
    file = QuestionFile.model_validate({"question": questions})
    return tuple(ask_all(file, Repeats(_answer), held, today=DAY))


def _answer(question: Question) -> Answer:
    return _ASKED[question.text][1]


def test_each_share_is_over_the_questions_that_it_concerns(outcomes: tuple[Outcome, ...]) -> None:
    scores = scores_of(outcomes)
    shares = {
        metric: (round(score.value * score.of), score.of) for metric, score in scores.items() if not metric.is_amount
    }
    assert shares == {
        Metric.RIGHT: (4, 10),  # right, warned, outside, asked back
        Metric.FACTS: (2, 4),
        Metric.FACTS_IN_CLAIMS: (2, 4),
        Metric.FACTS_ANYWHERE: (2, 4),
        Metric.PAGE_CITED: (1, 3),
        Metric.PLACES_CITED: (1, 3),
        Metric.WRONG_SOURCE: (0, 2),
        Metric.FOREIGN_FACTS: (1, 1),
        Metric.QUOTES_VERIFIED: (6, 6),
        Metric.CAUTIONS: (2, 3),
        Metric.REFUSAL_RECALL: (1, 2),
        Metric.REFUSAL_PRECISION: (1, 2),
        Metric.WRONG_REFUSAL: (1, 6),
        Metric.REFUSED_NEAR: (0, 1),
        Metric.ASKED_BACK: (1, 2),
    }
    assert scores[Metric.P50_MS].value <= scores[Metric.P95_MS].value


def test_the_length_of_an_answer_is_that_of_its_claims_and_tables() -> None:
    table = Table(title="率", header=("項目",), rows=((Cell(text="0.7"),),))
    long = replace(grounded("1234567890。"), tables=(table,))
    file = QuestionFile.model_validate({"question": [{"text": name} for name in ("a", "b", "c", "d")]})
    said = {"a": grounded("12。"), "b": grounded("1234。"), "c": long, "d": unanswered()}

    scores = scores_of(ask_all(file, Repeats(lambda question: said[question.text]), held, today=DAY))

    assert scores[Metric.LENGTH_P50] == Score(value=5, of=3)
    assert scores[Metric.LENGTH_P90] == Score(value=17, of=3)
    assert scores[Metric.CLAIMS] == Score(value=1.0, of=3)


def test_groups_are_scored_by_themselves(outcomes: tuple[Outcome, ...]) -> None:
    assert by_tag(outcomes)["口語"][Metric.FACTS] == Score(value=0.5, of=2)
    assert by_split(outcomes)["test"][Metric.PAGE_CITED] == Score(value=0.0, of=1)
    assert by_caution(outcomes) == {
        "period_ended": {Metric.CAUTIONS: Score(value=0.5, of=2)},
        "premise": {Metric.CAUTIONS: Score(value=1.0, of=1)},
    }


def test_a_floor_is_a_ceiling_where_less_is_better_and_nothing_measured_is_a_miss(
    outcomes: tuple[Outcome, ...],
) -> None:
    worst = {
        "facts": 0.5,
        "page_cited": 0.9,
        "wrong_refusal": 0.2,
        "foreign_facts": 0.5,
        "kind": 0.1,
        "facts:口語": 0.6,
        "facts:typo": 0.1,
    }
    groups = by_tag(outcomes)
    assert [floor.name for floor, _ in missed(floors_from(worst), scores_of(outcomes), groups)] == [
        "page_cited",
        "foreign_facts",
        "kind",
        "facts:口語",
        "facts:typo",
    ]


def test_a_floor_of_the_command_line_names_a_metric_and_a_number() -> None:
    assert floor_from("facts:口語=0.8") == ("facts:口語", 0.8)
    for wrong in ("facts", "facts=much", "truth=1"):
        with pytest.raises(ConfigurationError):
            floor_from(wrong)


def test_a_tag_that_is_called_as_a_caution_keeps_its_scores(outcomes: tuple[Outcome, ...]) -> None:
    tagged = [replace(one, asked=one.asked.model_copy(update={"tags": ("premise",)})) for one in outcomes]
    evaluated = Evaluated(name="a", as_of=DAY, questions=10, outcomes=tuple(tagged), scores={}, baseline={}, floors=())
    assert evaluated.groups["premise"][Metric.FACTS].of == 4
    assert evaluated.groups["premise"][Metric.CAUTIONS] == Score(value=1.0, of=1)
