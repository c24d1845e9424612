"""An answer as it is made: server-sent events, claims once they are checked, the whole answer at the end."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.sse import EventSourceResponse, ServerSentEvent

from bot import messages
from bot.answer_json import SourceUrl, answer_json, caution_json, citation_json, claim_json
from bot.reception import Reception
from bot.web.asking import AskRequest
from bot.web.failures import logged
from bot.web.shapes import InvalidShape, RefusedShape
from knowledge.answering.telling import Tell, Told, ToldClaim
from knowledge.domain.answer import Answer, Caution
from knowledge.errors import DxError


def stream_router(*, reception: Reception, source_url: SourceUrl) -> APIRouter:
    """POST /api/v1/ask/stream."""
    router = APIRouter()

    @router.post(
        "/api/v1/ask/stream",
        response_class=EventSourceResponse,
        responses={
            413: {"model": RefusedShape, "description": "送られた内容が大きすぎます。"},
            422: {"model": InvalidShape, "description": "受け付けられない項目があります。"},
        },
        summary="質問に答える（確かめた文から順に送る）",
        response_description="出来事の列",
        tags=["質問"],
    )
    def ask_stream(request: AskRequest) -> Iterator[ServerSentEvent]:
        """言語モデルを使うとき、照合を通った文（claim）と、その前に知らせるべき注意（caution）を、できた順に送ります。最後に必ず、回答の全体（answer。/api/v1/ask と同じ形）か失敗（failed）を一つ送ります。先に送った文は、全体に置き換えてください。"""  # noqa: D400, D415, E501

        def ask(tell: Tell) -> Answer:
            return reception.ask(request.question, as_of=request.as_of, municipality=request.municipality, tell=tell)

        yield from events(ask, source_url)

    return router


def events(ask: Callable[[Tell], Answer], source_url: SourceUrl) -> Iterator[ServerSentEvent]:
    """What is told while `ask` runs in a thread of its own, then its answer, or that there is none.

    Who stops listening does not stop the answer: it is kept all the same.
    """
    heard: queue.SimpleQueue[ServerSentEvent] = queue.SimpleQueue()

    def answer() -> None:
        try:
            whole = ask(lambda told: heard.put(_event(told, source_url)))
            heard.put(_named("answer", answer_json(whole, source_url=source_url)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets one sentence and a number
            heard.put(_named("failed", _failure(error)))

    threading.Thread(target=answer, daemon=True, name="answer").start()
    while True:
        event = heard.get()
        yield event
        if event.event in ("answer", "failed"):
            return


def _event(told: Told, source_url: SourceUrl) -> ServerSentEvent:
    match told:
        case Caution():
            return _named("caution", caution_json(told))
        case ToldClaim():
            citations = [citation_json(citation, source_url) for citation in told.citations]
            return _named("claim", claim_json(told.claim) | {"sources": citations})


def _failure(error: Exception) -> dict[str, str]:
    sentence = messages.error_message(error) if isinstance(error, DxError) else messages.WEB_FAILED
    return {"message": sentence, "error_id": logged(error, "POST")}


def _named(name: str, data: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(event=name, data=data)
