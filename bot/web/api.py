"""The API: POST /api/v1/ask and GET /healthz."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter

from bot.answer_json import answer_json
from bot.reception import Reception
from bot.web.asking import AskRequest
from bot.web.shapes import AnswerShape, FailureShape, HealthShape, InvalidShape, RefusedShape
from knowledge.library.library import Library


def api_router(*, reception: Reception, library: Library, source_url: Callable[[str, str], str]) -> APIRouter:
    """The routes; they run in the thread pool, since an answer takes CPU time."""
    router = APIRouter()

    @router.post(
        "/api/v1/ask",
        response_model=AnswerShape,
        responses={
            413: {"model": RefusedShape, "description": "送られた内容が大きすぎます。"},
            422: {"model": InvalidShape, "description": "受け付けられない項目があります。"},
            500: {"model": FailureShape, "description": "回答を用意できませんでした。"},
            503: {"model": FailureShape, "description": "資料庫や言語モデルを使えません。"},
        },
        summary="質問に答える",
        response_description="回答",
        tags=["質問"],
    )
    def ask(request: AskRequest) -> dict[str, Any]:
        """登録資料から、照合済みの引用を付けて答えます。資料で分からないときは kind が unanswered になります。"""  # noqa: D400, D415
        answer = reception.ask(request.question, as_of=request.as_of, municipality=request.municipality)
        return answer_json(answer, source_url=source_url)

    @router.get("/healthz", response_model=HealthShape, summary="動作を確かめる", tags=["運用"])
    def health() -> dict[str, Any]:
        """資料庫を開けるかを確かめます。"""  # noqa: D400, D415
        return {"status": "ok", "documents": len(library.editions()), "chunks": library.size()}

    return router
