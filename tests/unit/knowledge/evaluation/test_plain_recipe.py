"""The plain recipe is asked like the product: its chunks know their pages, it refuses nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.domain.answer import Grounded
from knowledge.domain.document import Location
from knowledge.evaluation.judging import judge
from knowledge.evaluation.plain_recipe import TOP, PlainRecipe, PlainText, texts_of
from knowledge.evaluation.questions import GoldenQuestion
from knowledge.testing import HashingEmbedder, edition, publication
from tests.unit.knowledge.evaluation.answers import asked, held

pytestmark = pytest.mark.slow  # opens Chroma

_LONG = "職員の研修では、窓口の手続を見直す。" * 60
_CHUNKS = publication(
    [("1. 研修", _LONG), ("2. 費用 > 率", "研修費の措置率は0.7とする。"), ("3. 記録", "会議の記録を残す。")],
    of=edition("手引き"),
).chunks


@pytest.fixture
def recipe(tmp_path: Path) -> Iterator[PlainRecipe]:
    made = PlainRecipe(tmp_path, texts_of(_CHUNKS), HashingEmbedder())
    yield made
    made.close()


def test_a_page_is_its_chunks_under_their_headings() -> None:
    pages = list(texts_of(_CHUNKS))
    assert [page.location.page for page in pages] == [1, 2, 3]
    assert pages[1].text == "2. 費用\n率\n研修費の措置率は0.7とする。"
    assert pages[1].headings == ((0, "2. 費用"), (0, "率"))


def test_its_answer_is_the_text_of_the_nearest_chunks_with_their_pages(recipe: PlainRecipe) -> None:
    answer = recipe.ask(asked("研修費の措置率は"))
    assert isinstance(answer, Grounded)
    assert len(answer.claims) == len(answer.citations) == TOP
    best = answer.citations[0].location
    assert (best.page, best.heading_path) == (2, ("2. 費用", "率"))
    wanted = GoldenQuestion.model_validate(
        {"text": "研修費の措置率は", "facts": ["0.7"], "source": [{"document": "手引き", "page": 2, "section": "費用"}]}
    )
    verdict = judge(wanted, answer, held)
    assert verdict.stated
    assert verdict.cited == wanted.source


def test_it_answers_whatever_is_asked(recipe: PlainRecipe) -> None:
    assert isinstance(recipe.ask(asked("ごみの出し方")), Grounded)


def test_a_split_knows_the_sections_that_it_reaches_into_and_no_other(tmp_path: Path) -> None:
    page = PlainText(
        key="1",
        text="あ。" * 900,
        location=_CHUNKS[0].location,
        headings=((0, "前半"), (1_200, "後半")),
    )
    recipe = PlainRecipe(tmp_path, [page], HashingEmbedder())
    answer = recipe.ask(asked("あ"))
    recipe.close()
    assert isinstance(answer, Grounded)
    assert {citation.location.heading_path for citation in answer.citations} == {("前半",), ("前半", "後半")}


def test_an_entry_that_was_split_is_ranked_once(tmp_path: Path) -> None:
    texts = [
        PlainText(key=name, text=text, location=_CHUNKS[0].location)
        for name, text in (("long", _LONG), ("short", "会議の記録を残す。"))
    ]
    recipe = PlainRecipe(tmp_path, texts, HashingEmbedder())
    ranked = recipe.rank("職員の研修", 10)
    recipe.close()
    assert sorted(ranked) == ["long", "short"]
    assert ranked[0] == "long"


@pytest.mark.slow
def test_more_texts_are_taken_in_than_chroma_takes_in_one_go(tmp_path: Path) -> None:
    place = Location(edition=edition(), heading_path=(), page=1)
    texts = [PlainText(key=str(number), text=f"整理番号{number}", location=place) for number in range(5_500)]
    recipe = PlainRecipe(tmp_path, texts, HashingEmbedder(dimension=64))
    assert recipe.rank("整理番号5499", 1) == ["5499"]
    recipe.close()
