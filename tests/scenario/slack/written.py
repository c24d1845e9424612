"""Messages, forms and tabs written down as text, as a person reads them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from bot.slack.preview.page import Shown
from bot.slack.preview.spans import lines_of, plain_spans, rich_spans

Block = Mapping[str, Any]


def written(shown: Shown) -> list[str]:
    """Its lines: above all who says it, or what the form asks."""
    head = [f"（{shown.note}）"] if shown.note else []
    name = f"【{shown.name}】" if shown.is_form else f"{shown.name}:"
    return [*head, name, *(f"  {line}".rstrip() for block in shown.blocks for line in _block(block))]


def _block(block: Block) -> Iterator[str]:
    """The lines of a block."""
    match block["type"]:
        case "section":
            yield from _text(block["text"])
            yield from (_pressed(one) for one in [block.get("accessory")] if one)
        case "divider":
            yield "―――"
        case "header":
            yield from _text(block["text"])
        case "context":
            yield "".join(chain.from_iterable(map(_text, block["elements"])))
        case "actions" | "context_actions":
            yield "  ".join(_pressed(one) for one in block["elements"])
        case "input":
            yield f"{block['label']['text']}:"
            yield from _field(block["element"])
        case "table":
            yield from (" ｜ ".join(cell["text"] for cell in row) for row in block["rows"])
        case "image":
            yield f"（画像: {block['alt_text']}）"
        case "rich_text":
            yield from _rich(block["elements"])
        case other:
            yield f"（{other}）"


def _text(text: Mapping[str, str]) -> list[str]:
    if text["type"] == "plain_text":
        return ["".join(span.text for span in plain_spans(text["text"]))]
    lines = lines_of(text["text"])
    return [("｜" if line.is_quote else "") + "".join(span.text for span in line.spans) for line in lines]


def _pressed(element: Block) -> str:
    """A button as ［…］; a menu with its entries."""
    match element["type"]:
        case "feedback_buttons":
            return "  ".join(
                f"［{element[which]['text']['text']}］" for which in ("positive_button", "negative_button")
            )
        case "overflow":
            return f"［⋯ {'／'.join(entry['text']['text'] for entry in element['options'])}］"
        case _:
            return f"［{element['text']['text']}］"


def _field(element: Block) -> Iterator[str]:
    """What is filled in, or what may be chosen."""
    if element["type"] == "radio_buttons":
        chosen = element.get("initial_option", {}).get("value")
        for entry in element["options"]:
            yield f"{'◉' if entry['value'] == chosen else '○'} {entry['text']['text']}"
        return
    given = element.get("initial_value") or "、".join(f"@{user}" for user in element.get("initial_users", []))
    yield f"［{given or element.get('placeholder', {}).get('text', '')}］"


def _rich(elements: Sequence[Block]) -> Iterator[str]:
    for part in elements:
        yield from "".join(span.text for span in rich_spans(part["elements"])).split("\n")
