"""The text of a paragraph: its runs in order, with what cannot be seen left out and counted."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ingest.docx.equations import math_text
from ingest.docx.fields import CHECKED, UNCHECKED, Fields
from ingest.docx.ink import Ground, is_seen
from ingest.docx.names import ALTERNATE, DRAWING, MATH, RELATIONS, VML, WORD_2010, Element, chosen, w
from ingest.docx.styles import Styles, TextLook
from ingest.normalise import mend
from ingest.office.numerals import symbol

_INLINE = frozenset(map(w, ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple")))
_EQUATIONS = (f"{{{MATH}}}oMath", f"{{{MATH}}}oMathPara")
_CHECK_BOX = f"{{{WORD_2010}}}checkbox"
_CHECK_STATE = f"{{{WORD_2010}}}checked"
_VALUE_2010 = f"{{{WORD_2010}}}val"
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_ANCHORS = frozenset(map(w, ("drawing", "pict", "object")))
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_GRAPHICS = {  # what shows a graphic → the attribute with its relationship
    f"{{{DRAWING}}}blip": f"{{{RELATIONS}}}embed",
    f"{{{VML}}}imagedata": f"{{{RELATIONS}}}id",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": f"{{{RELATIONS}}}dm",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": f"{{{RELATIONS}}}id",
}
_NO_TEXT = "DefaultPlaceholder"  # what Word writes into a control that nobody has filled in


@dataclass(slots=True)
class Line:
    """What the runs of a paragraph hold: text as it is seen, text boxes, notes; `hidden` counts what is not seen."""

    text: str = ""
    hidden: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    has_plain: bool = False
    shapes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    breaks_before: bool = False
    breaks_after: bool = False
    graphics: list[str] = field(default_factory=list)

    @property
    def seen(self) -> str:
        """The text, mended line by line, without white space around its lines."""
        lines = (mend(line).strip() for line in self.text.split("\n"))
        return "\n".join(lines).strip()

    @property
    def size(self) -> float:
        """The type size of most of the text."""
        return self.sizes.most_common(1)[0][0] if self.sizes else 0.0


class Runs:
    """Reads paragraphs under the styles of a document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def line(self, paragraph: Element, ground: Ground) -> Line:
        """What a paragraph on this ground says."""
        properties = paragraph.find(w("pPr"))
        looks: dict[bytes, TextLook] = {}

        def look(run: Element | None) -> TextLook:
            key = b"" if run is None else _key(run)
            if key not in looks:
                looks[key] = self._styles.text_look(run, properties, ground)
            return looks[key]

        reading = _Reading(look)
        reading.inline(paragraph)
        return reading.line


def _key(properties: Element) -> bytes:
    return repr([(child.tag, *child.attrib.values()) for child in properties]).encode()


class _Reading:
    """One pass over the runs of one paragraph."""

    def __init__(self, look: Callable[[Element | None], TextLook]) -> None:
        self.line = Line()
        self._look = look
        self._fields = Fields()

    def inline(self, parent: Element) -> None:
        """Reads runs and what wraps them; deleted and moved-away ones are wrapped in names that are not known here."""
        for child in parent:
            if child.tag == w("r"):
                self._run(child)
            elif child.tag in _INLINE:
                self.inline(child)
            elif child.tag == w("sdt"):
                self._control(child)
            elif child.tag in _EQUATIONS:
                self._put(math_text(child), self._look(None))
            elif child.tag == ALTERNATE:
                for taken in chosen(child):
                    self._run_content(taken, self._look(None))

    def _control(self, control: Element) -> None:
        """A content control (コンテンツ コントロール); a box whose sign has no character is told by its state."""
        content, properties = control.find(w("sdtContent")), control.find(w("sdtPr"))
        if content is None or is_unfilled(properties):
            return
        before = self.line.text
        self.inline(content)
        box = None if properties is None else properties.find(_CHECK_BOX)
        if box is not None and not self.line.text[len(before) :].strip():
            state = box.find(_CHECK_STATE)
            checked = state is not None and state.get(_VALUE_2010, "1") in ("1", "true", "on")
            self.line.text += CHECKED if checked else UNCHECKED

    def _run(self, run: Element) -> None:
        look = self._look(run.find(w("rPr")))
        for child in run:
            self._run_content(child, look)

    def _run_content(self, child: Element, look: TextLook) -> None:
        if child.tag in _SIGNS:
            self._put(_SIGNS[str(child.tag)], look)
        elif child.tag in _ANCHORS:
            self._anchor(child, look)
        elif child.tag in _NOTES:
            self._note(child, look)
        elif child.tag == ALTERNATE:
            for taken in chosen(child):
                self._run_content(taken, look)
        elif child.tag == w("ruby"):
            for base in child.findall(w("rubyBase")):
                self.inline(base)
        else:
            self._characters(child, look)

    def _characters(self, child: Element, look: TextLook) -> None:
        if child.tag == w("t"):
            self._put(child.text or "", look)
        elif child.tag == w("sym"):
            self._put(_symbol(child), look)
        elif child.tag == w("br"):
            self._break(child, look)
        elif child.tag == w("instrText"):
            self._fields.instruct(child.text or "")
        elif child.tag == w("fldChar"):
            self._put(self._fields.meet(child), look)

    def _put(self, text: str, look: TextLook) -> None:
        if not text or self._fields.in_instruction:
            return
        letters = sum(not character.isspace() for character in text)
        if not is_seen(vanishes=look.vanishes, colour=look.colour, size=look.size, ground=look.ground):
            self.line.hidden += letters
            return
        self.line.text += text
        if letters:
            self.line.sizes[look.size] += letters
            self.line.has_plain |= not look.bold

    def _break(self, mark: Element, look: TextLook) -> None:
        if mark.get(w("type"), "textWrapping") == "textWrapping":
            self._put("\n", look)
        elif mark.get(w("type")) == "page":
            self.line.breaks_after |= bool(self.line.text.strip())
            self.line.breaks_before |= not self.line.text.strip()

    def _note(self, reference: Element, look: TextLook) -> None:
        if not look.vanishes:
            self.line.notes.append((_NOTES[str(reference.tag)], reference.get(w("id"), "")))

    def _anchor(self, anchor: Element, look: TextLook) -> None:
        if look.vanishes:
            return
        for drawn in _drawn(anchor):
            if drawn.tag == w("txbxContent"):
                self.line.shapes.append(drawn)
            else:
                self.line.graphics.append(drawn.get(_GRAPHICS[str(drawn.tag)], ""))


def is_unfilled(properties: Element | None) -> bool:
    """Whether a content control shows nothing but Word's own request to fill it in."""
    if properties is None or properties.find(w("showingPlcHdr")) is None:
        return False
    prompt = properties.find(f"{w('placeholder')}/{w('docPart')}")
    return prompt is None or prompt.get(w("val"), "").startswith(_NO_TEXT)


def _drawn(element: Element) -> Iterator[Element]:
    """The outermost text boxes (テキスト ボックス), pictures, diagrams and charts in a drawing, each once."""
    for child in chosen(element) if element.tag == ALTERNATE else element:
        if child.tag == w("txbxContent") or child.tag in _GRAPHICS:
            yield child
        else:
            yield from _drawn(child)


def _symbol(element: Element) -> str:
    """The sign of a w:sym; one that only its font knows stays out, since no character looks like it."""
    try:
        sign = chr(int(element.get(w("char"), ""), 16))
    except (ValueError, OverflowError):
        return ""
    return symbol(sign, element.get(w("font"), ""))
