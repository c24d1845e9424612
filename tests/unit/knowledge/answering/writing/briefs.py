"""Briefs over passages of our own."""

from datetime import date

from knowledge.answering.reading.interrogatives import wanted
from knowledge.answering.reading.question import Reading
from knowledge.answering.writing.brief import Brief, Material
from knowledge.domain.answer import Passage, Question, Turn
from knowledge.testing import publication

DAY = date(2026, 11, 23)


def brief_of(*texts: str, asked: str = "措置率は？", history: tuple[Turn, ...] = (), municipality: str = "") -> Brief:
    """A brief whose passages P1, P2… hold the texts."""
    chunks = publication([("財政措置", text) for text in texts]).chunks
    passages = tuple(
        Passage(key=f"P{n}", chunk_id=c.id, chunk_ids=(c.id,), text=c.text, location=c.location, score=1.0)
        for n, c in enumerate(chunks, 1)
    )
    material = Material(passages=passages, offered={p.key: (c,) for p, c in zip(passages, chunks, strict=True)})
    question = Question(text=asked, asked_on=DAY, as_of=DAY, history=history, municipality=municipality)
    reading = Reading(text=asked, asked=asked, tokens=(), terms=(), wanted=wanted(asked))
    return Brief(question=question, reading=reading, material=material)
