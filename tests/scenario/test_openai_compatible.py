"""A language model behind an OpenAI-compatible address, such as a municipality's own server, over a real socket."""

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from knowledge.answering.advisor import Advisor
from knowledge.answering.writing.opening import open_models, open_writer
from knowledge.domain.answer import CautionKind, Grounded, Mode, Question
from knowledge.settings import KnowledgeSettings
from knowledge.testing import InMemoryLedger, memory_library, publication

pytestmark = pytest.mark.slow  # a real server

_QUOTE = "首長を長とする会議で全体方針を決めます。"
_TODAY = date(2026, 11, 23)


class _Server(ThreadingHTTPServer):
    """Answers every chat completion with `reply`, or with the status `refuse`; keeps what it was asked."""

    reply = ""
    refuse = 0

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Completions)
        self.asked = []


class _Completions(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append((self.path, body))
        choice = {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": self.server.reply},
        }
        answer = {"id": "1", "object": "chat.completion", "created": 0, "model": "local", "choices": [choice]}
        self.send_response(self.server.refuse or 200)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer if not self.server.refuse else {"error": {"message": "no"}}).encode())

    def log_message(self, *_):
        """Keeps the test's output clean."""


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server() as one:
        thread = threading.Thread(target=one.serve_forever, daemon=True)
        thread.start()
        yield one
        one.shutdown()
        thread.join()


def _ask(tmp_path, server):
    settings = KnowledgeSettings(
        home=tmp_path,
        model="local",
        model_base_url=f"http://127.0.0.1:{server.server_address[1]}/v1",
        model_timeout_seconds=60,
        _env_file=None,
    )
    library = memory_library(tmp_path, publication([("ステップ1", f"{_QUOTE}工程表は3年分を描きます。")]))
    models = open_models(settings, InMemoryLedger(), lambda: _TODAY)
    return Advisor(library, writer=open_writer(settings, models)).ask(
        Question(text="全体方針はどこで決めますか", asked_on=_TODAY, as_of=_TODAY)
    )


def test_claims_of_the_server_s_model_are_checked_and_shown(tmp_path, server):
    quotes = [{"passage": "P1", "quote": _QUOTE}]
    server.reply = json.dumps({"claims": [{"text": "全体方針は首長の会議で決めます。", "quotes": quotes}]})

    answer = _ask(tmp_path, server)

    assert isinstance(answer, Grounded)
    assert answer.mode is Mode.MODEL
    assert [claim.text for claim in answer.claims] == ["全体方針は首長の会議で決めます。"]
    path, body = server.asked[0]
    assert path == "/v1/chat/completions"
    assert body["temperature"] == 0
    assert _QUOTE in body["messages"][1]["content"]


def test_where_the_server_fails_the_extract_stands_in_and_says_so(tmp_path, server):
    server.refuse = 400

    answer = _ask(tmp_path, server)

    assert isinstance(answer, Grounded)
    assert answer.mode is Mode.EXTRACTIVE
    assert CautionKind.MODEL_UNAVAILABLE in {caution.kind for caution in answer.cautions}
