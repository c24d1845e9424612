"""Random damage, as values that hypothesis can shrink: flips, cuts, doubled runs, and values that no writer means."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

_VALUES = (
    b"",
    b"-1",
    b"0",
    b"1",
    b"999999999999999999999",
    b"999999999",
    b"1e309",
    b"NaN",
    b"0x10",
    b"\xe4\xb8\x80",
    b"\xef\xbc\x91",
    b"A1:XFD1048576",
    b"rId1",
    b"../../../../etc/passwd",
    b"true",
    b"%9",
    b" ",
    b"&#0;",
    b"&amp;",
)
_VALUE = re.compile(rb"""(?<==["'])[^"']*|(?<=>)[^<>]+(?=<)""")
_TAG = re.compile(rb"<(/?)([A-Za-z][\w:]*)([^<>]*)>")
_INSERTED = (
    b"\x00",
    b"\xff",
    b"<",
    b">",
    b"&",
    b'"',
    b"\r",
    b"]]>",
    b"<!--",
    b"\xe3\x81",
    b"|",
    b"#",
    b"\x1b$B",
    b"\x0c",
)


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing done to bytes: which, where (a share of the length), and a number that it may use."""

    kind: str
    place: float
    number: int


def damages(*kinds: str) -> st.SearchStrategy[list[Damage]]:
    """One to six things of these kinds."""
    one = st.builds(Damage, st.sampled_from(kinds), st.floats(0, 1, exclude_max=True), st.integers(0, 1000))
    return st.lists(one, min_size=1, max_size=6)


def spoilt(data: bytes, done: list[Damage]) -> bytes:
    """The bytes after everything was done to them."""
    for damage in done:
        data = _KINDS[damage.kind](data, damage)
    return data


def _at(data: bytes, damage: Damage) -> int:
    return int(len(data) * damage.place)


def _flip(data: bytes, damage: Damage) -> bytes:
    if not data:
        return data
    at = _at(data, damage)
    return data[:at] + bytes([data[at] ^ (1 << damage.number % 8)]) + data[at + 1 :]


def _cut(data: bytes, damage: Damage) -> bytes:
    return data[: _at(data, damage)]


def _remove(data: bytes, damage: Damage) -> bytes:
    at = _at(data, damage)
    return data[:at] + data[at + damage.number :]


def _double(data: bytes, damage: Damage) -> bytes:
    at = _at(data, damage)
    return data[: at + damage.number] + data[at:]


def _insert(data: bytes, damage: Damage) -> bytes:
    at = _at(data, damage)
    return data[:at] + _INSERTED[damage.number % len(_INSERTED)] * (1 + damage.number // 100) + data[at:]


def _value(data: bytes, damage: Damage) -> bytes:
    """Puts another value into an attribute or an element."""
    places = list(_VALUE.finditer(data))
    if not places:
        return data
    found = places[int(len(places) * damage.place)]
    return data[: found.start()] + _VALUES[damage.number % len(_VALUES)] + data[found.end() :]


def _tag(data: bytes, damage: Damage) -> bytes:
    """Takes a tag away, empties its element, or gives it the name of another."""
    places = list(_TAG.finditer(data))
    if not places:
        return data
    found = places[int(len(places) * damage.place)]
    other = places[damage.number % len(places)]
    match damage.number % 3:
        case 0:
            return data[: found.start()] + data[found.end() :]
        case 1:
            return data[: found.start()] + other[0] + data[found.start() :]
    name, ended = found[2], data.find(b"</" + found[2] + b">", found.end())
    if found[1] or ended < 0:
        return data
    return data[: found.start()] + b"<" + name + b"/>" + data[ended + len(name) + 3 :]


_KINDS: dict[str, Callable[[bytes, Damage], bytes]] = {
    "flip": _flip,
    "cut": _cut,
    "remove": _remove,
    "double": _double,
    "insert": _insert,
    "value": _value,
    "tag": _tag,
}
BYTES = ("flip", "cut", "remove", "double", "insert")
MARKUP = ("value", "tag", "value", "tag", "flip", "double", "insert")
