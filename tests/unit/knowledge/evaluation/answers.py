"""Answers to judge, made by hand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from knowledge.domain.answer import (
    Answer,
    Caution,
    CautionKind,
    Cell,
    Citation,
    Claim,
    Grounded,
    Mode,
    Question,
    Reason,
    Table,
    Unanswered,
)
from knowledge.domain.document import Chunk
from knowledge.testing import edition, publication

DAY = date(2026, 11, 23)
CHUNKS = publication(
    [("1. 研修 > 費用", "研修費の措置率は0.7で、特別交付税で措置する。"), ("2. 体制", "リーダーの任期は2年とする。")],
    of=edition("財政措置一覧", "第2.0版"),
).chunks


def held(_ids: Iterable[str]) -> Mapping[str, Chunk]:
    """The stored chunks."""
    return {chunk.id: chunk for chunk in CHUNKS}


def asked(text: str = "研修費の措置率は？") -> Question:
    return Question(text=text, asked_on=DAY, as_of=DAY)


def grounded(
    *claims: str,
    quotes: Sequence[tuple[int, str]] = ((0, "措置率は0.7"),),
    cautions: Sequence[CautionKind] = (),
    cells: Sequence[str] = (),
) -> Grounded:
    """An answer; quotes are (number of the chunk, text)."""
    citations = tuple(
        Citation(n=n, quote=text, location=CHUNKS[at].location, chunk_id=CHUNKS[at].id)
        for n, (at, text) in enumerate(quotes, 1)
    )
    table = Table(title="", header=("項目",), rows=tuple((Cell(text=cell),) for cell in cells))
    return Grounded(
        id="1",
        question=asked(),
        claims=tuple(Claim(text=claim, citations=(1,)) for claim in claims),
        citations=citations,
        cautions=tuple(Caution(kind=kind, text="注意") for kind in cautions),
        cases=(),
        measures=(),
        mode=Mode.EXTRACTIVE,
        tables=(table,) if cells else (),
    )


def unanswered(reason: Reason = Reason.NOTHING_FOUND) -> Unanswered:
    return Unanswered(id="1", question=asked(), reason=reason, nearest=())


class Repeats:
    """Answers with what it was made with, question by question, and keeps what it was asked."""

    def __init__(self, answer_to: Callable[[Question], Answer]) -> None:
        self.heard: list[Question] = []
        self._answer_to = answer_to

    def ask(self, question: Question) -> Answer:
        self.heard.append(question)
        return self._answer_to(question)
