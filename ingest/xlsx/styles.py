"""The cell styles of a workbook: number format and look by number of style."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from ingest.office.colours import WHITE, are_alike, colour_of
from ingest.office.numbers import measured, whole
from ingest.office.package import Package
from ingest.office.relations import related
from ingest.xlsx.builtin_formats import BUILTIN_FORMATS, GENERAL
from ingest.xlsx.cells import PLAIN, Look

_WHITE_THEME, _WHITE_INDEX = "0", "9"
_NO_FILL = (None, "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A cell style. `unseen` is white on white: words that no reader of the sheet sees."""

    code: str = GENERAL
    look: Look = PLAIN
    unseen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fill:
    filled: bool
    white: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Font:
    bold: bool
    size: float
    white: bool


def styles_of(package: Package, workbook: str) -> tuple[Style, ...]:
    """The styles by number; the plain one where the workbook has no such part."""
    members = related(package, workbook, "styles")
    if not members:
        return (Style(),)
    root = package.xml(members[0])
    codes = {
        whole(entry.get("numFmtId")): entry.get("formatCode", GENERAL)
        for entry in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = [_font(entry) for entry in root.iterfind("{*}fonts/{*}font")]
    fills = [_fill(entry) for entry in root.iterfind("{*}fills/{*}fill")]
    found = tuple(_style(entry, codes, fonts, fills) for entry in root.iterfind("{*}cellXfs/{*}xf"))
    return found or (Style(),)


def _style(entry: etree._Element, codes: Mapping[int, str], fonts: Sequence[_Font], fills: Sequence[_Fill]) -> Style:
    number = whole(entry.get("numFmtId"))
    font_at, fill_at = _place(entry.get("fontId")), _place(entry.get("fillId"))
    font = fonts[font_at] if font_at < len(fonts) else _Font(bold=False, size=0.0, white=False)
    fill = fills[fill_at] if fill_at < len(fills) else _Fill(filled=False, white=False)
    return Style(
        code=codes.get(number) or BUILTIN_FORMATS.get(number, GENERAL),
        look=Look(bold=font.bold, filled=fill.filled and not fill.white, size=font.size),
        unseen=font.white and (fill.white or not fill.filled),
    )


def _place(text: str | None) -> int:
    return max(0, whole(text))


def _font(entry: etree._Element) -> _Font:
    bold = entry.find("{*}b")
    size = entry.find("{*}sz")
    return _Font(
        bold=bold is not None and bold.get("val", "1") not in ("0", "false"),
        size=measured(size.get("val")) if size is not None else 0.0,
        white=_is_white(entry.find("{*}color")),
    )


def _fill(entry: etree._Element) -> _Fill:
    pattern = entry.find("{*}patternFill")
    if pattern is None:
        return _Fill(filled=entry.find("{*}gradientFill") is not None, white=False)
    solid = pattern.get("patternType") == "solid"
    return _Fill(
        filled=pattern.get("patternType") not in _NO_FILL,
        white=solid and _is_white(pattern.find("{*}fgColor")),
    )


def _is_white(color: etree._Element | None) -> bool:
    """Whether a colour cannot be told from white: by its value, the theme's ground, or the palette."""
    if color is None:
        return False
    untinted = abs(measured(color.get("tint"))) < 0.01
    return (
        are_alike(colour_of(color.get("rgb", "")), WHITE)
        or (color.get("theme") == _WHITE_THEME and untinted)
        or color.get("indexed") == _WHITE_INDEX
    )
