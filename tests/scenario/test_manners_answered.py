"""Whether a thing is allowed, who takes a post, how two terms differ: the sentence in the manner asked for is told."""

from datetime import date

import pytest

from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Grounded, Question
from knowledge.library.library import Library
from knowledge.testing import edition, memory_library, publication

_TODAY = date(2026, 11, 23)
_RULES = publication(
    [
        ("1. 用語", "・貸出票とは、本を借りる人が書く紙をいいます。\n・閲覧票とは、館内で読む人に渡す札をいいます。"),
        ("2. 館長", "教育次長などを館長に充て、運営を任せます。\n館長は年に四回、館長だよりを出します。"),
        ("2.1 館長補佐を置けますか", "置けます。\n館長補佐は近くの図書館と共同で頼みます。"),
        ("3. 図書委員", "図書委員は住民から選びます。\n任期は3年とし、再任は一度までとします。"),
        ("4. 臨時の職員は委員になれますか", "なれます。\n図書委員の任期は雇用の期間を超えません。"),
    ],
    of=edition("みなと町 図書館の決まり"),
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return memory_library(tmp_path_factory.mktemp("library"), _RULES)


def _claims(library: Library, text: str) -> list[str]:
    answer = Advisor(library).ask(Question(text=text, asked_on=_TODAY, as_of=_TODAY))
    assert isinstance(answer, Grounded), answer
    return [claim.text for claim in answer.claims]


def test_who_takes_a_post_is_told_by_the_sentence_that_appoints(library: Library) -> None:
    assert "教育次長" in _claims(library, "館長は誰がなるの")[0]


def test_two_terms_that_are_defined_are_told_side_by_side(library: Library) -> None:
    first, second = _claims(library, "貸出票と閲覧票の違いを新しく来た人にもわかるように")

    assert "借りる人" in first
    assert "館内で" in second


def test_the_sentence_with_the_value_leads(library: Library) -> None:
    assert "3年" in _claims(library, "図書委員の任期は？")[0]
