"""ASGI apps on a free port of 127.0.0.1, in a thread."""

import socket
import threading
from types import TracebackType
from typing import Any, Self

import uvicorn


class Door:
    """A port behind which one app after the other stands; served while the `with` block runs."""

    def __init__(self) -> None:
        self._app: Any = None
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._pass_on, interface="asgi3", log_level="error", lifespan="off", timeout_graceful_shutdown=1
            )
        )
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def open(self, app: Any) -> None:
        """From now on, whoever knocks meets `app`."""
        self._app = app

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()

    async def _pass_on(self, scope: Any, receive: Any, send: Any) -> None:
        await self._app(scope, receive, send)
