"""The form in which a model hands in its answer (回答の様式): claims as JSON, each with keys and exact quotes."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel, Field, ValidationError

from knowledge.domain.answer import Draft, Quote

_CLAIMS = re.compile(r'"claims"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_JSON = json.JSONDecoder(strict=False)  # models break lines inside strings


class QuoteForm(BaseModel):
    """One quote of a claim."""

    passage: str = Field(description="抜粋または記録の番号（例: P1、M1）")
    quote: str = Field(description="その抜粋から一字一句そのまま写した文")


class ClaimForm(BaseModel):
    """One sentence of the answer."""

    text: str = Field(description="答えの一文")
    quotes: list[QuoteForm] = Field(description="この文の根拠")

    def draft(self) -> Draft:
        """The claim as a draft, to be checked."""
        return Draft(
            text=" ".join(self.text.split()), quotes=tuple(Quote(key=q.passage, text=q.quote) for q in self.quotes)
        )


class RenderedClaimForm(ClaimForm):
    """One sentence, and the same in the reader's language."""

    rendering: str = Field(default="", description="その文を読む人のことばで書いた文")

    def draft(self) -> Draft:
        """The claim as a draft, to be checked."""
        return replace(super().draft(), rendering=" ".join(self.rendering.split()))


class AnswerForm(BaseModel):
    """What the model hands in."""

    claims: list[ClaimForm] = Field(description="答えの文（最大5つ。答えが無ければ空）")


class RenderedAnswerForm(BaseModel):
    """What the model hands in for who reads another language."""

    claims: list[RenderedClaimForm] = Field(description="答えの文（最大5つ。答えが無ければ空）")


class Incoming:
    """An answer that is still being written: each claim is handed on once its object is closed, and not before.

    A parser of partial JSON closes what is still open: of 「使えません」 it would show 「使え」. Objects that are no
    claims are passed over; `is_whole` tells whether the list of claims was closed.
    """

    def __init__(self) -> None:
        self._text = ""
        self._at = -1
        self.is_whole = False

    def feed(self, text: str) -> Iterator[Draft]:
        """The claims that `text` completes."""
        self._text += text
        if self._at < 0 and (begun := _CLAIMS.search(self._text)):
            self._at = begun.end()
        while self._at >= 0 and not self.is_whole:
            start = _end_of_gap(self._text, self._at)
            if self._text[start : start + 1] == "]":
                self.is_whole = True
                return
            try:
                value, self._at = _JSON.raw_decode(self._text, start)
            except (ValueError, RecursionError):
                return  # not closed yet
            yield from _drafts(value)

    @property
    def length(self) -> int:
        """Characters written so far."""
        return len(self._text)


def _end_of_gap(text: str, at: int) -> int:
    gap = _BETWEEN.match(text, at)
    return gap.end() if gap else at


def _drafts(value: object) -> Iterator[Draft]:
    try:
        yield RenderedClaimForm.model_validate(value).draft()
    except ValidationError:
        return
