"""What a person can set, type or read is documented, and what is documented exists and is used."""

import ast
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer
from pydantic import AliasChoices, SecretStr
from pydantic.fields import FieldInfo

from bot import deadline_messages, evaluation_messages, handbook_messages, messages, slack_messages
from bot.cli import app
from bot.languages import english, plain_japanese
from bot.settings import BotSettings
from knowledge.answering import phrases

Documented = Callable[[str, str, str], None]
Trees = dict[Path, ast.Module]


# --- settings ------------------------------------------------------------------------------------------------------
def test_the_table_of_settings_is_that_of_the_code(documented: Documented) -> None:
    rows = [f"| `{_variable(n, f)}` | {_default(f)} | {f.description} |\n" for n, f in BotSettings.model_fields.items()]
    documented("docs/operations.md", "settings", "| 変数 | 既定 | 意味 |\n| --- | --- | --- |\n" + "".join(rows))


def test_the_sample_environment_holds_every_setting_switched_off(documented: Documented) -> None:
    entries = [
        f"# {field.description}\n#{_variable(name, field)}={_default(field).strip('`').replace('（なし）', '')}\n"
        for name, field in BotSettings.model_fields.items()
    ]
    documented(".env.sample", "settings", "\n".join(entries))


def test_every_setting_has_a_description_and_is_read_somewhere(trees: Trees) -> None:
    read = set(_attributes(trees))
    for name, field in BotSettings.model_fields.items():
        assert field.description, f"{name} says nothing of itself"
        assert name in read or name == "home", f"{name} is set by people and read by nobody"
    assert "folder" in read  # how `home` is read


def _variable(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    return str(alias.choices[0]) if isinstance(alias, AliasChoices) else str(alias or f"DX_{name.upper()}")


def _default(field: FieldInfo) -> str:
    value = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
    return "（なし）" if value is None or not str(value) else f"`{value}`"


# --- commands ------------------------------------------------------------------------------------------------------
def test_the_list_of_commands_is_that_of_the_code(documented: Documented) -> None:
    documented("docs/commands.md", "commands", "\n".join(_command(name, c) for name, c in _commands().items()))


def test_every_command_and_option_says_what_it_does() -> None:
    for name, command in _commands().items():
        assert command.help, name
        for parameter in command.params:
            assert parameter.help, f"{name} {parameter.name}"


def _commands() -> dict[str, Any]:
    """The commands as typer builds them (its objects are click's by shape, not by class)."""
    return dict(typer.main.get_group(app).commands)


def _command(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    words = ["./dx", name, *(_metavar(argument) for argument in arguments)]
    lines = [f"### `{' '.join(words)}`", "", command.help, ""]
    lines += [f"- `{_metavar(argument)}` {argument.help}" for argument in arguments]
    lines += [f"- `{_option(option)}` {option.help}{_starting_value(option)}" for option in options]
    return "\n".join(lines) + "\n"


def _option(option: Any) -> str:
    name = str(option.opts[-1])
    return name if option.is_flag else f"{name} {_metavar(option)}"


def _metavar(parameter: Any) -> str:
    kind = parameter.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "|".join(str(choice.value) for choice in kind)
    if kind is datetime:
        return "年-月-日"
    return str(parameter.name).upper().replace("_", "-") + ("…" if parameter.nargs == -1 else "")


def _starting_value(option: Any) -> str:
    value = getattr(option.default, "value", option.default)
    return f"（既定: `{value}`）" if value not in (None, "", False) else ""


MESSAGES = (messages, slack_messages, handbook_messages, evaluation_messages, deadline_messages)


# --- messages ------------------------------------------------------------------------------------------------------
def test_the_list_of_messages_is_that_of_the_code(documented: Documented) -> None:
    groups = [(heading, module, names) for module in MESSAGES for heading, names in _message_groups(module)]
    groups.append(("in answers", phrases, list(_constants(phrases))))
    groups += [(f"answers in Slack: {one.WORDS.language}", one, ["WORDS"]) for one in (plain_japanese, english)]
    lines = [
        line
        for heading, module, names in groups
        for line in (f"\n## {heading}\n", *(f"- {text}" for n in names for text in _texts(getattr(module, n))))
    ]
    documented("docs/messages.md", "messages", "\n".join(lines).lstrip("\n") + "\n")


def test_every_message_is_said_somewhere(trees: Trees, root: Path) -> None:
    used = set(_attributes(trees)) | set(_imported_from_messages(trees))
    templates = "".join(path.read_text(encoding="utf-8") for path in (root / "bot").rglob("*.html"))
    public = [name for module in (*MESSAGES, phrases) for name in _constants(module) if not name.startswith("_")]
    assert [n for n in public if n not in used and not re.search(rf"\b{n}\b", templates)] == []


def test_fixed_japanese_for_people_stands_in_the_messages_only(trees: Trees, root: Path) -> None:
    """Help of commands and settings, the manifest and what OpenAPI says of the API are words of their own modules."""
    own_words = {
        "messages.py",
        "handbook_messages.py",
        "evaluation_messages.py",
        "deadline_messages.py",
        "slack_messages.py",
        "wording.py",
        "plain_japanese.py",
        "cli.py",
        "command.py",
        "settings.py",
        "manifest.py",
        "api.py",
        "asking.py",
        "shapes.py",
        "record_shapes.py",
        "deadline_shapes.py",
        "kept_api.py",
        "stream_api.py",
        "deadline_api.py",
    }
    sentence = re.compile(r"[ぁ-んァ-ヶ一-龠]{2,}[^\n]*。")
    found = [
        f"{path.relative_to(root)}:{line} {text}"
        for path, tree in trees.items()
        if path.relative_to(root).parts[0] == "bot" and path.name not in own_words
        for line, text in _strings(tree)
        if sentence.search(text)
    ]
    assert found == []


def _message_groups(module: ModuleType) -> Iterator[tuple[str, list[str]]]:
    """The sections of a module of messages in order: (heading, names of its constants)."""
    assert module.__file__
    constants = _constants(module)
    lines = Path(module.__file__).read_text(encoding="utf-8").splitlines()
    headings = [(n, found[1]) for n, line in enumerate(lines, 1) if (found := re.match(r"# --- (.+?) -+$", line))]
    for (line, heading), (end, _) in itertools.pairwise([*headings, (len(lines), "")]):
        if names := [name for name, at in constants.items() if line < at < end]:
            yield heading, names


def _constants(module: ModuleType) -> dict[str, int]:
    """The constants of a module and the lines where they stand."""
    assert module.__file__
    return {
        target.id: node.lineno
        for node in ast.parse(Path(module.__file__).read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id.lstrip("_").isupper()
    }


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.replace("\n", " ")]
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value) if field.name != "language"}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return [text for part in parts for text in _texts(part)]


# --- reading the code ----------------------------------------------------------------------------------------------
def _attributes(trees: Trees) -> Iterator[str]:
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                yield node.attr


def _imported_from_messages(trees: Trees) -> Iterator[str]:
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in (
                "bot.messages",
                "bot.handbook_messages",
                "bot.evaluation_messages",
                "bot.deadline_messages",
            ):
                yield from (alias.name for alias in node.names)


def _strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """String constants that are no docstrings: (line, text)."""
    documenting = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documenting:
            yield node.lineno, node.value


def test_a_part_that_is_missing_from_a_document_is_told(documented: Documented) -> None:
    with pytest.raises(pytest.fail.Exception, match="has no part"):
        documented("docs/operations.md", "no such part", "")
