"""Slack over HTTP: POST /slack/events, run beside the event loop so that a slow disk stops nobody else."""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response

from bot.slack.manifest import EVENTS_PATH

_LARGEST_BODY = 1_000_000


def events_router(app: App) -> APIRouter:
    """The route that Slack calls; Bolt checks the signature (401) before anything else is looked at."""
    router = APIRouter()

    @router.post(EVENTS_PATH, include_in_schema=False)
    async def events(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        if not _well_formed(request, body):
            return Response(status_code=401)
        return await run_in_threadpool(_dispatched, app, request, body)

    return router


def _dispatched(app: App, request: Request, body: bytes) -> Response:
    return to_starlette_response(app.dispatch(to_bolt_request(request, body)))


async def _body(request: Request) -> bytes | None:
    """The body, or ``None`` as soon as it is larger than any event."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_BODY:
            return None
    return body


def _well_formed(request: Request, body: bytes) -> bool:
    """Whether Bolt can check it at all: it expects a number as timestamp and UTF-8 as body."""
    timestamp = request.headers.get("x-slack-request-timestamp", "")
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return timestamp.isascii() and timestamp.isdigit()
