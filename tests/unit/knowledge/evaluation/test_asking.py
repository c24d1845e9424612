"""A question of a file is asked as a person would have asked it."""

from datetime import date

from knowledge.domain.answer import Answer, Question
from knowledge.evaluation.asking import ask_all
from knowledge.evaluation.questions import GoldenQuestion, QuestionFile
from tests.unit.knowledge.evaluation.answers import DAY, Repeats, grounded, held


def _answer(question: Question) -> Answer:
    return grounded(f"{question.text}への答え")


def test_the_questions_before_are_asked_first_and_their_answers_stand_in_the_thread() -> None:
    golden = GoldenQuestion(text="三つ目", history=("一つ目", "二つ目"), municipality="若葉県汐風町")
    asks = Repeats(_answer)
    (outcome,) = ask_all(QuestionFile(question=(golden,)), asks, held, today=DAY)
    assert [question.text for question in asks.heard[:3]] == ["一つ目", "二つ目", "三つ目"]
    last = asks.heard[2]
    assert [(turn.question, turn.answer) for turn in last.history] == [
        ("一つ目", "一つ目への答え"),
        ("二つ目", "二つ目への答え"),
    ]
    assert last.municipality == "若葉県汐風町"
    assert outcome.right


def test_a_day_of_the_question_goes_before_that_of_the_file_and_that_before_today() -> None:
    earlier, default = date(2025, 6, 1), date(2026, 1, 1)
    asks = Repeats(_answer)
    file = QuestionFile(as_of=default, question=(GoldenQuestion(text="a", as_of=earlier), GoldenQuestion(text="b")))
    list(ask_all(file, asks, held, today=DAY))
    days = {question.text: (question.asked_on, question.as_of) for question in asks.heard}
    assert days == {"a": (default, earlier), "b": (default, default)}
    asks.heard.clear()
    list(ask_all(QuestionFile(question=(GoldenQuestion(text="c"),)), asks, held, today=DAY))
    assert (asks.heard[0].asked_on, asks.heard[0].as_of) == (DAY, DAY)
