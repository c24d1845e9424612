"""Text files that no reader should trip over: txt, md, html and csv."""

from collections.abc import Callable

_SENTENCE = "町は窓口の受付時間を見直し、申請を電子で受け付ける。"
_NUL, _ESCAPE, _TURNED, _HALF = "\x00", "\x1b[31m", "\u202e", "\u200b"


def _txt(text: str) -> str:
    return text


def _md(text: str) -> str:
    return f"# 手順\n\n{text}\n"


def _html(text: str) -> str:
    head = "<head><meta charset=utf-8><title>手順</title></head>"
    return f"<!DOCTYPE html>\n<html lang=ja>{head}<body><main><h1>手順</h1>\n<p>{text}</p></main></body></html>"


def _csv(text: str) -> str:
    return f"項目,説明\n受付,{text}\n"


_SHAPES: dict[str, Callable[[str], str]] = {"txt": _txt, "md": _md, "html": _html, "csv": _csv}


def text(suffix: str, size: int) -> bytes:
    """About `size` bytes of honest sentences, a line end after each."""
    return _SHAPES[suffix]((_SENTENCE + "\n") * (size // 75 + 1)).encode()


def with_nuls(suffix: str) -> bytes:
    """Two NULs within sentences; a file that was fetched with a broken program."""
    return _SHAPES[suffix](_SENTENCE * 40 + _NUL + _SENTENCE + _NUL + _SENTENCE * 40).encode()


def with_controls(suffix: str) -> bytes:
    """Sentences that would colour a terminal, turn its direction, and hide letters."""
    return _SHAPES[suffix](_SENTENCE * 20 + _ESCAPE + _SENTENCE + _TURNED + _SENTENCE + _HALF + _SENTENCE).encode()


def one_line(suffix: str) -> bytes:
    """15 MB without a line end or a full stop."""
    return _SHAPES[suffix]("町は窓口を見直す" * (15_000_000 // 24)).encode()


def nested_divs(depth: int) -> bytes:
    return ("<!DOCTYPE html><html><body>" + "<div>" * depth + _SENTENCE + "</div>" * depth + "</body></html>").encode()


def nested_list(depth: int) -> bytes:
    return "\n".join("  " * n + "- " + _SENTENCE for n in range(depth)).encode()


def many_attributes() -> bytes:
    attributes = " ".join(f"a{n}=v" for n in range(200_000))
    return f"<!DOCTYPE html><html><body><p {attributes} b='{'x' * 2_000_000}'>{_SENTENCE}</p></body></html>".encode()


def wide_spans() -> bytes:
    """Cells that claim to be a billion columns wide and rows high."""
    cell = "<td colspan=1000000000 rowspan=1000000000>値</td>"
    return (
        f"<!DOCTYPE html><html><body><p>{_SENTENCE}</p><table><tr>{cell * 20}</tr><tr><td>下</td></tr></table>".encode()
    )
