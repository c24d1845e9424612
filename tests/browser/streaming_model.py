"""An OpenAI-compatible server that writes its reply piece by piece, and each claim only once it is let."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

_LETTERS = 9
_PATIENCE = 20


class StreamingModel(ThreadingHTTPServer):
    """Streams `claims` (JSON objects) as one answer; `let()` frees the next of them, then the end of the answer."""

    daemon_threads = True

    def __init__(self, claims: list[str]) -> None:
        super().__init__(("127.0.0.1", 0), _Completions)
        self.claims = claims
        self.url = f"http://127.0.0.1:{self.server_address[1]}/v1"
        self.gate = threading.Semaphore(0)
        self._thread = threading.Thread(target=self.serve_forever, daemon=True)

    def let(self) -> None:
        self.gate.release()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _ in range(len(self.claims) + 1):
            self.let()
        self.shutdown()
        self._thread.join(5)
        self.server_close()


class _Completions(BaseHTTPRequestHandler):
    server: StreamingModel

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        self._say('{"claims": [')
        for number, claim in enumerate(self.server.claims):
            self.server.gate.acquire(timeout=_PATIENCE)
            self._say(f"{', ' if number else ''}{claim}")
        self.server.gate.acquire(timeout=_PATIENCE)
        self._say("]}", finish="stop")
        self.wfile.write(b"data: [DONE]\n\n")

    def _say(self, text: str, finish: str | None = None) -> None:
        for at in range(0, len(text), _LETTERS):
            piece = text[at : at + _LETTERS]
            last = finish if at + _LETTERS >= len(text) else None
            choice = {"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": last}
            chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "local", "choices": [choice]}
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Keeps the test's output clean."""
