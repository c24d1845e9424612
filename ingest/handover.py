"""The hand-over from the child that reads a file to the process that asked: values only, checked before use."""

import copyreg
import math
import pickle
import re
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass, replace
from functools import cache
from typing import Any, BinaryIO, get_args, get_origin, get_type_hints

from ingest.blocks import Block, BlockKind, ParsedFile
from ingest.dividing import spans_within
from ingest.parsers import notices
from knowledge import errors
from knowledge.domain.document import Box
from knowledge.domain.publication import Notice

Check = Callable[[Any], bool]
_HANDED_OVER = {kind.__name__: kind for kind in (Block, BlockKind, Box, Notice, ParsedFile)}
# Early 3.11 (Debian 12 has 3.11.2) would hand an enum over as getattr(…), which the narrow reader rightly refuses.
copyreg.pickle(BlockKind, lambda kind: (BlockKind, (kind.value,)))
# What no screen should get and no database keeps: controls but tab and line feed, marks that turn the direction of
# reading, and halves of surrogate pairs.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_LONGEST_BLOCK = 20_000
_LONGEST_HEADING = 1000


class NoResult(Exception):
    """What came over is not what a reader hands on."""


def fit(parsed: ParsedFile) -> ParsedFile:
    """The same without characters that are unfit for a database or a screen, and a notice of how many there were.

    A block without an end is divided. Raises EmptyFile where nothing else is written.
    """
    count = sum(len(_UNFIT.findall(block.text)) for block in parsed.blocks)
    told = (*parsed.notices, notices.control_characters(count)) if count else parsed.notices
    blocks = tuple(piece for block in parsed.blocks for piece in _divided(_fit_block(block)))
    if not any(block.text and not block.text.isspace() for block in blocks):
        raise errors.EmptyFile("nothing is written that can be shown")
    return replace(
        parsed,
        title=_fit_text(parsed.title),
        blocks=blocks,
        stated=tuple((_fit_text(key), _fit_text(value)) for key, value in parsed.stated),
        notices=tuple(replace(notice, text=_fit_text(notice.text)) for notice in told),
    )


def packed(outcome: ParsedFile | errors.DocumentError) -> bytes:
    """What the child writes: the blocks of a file, or the name and the words of the error it met."""
    told = outcome if isinstance(outcome, ParsedFile) else (type(outcome).__name__, outcome.what)
    return pickle.dumps(told, protocol=5)


def unpacked(result: BinaryIO, *, name: str, most_characters: int) -> ParsedFile:
    """What the child wrote: raises the error that it met, or NoResult where it is not what a reader hands on."""
    try:
        received: object = _Narrow(result).load()
    except Exception as error:  # a child that was taken over may have written anything, and pickle raises anything
        raise NoResult("the result cannot be loaded") from error
    match received:
        case ParsedFile():
            if not _check_of(ParsedFile)(received) or _characters(received) > most_characters:
                raise NoResult("the result holds something else than text")
            return received
        case (str(kind), str(what)):
            raise _error(kind)(what, which=name)
    raise NoResult("the result is no parsed file")


class _Narrow(pickle.Unpickler):
    """Loads nothing but the hand-over values, whatever a child that was taken over may have written."""

    def find_class(self, _module: str, name: str) -> object:
        if name not in _HANDED_OVER:
            raise pickle.UnpicklingError(f"{name!r} is not handed over")
        return _HANDED_OVER[name]


def _error(name: str) -> type[errors.DocumentError]:
    found = getattr(errors, name, None)
    if isinstance(found, type) and issubclass(found, errors.DocumentError):
        return found
    raise NoResult("the result names no error")


# --- fit for screens and databases -----------------------------------------------------------------------------------
def _fit_block(block: Block) -> Block:
    if not _UNFIT.search(f"{block.text}{block.header}{block.caption}"):
        return block
    return replace(block, text=_fit_text(block.text), header=_fit_text(block.header), caption=_fit_text(block.caption))


def _divided(block: Block) -> Sequence[Block]:
    """A block of a length that only a machine writes, in several: what reads it later takes memory by the block.

    A heading of such a length heads nothing, and would stand over each of its chunks.
    """
    if block.kind is BlockKind.HEADING and len(block.text) > _LONGEST_HEADING:
        block = replace(block, kind=BlockKind.PARAGRAPH, level=0)
    if len(block.text) <= _LONGEST_BLOCK:
        return (block,)
    return [replace(block, text=block.text[start:end]) for start, end in spans_within(block.text, _LONGEST_BLOCK)]


def _fit_text(text: str) -> str:
    return _UNFIT.sub(_replaced, text)


def _replaced(match: re.Match[str]) -> str:
    """A form feed or a vertical tab parts words; half of a surrogate pair was a character; the rest was none."""
    if match[0] in "\x0b\x0c":
        return " "
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else ""


# --- checks of what came over ----------------------------------------------------------------------------------------
def _characters(parsed: ParsedFile) -> int:
    """All characters; one text may be named a million times in a few bytes."""
    return sum(len(block.text) + len(block.header) + len(block.caption) for block in parsed.blocks)


@cache
def _check_of(hint: Any) -> Check:
    """Whether a value is what its type says, all the way down: a pickle can put anything into any field."""
    parts = get_args(hint)
    if get_origin(hint) is tuple and parts[-1] is Ellipsis:
        inner = _check_of(parts[0])
        return lambda value: type(value) is tuple and all(map(inner, value))
    if get_origin(hint) is tuple:
        each = tuple(map(_check_of, parts))
        return lambda value: type(value) is tuple and len(value) == len(each) and all(map(_holds, each, value))
    if parts:
        choices = tuple(map(_check_of, parts))
        return lambda value: any(check(value) for check in choices)
    if is_dataclass(hint):
        fields = tuple((name, _check_of(of)) for name, of in get_type_hints(hint).items())
        return lambda value: type(value) is hint and all(check(getattr(value, name)) for name, check in fields)
    return _PLAIN.get(hint, lambda value: isinstance(value, hint))


def _holds(check: Check, value: object) -> bool:
    return check(value)


_PLAIN: dict[Any, Check] = {
    str: lambda value: isinstance(value, str) and not _UNFIT.search(value),
    int: lambda value: isinstance(value, int) and value >= 0,
    float: lambda value: isinstance(value, int | float) and math.isfinite(value),
}
