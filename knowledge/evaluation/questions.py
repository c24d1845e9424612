"""Question files (質問ファイル): what is asked, and what a right answer says, cites, warns of, or does not know."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from knowledge.domain.answer import CautionKind, QuestionKind
from knowledge.errors import QuestionFileError

_Words = Annotated[str, Field(min_length=1)]
_Alternatives = Annotated[tuple[_Words, ...], Field(min_length=1)]
_LINE = re.compile(r"line (\d+)")


class Split(StrEnum):
    """What a question may be used for: to work on the product (dev), or only to measure it (test)."""

    DEV = "dev"
    TEST = "test"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Strict):
    """A place that should be cited: part of a document's title or its file name; an edition, page, heading's words."""

    document: _Words
    edition: str = ""
    page: int | None = Field(default=None, ge=1)
    section: str = ""


class GoldenQuestion(_Strict):
    """A question (確認用の質問) with what is expected of its answer; what is left out is not looked at.

    Every fact must be said; of an inner tuple any one will do. `absent` must not be said (the rate of another
    scheme). Any one of `source` should be cited. `history` are the questions asked before in the same thread.
    """

    text: _Words
    id: str = ""
    as_of: date | None = None
    municipality: str = ""
    history: tuple[_Words, ...] = ()
    facts: tuple[_Words | _Alternatives, ...] = ()
    absent: tuple[_Words, ...] = ()
    source: tuple[Source, ...] = ()
    caution: tuple[CautionKind, ...] = ()
    kind: QuestionKind | None = None
    refuse: bool = False
    ask_back: bool = False
    tags: tuple[str, ...] = ()
    split: Split | None = None

    @property
    def wants_answer(self) -> bool:
        """Whether the library answers it: it need neither be refused nor be asked back."""
        return not (self.refuse or self.ask_back)

    @model_validator(mode="after")
    def _is_one_of_three(self) -> "GoldenQuestion":
        if self.refuse and self.ask_back:
            raise ValueError("refuse and ask_back exclude each other")
        if not self.wants_answer and (self.facts or self.source):
            raise ValueError("what is refused or asked back has no facts and no source")
        return self


class QuestionFile(_Strict):
    """The questions of a file, the day they are asked on, and where their answers stand.

    `library` is "samples", paths beside the file, or empty for the library in DX_HOME. `floors`: metric → worst value.
    """

    as_of: date | None = None
    library: str | tuple[_Words, ...] = ""
    floors: dict[str, float] = Field(default_factory=dict)
    question: tuple[GoldenQuestion, ...] = ()

    def without_kinds(self) -> "QuestionFile":
        """The same questions for something that does not tell kinds of questions apart."""
        questions = tuple(question.model_copy(update={"kind": None}) for question in self.question)
        return self.model_copy(update={"question": questions})

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "QuestionFile":
        ids = [question.id for question in self.question if question.id]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise ValueError(f"id twice: {', '.join(twice)}")
        return self


def read_questions(path: Path) -> QuestionFile:
    """Reads a TOML file of [[question]] tables; raises QuestionFileError that names the file and the places."""
    try:
        return QuestionFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        places = ", ".join(dict.fromkeys(_places(error)))
        raise QuestionFileError("questions do not fit", which=str(path), todo=places) from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise QuestionFileError("no TOML", which=str(path), todo=line[0] if line else "TOML") from error
    except UnicodeDecodeError as error:
        raise QuestionFileError("no UTF-8", which=str(path), todo="UTF-8") from error


def golden_questions(path: Path) -> tuple[GoldenQuestion, ...]:
    """The questions that have to be answered rightly before an edition is published; none where there is no file."""
    return read_questions(path).question if path.exists() else ()


def _places(error: ValidationError) -> Iterator[str]:
    """Where the faults are: question.3.facts is that of the third question."""
    for problem in error.errors():
        parts = [str(part + 1) if isinstance(part, int) else part for part in problem["loc"]]
        said = str(problem["ctx"]["error"]) if problem["type"] == "value_error" else ""
        yield ": ".join(part for part in (".".join(parts), said) if part)
