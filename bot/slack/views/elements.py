"""Elements of messages and forms as Slack wants them: texts, buttons, inputs."""

from collections.abc import Sequence
from typing import Any

from bot import slack_messages
from bot.slack.views.split import Block

_BUTTON_CHARACTERS = 75
FIELD = "field"
"""The action_id of the one element that a block of a form has; its block_id names the field."""

Element = dict[str, Any]


def plain(text: str) -> Element:
    """Text that Slack shows literally."""
    return {"type": "plain_text", "text": text, "emoji": True}


def button(text: str, action_id: str, value: str, *, style: str = "") -> Element:
    """A button; `style` is primary, danger or nothing."""
    made = {"type": "button", "text": plain(text[:_BUTTON_CHARACTERS]), "action_id": action_id, "value": value}
    return {**made, "style": style} if style else made


def option(text: str, value: str) -> Element:
    """One entry of a menu or of radio buttons."""
    return {"text": plain(text[:_BUTTON_CHARACTERS]), "value": value}


def menu(action_id: str, options: Sequence[Element]) -> Element:
    """A menu behind 「…」; Slack takes five entries."""
    return {"type": "overflow", "action_id": action_id, "options": list(options)}


def row(*elements: Element) -> Block:
    """Buttons side by side."""
    return {"type": "actions", "elements": list(elements)}


def field(name: str, label: str, element: Element, *, hint: str = "", is_optional: bool = False) -> Block:
    """A labelled input of a form."""
    block = {"type": "input", "block_id": name, "label": plain(label), "element": {**element, "action_id": FIELD}}
    return {**block, "optional": is_optional} | ({"hint": plain(hint)} if hint else {})


def lines(*, most: int, placeholder: str = "") -> Element:
    """An input of several lines."""
    made: Element = {"type": "plain_text_input", "multiline": True, "max_length": most}
    return {**made, "placeholder": plain(placeholder)} if placeholder else made


def one_of(options: Sequence[Element], *, chosen: str = "") -> Element:
    """Radio buttons."""
    made: Element = {"type": "radio_buttons", "options": list(options)}
    first = next((one for one in options if one["value"] == chosen), None)
    return {**made, "initial_option": first} if first else made


def form(callback_id: str, title: str, blocks: Sequence[Block], *, submit: str = "", private: str = "") -> Block:
    """A form (modal); without `submit` it only shows something."""
    made = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title),
        "close": plain(slack_messages.CLOSE),
        "blocks": list(blocks),
        "private_metadata": private,
    }
    return {**made, "submit": plain(submit)} if submit else made
