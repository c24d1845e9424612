"""What a message tells beside its question says what is meant: passages are looked for with it."""

from datetime import date
from pathlib import Path

from knowledge.answering.finding.retrieval import Retriever
from knowledge.answering.reading.question import read
from knowledge.domain.answer import Question
from knowledge.testing import memory_library, publication

TEXTS = (
    "納付書をなくした場合は、窓口で再発行の手続きをする。",
    "図書館の本をなくした場合は、カウンターに届け出る。",
    "研修の手続きは、総務課に申し込む。",
    "窓口の手続きは、予約が要る。",
)


def test_a_question_that_names_nothing_is_searched_with_what_was_told_before_it(tmp_path: Path) -> None:
    library = memory_library(tmp_path, publication(TEXTS))
    day = date(2026, 11, 23)
    text = "年金の納付書を誤って捨ててしまいました。どのような手続きをすればいいですか？"
    reading = read(Question(text=text, asked_on=day, as_of=day), library.words)
    best = Retriever(library).rank(reading, 1)[0].chunk_id
    assert reading.background == "年金の納付書を誤って捨ててしまいました。"
    assert library.chunks([best])[best].text == TEXTS[0]
