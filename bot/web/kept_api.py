"""The API of kept answers: GET /api/v1/answers/{id}, POST /api/v1/answers/{id}/feedback."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi.exceptions import HTTPException
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.answer_json import answer_json
from bot.archive import Archive
from bot.web.shapes import AnswerShape, InvalidShape, RefusedShape
from knowledge.domain.feedback import Verdict

LONGEST_REASON = 1_000
_Responses = dict[int | str, dict[str, Any]]
_MISSING: _Responses = {404: {"model": RefusedShape, "description": "その番号の回答はありません。"}}
_INVALID: _Responses = {422: {"model": InvalidShape, "description": "受け付けられない項目があります。"}}


class FeedbackRequest(BaseModel):
    """回答への評価"""  # noqa: D400, D415 - the description in OpenAPI

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict = Field(description="helpful: 役に立った、unhelpful: 役に立たなかった")
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_REASON)] = Field(
        default="", description="理由（1,000文字まで。省略できます）", examples=["期限が古いままでした"]
    )


def kept_api_router(*, archive: Archive, source_url: Callable[[str, str], str]) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/api/v1/answers", tags=["回答"])

    @router.get(
        "/{answer_id}",
        response_model=AnswerShape,
        responses=_MISSING | _INVALID,
        summary="回答の控えを取り出す",
    )
    def kept(answer_id: str) -> dict[str, Any]:
        """与えたときのままの回答を返します。"""  # noqa: D400, D415
        answer = archive.answer(answer_id)
        if answer is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return answer_json(answer, source_url=source_url)

    @router.post(
        "/{answer_id}/feedback",
        status_code=HTTPStatus.NO_CONTENT,
        responses=_MISSING | _INVALID,
        summary="回答を評価する",
    )
    def rate(answer_id: str, given: FeedbackRequest) -> None:
        """役に立ったかどうかを記録します。同じ回答への評価は、新しいもので置き換わります。"""  # noqa: D400, D415
        if archive.answer(answer_id) is None or not archive.rate(answer_id, given.verdict, reason=given.reason):
            raise HTTPException(HTTPStatus.NOT_FOUND)

    return router
