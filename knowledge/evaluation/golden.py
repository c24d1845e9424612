"""Golden questions (確認用の質問): what the library has to answer rightly before a new edition may be published."""

import tomllib
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.domain.answer import Answer, Grounded
from knowledge.errors import ConfigurationError
from knowledge.text import fold


class GoldenQuestion(BaseModel):
    """A question with the facts that must stand in its answer, or `refuse` where the library does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1)
    facts: tuple[str, ...] = ()
    refuse: bool = False
    as_of: date | None = None
    municipality: str = ""

    def is_answered_by(self, answer: Answer) -> bool:
        """Whether every fact stands in the claims, quotes or cards, after folding; or whether it is rightly refused."""
        if not isinstance(answer, Grounded):
            return self.refuse
        claims = (claim.text for claim in answer.claims)
        cards = [field.text for measure in answer.measures for field in measure.stated]
        cards += [field.text for case in answer.cases for field in case.stated]
        said = fold("\n".join((*claims, *(citation.quote for citation in answer.citations), *cards)))
        return not self.refuse and all(fold(fact) in said for fact in self.facts)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    question: tuple[GoldenQuestion, ...] = ()


def read_golden(path: Path) -> tuple[GoldenQuestion, ...]:
    """The questions of a TOML file of [[question]] tables; none where there is no file.

    Raises ConfigurationError that names the file and the place.
    """
    if not path.exists():
        return ()
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).question
    except ValidationError as error:
        places = ", ".join(".".join(map(str, problem["loc"])) for problem in error.errors())
        raise ConfigurationError("golden questions do not fit", which=str(path), todo=places) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError("golden questions are no TOML", which=str(path), todo=str(error)) from error
