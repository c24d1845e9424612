"""Automatic numbers (段落番号): the lists of numbering.xml, and the counters that run while the text is read."""

import re
from dataclasses import dataclass, replace

from ingest.docx.names import Element, child_value, is_on, value, w, whole
from ingest.docx.styles import Numbered, Styles
from ingest.normalise import mend
from ingest.office.numerals import numeral, symbol

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_UNKNOWN_BULLET = "・"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What Word writes before a paragraph: 第１条, ①, ・; `parted` by white space from its text."""

    text: str
    parted: bool
    is_bullet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    form: str
    text: str
    start: int
    restart_below: int  # counts anew when a level above this one counts
    parted: bool
    in_digits: bool  # w:isLgl
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    counter: str  # lists of one abstract list count on together
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {} if root is None else {e.get(w("abstractNumId"), ""): e for e in root.iter(w("abstractNum"))}
        self._stated = {} if root is None else {e.get(w("numId"), ""): e for e in root.iter(w("num"))}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element | None) -> Label | None:
        """Counts on and gives the label of a paragraph with these properties, ``None`` where it has none."""
        stated = self._styles.numbered(paragraph)
        if stated is None:
            return None
        numbered, style = stated
        found = self._list(numbered.list_id)
        if found is None:
            return None
        if style:
            of_style = next((at for at, level in found.levels.items() if level.style == style), numbered.level)
            numbered = replace(numbered, level=of_style)
        level = found.levels.get(numbered.level)
        return self._written(found, numbered, level) if level else None

    def _written(self, found: _List, numbered: Numbered, level: _Level) -> Label | None:
        counts = self._count(found, numbered)

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            above = found.levels.get(at, level)
            return numeral(counts.get(at, above.start), "decimal" if level.in_digits else above.form)

        is_bullet = level.form == "bullet"
        text = level.text if is_bullet else mend(_PLACE.sub(place, level.text)).strip()
        return Label(text=text, parted=level.parted, is_bullet=is_bullet) if text else None

    def _count(self, found: _List, numbered: Numbered) -> dict[int, int]:
        """The counters with this paragraph counted; deeper levels begin anew."""
        counts = self._counts.setdefault(found.counter, {})
        at = numbered.level
        begun = (numbered.list_id, at) in self._begun
        self._begun.add((numbered.list_id, at))
        if at in found.restarts and not begun:
            counts[at] = found.restarts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else found.levels[at].start
        for deeper in [other for other in counts if other > at]:
            if deeper not in found.levels or at < found.levels[deeper].restart_below:
                del counts[deeper]
        return counts

    # --- the lists as stated ---
    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: str) -> _List | None:
        stated = self._stated.get(list_id)
        counter = child_value(stated, "abstractNumId")
        abstract = self._abstract.get(counter)
        linked = child_value(abstract, "numStyleLink")
        if linked:  # the list of a numbering style is stated elsewhere
            counter = child_value(self._stated.get(self._styles.list_of_style(linked)), "abstractNumId")
            abstract = self._abstract.get(counter)
        if stated is None or abstract is None:
            return None
        levels = dict(_level(element) for element in abstract.findall(w("lvl")))
        restarts: dict[int, int] = {}
        for override in stated.findall(w("lvlOverride")):
            at = whole(override.get(w("ilvl"), "")) or 0
            if (own := override.find(w("lvl"))) is not None:
                levels[at] = _level(own)[1]
            if (start := whole(child_value(override, "startOverride"))) is not None:
                restarts[at] = start
        return _List(counter=counter, levels=levels, restarts=restarts)


def _level(element: Element) -> tuple[int, _Level]:
    at = whole(element.get(w("ilvl"), "")) or 0
    form = _form(element)
    start = whole(child_value(element, "start"))
    restart = whole(child_value(element, "lvlRestart"))
    lawful = element.find(w("isLgl"))
    text = child_value(element, "lvlText")
    return at, _Level(
        form=form,
        text=_bullet(text, element) if form == "bullet" else text,
        start=0 if start is None else start,
        restart_below=min(at if restart is None else restart, _LEVELS),
        parted=child_value(element, "suff") != "nothing",
        in_digits=lawful is not None and is_on(lawful),
        style=child_value(element, "pStyle"),
    )


def _form(element: Element) -> str:
    """The number format; Word states a custom one beside one that older programs know, which comes last."""
    form = element.find(w("numFmt"))
    if form is None:
        form = next(reversed(list(element.iter(w("numFmt")))), None)
    return value(form) or "decimal"


def _bullet(text: str, level: Element) -> str:
    """The sign of a bullet; one of a font of signs has no character of its own."""
    fonts = level.find(f"{w('rPr')}/{w('rFonts')}")
    font = "" if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""
    return symbol(text[:1], font) or _UNKNOWN_BULLET if text.strip() else ""
