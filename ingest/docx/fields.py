"""Fields (フィールド): their results are text, their instructions are none; some show something without a result."""

import re
from dataclasses import dataclass, field

from ingest.docx.names import WORD, Element, child_value, is_on, w, whole

_OVERSTRUCK = re.compile(r"^\s*EQ\b.*?\\o(.*)$", re.IGNORECASE | re.DOTALL)
_LAST_ARGUMENT = re.compile(r"[,;，]([^,;，()]*(?:\([^()]*\)[^,;，()]*)*)\)\s*$")
_LONGEST_INSTRUCTION = 400
CHECKED, UNCHECKED = "☑", "☐"


@dataclass(slots=True)
class _Open:
    instruction: str = ""
    has_result: bool = False
    shows: str = ""


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of a paragraph."""

    _open: list[_Open] = field(default_factory=list)

    @property
    def in_instruction(self) -> bool:
        """Whether what stands here is no text but part of an instruction."""
        return any(not one.has_result for one in self._open)

    def instruct(self, text: str) -> None:
        """Takes a piece of an instruction."""
        if self._open:
            self._open[-1].instruction += text

    def meet(self, mark: Element) -> str:
        """Takes a w:fldChar and gives what the field shows where it has no result of its own."""
        match mark.get(w("fldCharType")):
            case "begin":
                self._open.append(_Open(shows=_form_field(mark)))
            case "separate" if self._open:
                self._open[-1].has_result = True
            case "end" if self._open:
                ended = self._open.pop()
                return ended.shows or ("" if ended.has_result else _shown(ended.instruction))
        return ""


def _form_field(mark: Element) -> str:
    """The box of a check box, the chosen entry of a list; empty for other fields."""
    data = mark.find(w("ffData"))
    if data is None:
        return ""
    if (box := data.find(w("checkBox"))) is not None:
        state = box.find(w("checked"))
        state = box.find(w("default")) if state is None else state
        return CHECKED if state is not None and is_on(state) else UNCHECKED
    if (entries := data.find(w("ddList"))) is not None:
        names = [entry.get(f"{{{WORD}}}val", "") for entry in entries.findall(w("listEntry"))]
        at = whole(child_value(entries, "result")) or 0
        return names[at] if 0 <= at < len(names) else ""
    return ""


def _shown(instruction: str) -> str:
    """The base of an EQ field that sets characters over each other: ruby, or a sign in a circle."""
    overstruck = _OVERSTRUCK.match(instruction) if len(instruction) <= _LONGEST_INSTRUCTION else None
    last = _LAST_ARGUMENT.search(overstruck[1]) if overstruck else None
    return last[1].strip() if last else ""
