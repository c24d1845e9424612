"""The list of deadlines (期限一覧) on the web: the page /deadlines and GET /api/v1/deadlines."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from bot import deadline_messages
from bot.deadlines.json_shape import deadlines_json
from bot.deadlines.rows import parts_of
from bot.web.asking import LONGEST_MUNICIPALITY, field_errors, is_day, is_printable
from bot.web.deadline_shapes import DeadlinesShape
from bot.web.links import source_url
from bot.web.rendering import Rendering
from bot.web.shapes import FailureShape, InvalidShape
from bot.wording import place
from knowledge.answering.deadlines.asker import asker_named
from knowledge.answering.deadlines.listing import Deadlines, deadlines
from knowledge.library.library import Library

_HERE = "."
_FARTHEST = 366


class DeadlinesRequest(BaseModel):
    """What the list is asked for; an empty field of the form is one that was left out."""

    model_config = ConfigDict(extra="forbid")

    as_of: Annotated[date | None, BeforeValidator(is_day), BeforeValidator(lambda value: value or None)] = None
    within: Annotated[int, BeforeValidator(lambda value: value or 90)] = Field(default=90, ge=1, le=_FARTHEST)
    municipality: Annotated[
        str, StringConstraints(strip_whitespace=True, max_length=LONGEST_MUNICIPALITY), AfterValidator(is_printable)
    ] = ""


def deadline_router(
    *, library: Library, rendering: Rendering, today: Callable[[], date], api_source_url: Callable[[str, str], str]
) -> APIRouter:
    """The routes; the page links relatively, the API by `api_source_url`."""
    router = APIRouter()

    def listed(asked: DeadlinesRequest) -> Deadlines:
        return deadlines(library.measures(), as_of=asked.as_of or today(), within=asked.within)

    @router.get(
        "/api/v1/deadlines",
        response_model=DeadlinesShape,
        responses={
            422: {"model": InvalidShape, "description": "受け付けられない項目があります。"},
            500: {"model": FailureShape, "description": "一覧を用意できませんでした。"},
            503: {"model": FailureShape, "description": "資料庫を使えません。"},
        },
        summary="財政措置・補助金の期限一覧",
        response_description="期限一覧",
        tags=["期限"],
    )
    def as_json(
        as_of: Annotated[str, Query(description="基準日（YYYY-MM-DD）。省略すると今日（日本時間）です。")] = "",
        within: Annotated[str, Query(description="何日先までの締切を示すか（1〜366。省略すると90）")] = "",
        municipality: Annotated[str, Query(description="自治体。対象外の措置に理由が付きます。")] = "",
    ) -> dict[str, Any]:
        """締切の近いもの、開始前、期間が読み取れないもの、期間中、終了したものを、根拠と残り日数を付けて返します。"""  # noqa: D400, D415
        try:
            asked = DeadlinesRequest.model_validate({"as_of": as_of, "within": within, "municipality": municipality})
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from error
        return deadlines_json(listed(asked), asker_named(asked.municipality), source_url=api_source_url)

    @router.get("/deadlines", include_in_schema=False)
    def page(as_of: str = "", within: str = "", municipality: str = "") -> HTMLResponse:
        given = {"as_of": as_of.strip(), "within": within.strip(), "municipality": municipality}
        try:
            asked, errors = DeadlinesRequest.model_validate(given), {}
        except ValidationError as error:
            asked, errors = DeadlinesRequest(), {one.field: one.message for one in field_errors(error.errors())}
        found = listed(asked)
        return rendering.page(
            "deadlines.html",
            status=422 if errors else 200,
            home=_HERE,
            words=deadline_messages,
            given=given,
            errors=errors,
            listed=found,
            parts=parts_of(found, asker_named(asked.municipality)),
            source_url=source_url(_HERE),
            place=place,
        )

    return router
