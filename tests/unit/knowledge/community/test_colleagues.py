"""A colleague's answer is found by who asks much the same, in the same workspace."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from knowledge.community.colleagues import Colleagues
from knowledge.domain.answer import Question, Turn
from knowledge.domain.curated import CuratedAnswer
from knowledge.library.opening import Stores
from knowledge.testing import edition, memory_stores, publication, put

_DAY = date(2026, 10, 1)
_FIRST = publication([("手数料", "証明書の手数料は一通300円である。")], of=edition("窓口の手引", "第1.0版"))
_ASKED = "戸籍の証明書は誰が請求できますか"


def question(text: str) -> Question:
    return Question(text=text, asked_on=_DAY, as_of=_DAY)


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return memory_stores(tmp_path, _FIRST)


@pytest.fixture
def colleagues(stores: Stores) -> Colleagues:
    curated = CuratedAnswer(
        id="k1",
        handoff_id="h1",
        team="T1",
        question=_ASKED,
        reply="本人と配偶者、直系の親族です。",
        basis="",
        edition_ids=tuple(one.id for one in stores.library.editions()),
        answered_on=_DAY,
        approved_by="U1",
        approved_at=datetime(2026, 10, 1, tzinfo=UTC),
    )
    stores.curated.approve(curated)
    return Colleagues(curated=stores.curated, library=stores.library)


@pytest.mark.parametrize(
    "asked",
    ["戸籍の証明書は誰が請求できるのでしょうか？", "戸籍の証明書はだれが請求できますか", "戸籍の証明書の請求は？"],
)
def test_who_asks_much_the_same_is_told(colleagues: Colleagues, asked: str) -> None:
    found = colleagues.answer("T1", question(asked))
    assert found is not None
    assert (found.curated.id, found.is_older) == ("k1", False)


@pytest.mark.parametrize(
    ("team", "asked"),
    [
        ("T2", question(_ASKED)),
        ("T1", question("戸籍の証明書を郵送で受け取る方法は")),
        ("T1", question("戸籍の証明書は何歳から請求できますか")),
        ("T1", question("戸籍の証明書はいつ請求できますか")),
        ("T1", question("証明書は誰が請求できますか")),
        ("T1", question("戸籍の除籍の証明書は誰が請求できますか")),
        ("T1", question("2通の戸籍の証明書は誰が請求できますか")),
        ("T1", replace(question(_ASKED), history=(Turn(question="住民票", answer="…"),))),
    ],
)
def test_another_question_or_workspace_is_not(colleagues: Colleagues, team: str, asked: Question) -> None:
    assert colleagues.answer(team, asked) is None


def test_a_newer_edition_is_told_and_what_was_taken_back_is_gone(stores: Stores, colleagues: Colleagues) -> None:
    put(stores.library, publication([("手数料", "一通350円である。")], of=edition("窓口の手引", "第1.1版")))
    found = colleagues.answer("T1", question(_ASKED))
    assert found is not None
    assert found.is_older
    stores.curated.withdraw("T1", "k1", by="U1", at=datetime(2026, 10, 2, tzinfo=UTC))
    assert colleagues.answer("T1", question(_ASKED)) is None
