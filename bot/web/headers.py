"""Security headers: nothing from outside, no framing, no referrer, no guessing of types, nothing kept in caches."""

from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_KEPT_PATHS = "/static/"
_LASTING_PATHS = "/pages/"
_LASTING = "private, max-age=31536000, immutable"


class SecurityHeaders:
    """ASGI middleware that puts the headers on every response, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers["Cache-Control"] = _caching(scope["path"], message["status"])
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _caching(path: str, status: int) -> str:
    """Answers are of one day and one library: never kept. Files of the page are, and asked for again by ETag.

    The address of a page of an original names its content: it is kept by the reader's browser, and never asked again.
    """
    if path.startswith(_LASTING_PATHS) and status == HTTPStatus.OK:
        return _LASTING
    return "no-cache" if path.startswith(_KEPT_PATHS) else "no-store"
