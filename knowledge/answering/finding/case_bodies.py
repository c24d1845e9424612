"""The bodies of the library's cases that a question names: by full name, by name, or by its stem (神戸市の, 神戸の)."""

import re
from collections.abc import Iterable

from knowledge.answering.reading.question import Reading
from knowledge.domain.case import Case
from knowledge.domain.municipality import Municipality, MunicipalityKind
from knowledge.text import fold

_SHORTEST_STEM = 2


def named_bodies(
    text: str, cases: Iterable[Case], reading: Reading
) -> tuple[tuple[tuple[Municipality, ...], ...], str]:
    """Each name in the order of the folded text, with all bodies it may mean; and the text with the names blanked.

    The one who asks is not among them, unless it is its own practice that is asked for; a body that the reading has
    singled out (`about`) stands alone.
    """
    names: dict[str, list[Municipality]] = {}
    for body in dict.fromkeys(case.municipality for case in cases):
        for name in (body.full_name, body.name, _stem(body)):
            if name and body not in names.setdefault(fold(name), []):
                names[fold(name)].append(body)
    found: list[tuple[int, tuple[Municipality, ...]]] = []
    for name in sorted(names, key=lambda one: (-len(one), one)):
        pattern = re.compile(_bounded(name, is_stem=all(fold(_stem(body)) == name for body in names[name])))
        if match := pattern.search(text):
            found.append((match.start(), tuple(names[name])))
            text = pattern.sub(lambda one: "\u3000" * len(one[0]), text)
    meant = [_meant(bodies, reading) for _, bodies in sorted(found, key=lambda one: one[0])]
    return tuple(dict.fromkeys(bodies for bodies in meant if bodies)), text


def _meant(bodies: tuple[Municipality, ...], reading: Reading) -> tuple[Municipality, ...]:
    about, asker = reading.about, reading.asker
    if about and any(body.name == about.name for body in bodies):
        return tuple(body for body in bodies if about.prefecture in ("", body.prefecture) and body.name == about.name)
    return tuple(body for body in bodies if not asker.name or asker.name not in (body.name, body.full_name))


def _stem(body: Municipality) -> str:
    """The name without 市, 町, 村 or 県; empty where too little is left of it."""
    ends = body.kind is not MunicipalityKind.UNKNOWN and len(body.name) > _SHORTEST_STEM
    return body.name[:-1] if ends else ""


def _bounded(name: str, *, is_stem: bool) -> str:
    """A stem stands alone: no kanji before it (東京 is not 京都), none behind it, which makes another body."""
    return rf"(?<![一-鿿]){re.escape(name)}(?![一-鿿])" if is_stem else re.escape(name)
