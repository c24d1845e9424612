"""What goes wrong, told in Japanese with an id; what an exception says goes to nobody."""

import logging
import traceback
import uuid
from collections.abc import Iterable
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import messages
from bot.web.asking import UNREADABLE, FieldError, field_errors
from bot.web.links import way_home
from bot.web.rendering import Rendering
from knowledge.errors import DxError

_log = logging.getLogger(__name__)
_FRAMES = 8
_SENTENCES = {
    HTTPStatus.NOT_FOUND: messages.WEB_NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: messages.WEB_TOO_LARGE,
}


def tell_failures(app: FastAPI, rendering: Rendering) -> None:
    """Registers how each kind of failure is told: as JSON, or as a page to those who asked for a page."""

    async def on_invalid(_request: Request, error: RequestValidationError) -> Response:
        return _invalid(field_errors(error.errors()))

    async def on_http_error(request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.BAD_REQUEST:  # FastAPI's word for a body that is not even text
            return _invalid([UNREADABLE])
        sentence = _SENTENCES.get(HTTPStatus(error.status_code), messages.WEB_BAD_REQUEST)
        response = _told(request, rendering, error.status_code, sentence, error_id="")
        response.headers.update(error.headers or {})
        return response

    app.exception_handler(RequestValidationError)(on_invalid)
    app.exception_handler(HTTPException)(on_http_error)
    app.add_middleware(UnexpectedErrors, rendering=rendering)


class UnexpectedErrors:
    """ASGI middleware below the server's own: that one would write the exception's text into the log."""

    def __init__(self, app: ASGIApp, *, rendering: Rendering) -> None:
        self._app = app
        self._rendering = rendering

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets one sentence and a number
            error_id = logged(error, scope["method"])
            if not begun:
                response = self._response(Request(scope), error, error_id)
                await response(scope, receive, send)

    def _response(self, request: Request, error: Exception, error_id: str) -> Response:
        if isinstance(error, DxError):
            sentence = messages.error_message(error)
            return _told(request, self._rendering, HTTPStatus.SERVICE_UNAVAILABLE, sentence, error_id)
        return _told(request, self._rendering, HTTPStatus.INTERNAL_SERVER_ERROR, messages.WEB_FAILED, error_id)


def _invalid(errors: Iterable[FieldError]) -> Response:
    body = {"errors": [error.model_dump() for error in errors]}
    return JSONResponse(body, status_code=HTTPStatus.UNPROCESSABLE_ENTITY)


def _told(request: Request, rendering: Rendering, status: int, sentence: str, error_id: str) -> Response:
    if _wants_page(request):
        home = way_home(request.scope["path"])
        return rendering.page("failure.html", status=status, home=home, sentence=sentence, error_id=error_id)
    body = {"message": sentence} | ({"error_id": error_id} if error_id else {})
    return JSONResponse(body, status_code=status)


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and not request.scope["path"].startswith("/api/")


def logged(error: Exception, method: str) -> str:
    """Logs what kind of error it was and where; not what it says, nor the address: both may hold a person's words."""
    error_id = uuid.uuid4().hex[:8]
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    _log.error("web %s failed: error=%s %s at %s", method, error_id, type(error).__name__, places)
    return error_id
