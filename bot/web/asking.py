"""What may be asked (質問の入力), and one Japanese sentence for each field that cannot be taken."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from bot import deadline_messages, messages
from bot.reception import YEARS

LONGEST_QUESTION = 2_000
LONGEST_MUNICIPALITY = 100
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = "body"


def is_day(value: object) -> object:
    """A day written YYYY-MM-DD; pydantic alone would also take 20240601, times and numbers."""
    if value is None or isinstance(value, date):
        return value
    if not (isinstance(value, str) and _DAY.fullmatch(value) and int(value[:4]) in YEARS):
        raise PydanticCustomError("not_a_day", "not a day")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("not_a_day", "not a day") from None


def is_printable(value: str) -> str:
    """No control characters, which databases refuse and people do not type."""
    if any(unicodedata.category(character) == "Cc" and character not in "\t\n\r" for character in value):
        raise PydanticCustomError("unusable_character", "control character")
    return value


class AskRequest(BaseModel):
    """質問"""  # noqa: D400, D415 - the description in OpenAPI

    model_config = ConfigDict(extra="forbid")

    question: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_QUESTION),
        AfterValidator(is_printable),
    ] = Field(description="質問の文（1〜2,000文字）", examples=["DX推進リーダーの研修費に使える財政措置は？"])
    as_of: Annotated[date | None, BeforeValidator(is_day)] = Field(
        default=None,
        description="基準日（YYYY-MM-DD）。この日の時点で答えます。省略すると今日（日本時間）です。",
        examples=["2026-04-01"],
    )
    municipality: Annotated[
        str,
        StringConstraints(strip_whitespace=True, max_length=LONGEST_MUNICIPALITY),
        AfterValidator(is_printable),
    ] = Field(default="", description="質問する人の自治体。省略できます。", examples=["兵庫県神戸市"])


class FieldError(BaseModel):
    """受け付けられない項目"""  # noqa: D400, D415

    field: str = Field(
        description="項目の名前（question・as_of・municipality など。本文全体のときは body）", examples=["as_of"]
    )
    message: str = Field(description="どう直せばよいかを述べる一文", examples=[messages.INVALID_AS_OF])


UNREADABLE = FieldError(field=_WHOLE, message=messages.INVALID_BODY)
"""A body that is no JSON object."""


def field_errors(problems: Iterable[Mapping[str, Any]]) -> list[FieldError]:
    """One sentence for each field, in the order of pydantic's findings."""
    errors: dict[str, FieldError] = {}
    for problem in problems:
        field = _field(problem)
        errors.setdefault(field, FieldError(field=field, message=_sentence(field, problem["type"])))
    return list(errors.values())


def _field(problem: Mapping[str, Any]) -> str:
    names = [part for part in problem["loc"] if part != _WHOLE]
    return names[0] if names and isinstance(names[0], str) else _WHOLE


def _sentence(field: str, kind: str) -> str:
    if field == _WHOLE:
        return messages.INVALID_BODY
    if kind in ("unusable_character", "string_unicode"):
        return messages.INVALID_CHARACTER
    return _SENTENCES.get((field, kind)) or _SENTENCES.get((field, "")) or messages.INVALID_FIELD


_SENTENCES = {
    ("question", "missing"): messages.INVALID_QUESTION_EMPTY,
    ("question", "string_too_short"): messages.INVALID_QUESTION_EMPTY,
    ("question", "string_too_long"): messages.INVALID_QUESTION_LONG,
    ("question", ""): messages.INVALID_QUESTION,
    ("as_of", ""): messages.INVALID_AS_OF,
    ("municipality", ""): messages.INVALID_MUNICIPALITY,
    ("within", ""): deadline_messages.INVALID_WITHIN,
}
