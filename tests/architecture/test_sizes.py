"""A file is one noun or one step: what grows too long is two things."""

import ast
from collections.abc import Callable
from pathlib import Path

Report = Callable[[list[str]], None]

LONGEST_FILE = 300
LONGEST_FUNCTION = 60
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "base", "core", "tools", "lib"}


def test_no_source_file_is_longer_than_one_thing(sources: tuple[Path, ...], root: Path, report: Report) -> None:
    lengths = sorted(((len(_lines(path)), path.relative_to(root)) for path in sources), reverse=True)
    report([f"{length:4} lines  {path}" for length, path in lengths[:5]])
    assert [entry for entry in lengths if entry[0] > LONGEST_FILE] == []


def test_no_function_is_longer_than_one_step(trees: dict[Path, ast.Module], root: Path, report: Report) -> None:
    lengths = sorted(
        (entry for path, tree in trees.items() for entry in _functions(path.relative_to(root), tree)), reverse=True
    )
    report([f"{length:4} lines  {place}" for length, place in lengths[:5]])
    assert [entry for entry in lengths if entry[0] > LONGEST_FUNCTION] == []


def test_file_names_say_what_is_in_them(sources: tuple[Path, ...]) -> None:
    assert [path for path in sources if path.stem.strip("_") in VAGUE] == []


def test_every_module_says_in_one_line_what_it_is(trees: dict[Path, ast.Module]) -> None:
    silent = [path for path, tree in trees.items() if not ast.get_docstring(tree)]
    assert silent == []


def _functions(path: Path, tree: ast.Module) -> list[tuple[int, str]]:
    return [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{path}:{node.lineno} {node.name}")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
