"""A name that a document defines finds what another document says under the other name, and is shown nowhere."""

from datetime import date

import pytest

from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.answering.advisor import Advisor
from knowledge.domain.answer import Grounded, Question
from knowledge.library.opening import open_words
from knowledge.testing import memory_library
from tests.unit.ingest.reading import markdown_file

_TODAY = date(2026, 8, 1)
_RULES = "# 灯台の規則\n\n## 協議会\n\n灯台巡視支援協議会（以下「巡視協」という。）を置く。\n"
_PLAN = """# 海辺の計画

## 会計

灯台巡視支援協議会の会計は、港湾課が預かり、毎年六月に締める。

## 橋

橋は木で造る。
"""


def _held(*texts):
    words = open_words()
    return [
        publication_of(markdown_file(text), source_name=f"{at}.md", source_hash=f"{at}", given=Given(), words=words)
        for at, text in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return memory_library(tmp_path_factory.mktemp("names"), *_held(_RULES, _PLAN))


def test_the_short_name_of_one_document_finds_the_long_one_in_another(library):
    answer = Advisor(library).ask(Question(text="巡視協の会計はどこが預かる？", asked_on=_TODAY, as_of=_TODAY))

    assert isinstance(answer, Grounded)
    assert any("港湾課" in claim.text for claim in answer.claims)


def test_the_names_go_with_the_document_that_defines_them(tmp_path):
    library = memory_library(tmp_path, *_held(_RULES, _PLAN))
    assert [one.name.folded for one in library.named("巡視協の会計")] == ["巡視協"]

    library.remove(next(edition.document.id for edition in library.editions() if "規則" in edition.document.title))

    assert library.named("巡視協の会計") == ()
