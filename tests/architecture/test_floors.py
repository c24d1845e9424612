"""Imports go down only, and the walls inside the floors stand."""

import ast
import subprocess
import sys
from pathlib import Path

import grimp


def test_the_import_contracts_are_kept(root: Path) -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run([*command, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


DESKS = {f"bot.desks.{name}" for name in ("evaluation_libraries", "origins", "registering", "shelf", "steps")}


def test_only_the_desks_for_handbooks_and_their_origins_know_ingest(graph: grimp.ImportGraph) -> None:
    ingest = {module for module in graph.modules if module.split(".")[0] == "ingest"}
    knowing = {importer for module in ingest for importer in graph.find_modules_that_directly_import(module)}
    assert {module for module in knowing if module.startswith("bot")} == DESKS


def test_views_take_values_and_return_values(graph: grimp.ImportGraph) -> None:
    """A view imports the domain's words, fixed sentences and other views: no store, no service, no vendor."""
    allowed = ("knowledge.domain", "knowledge.text", "bot.messages", "bot.wording", "bot.answer_wording")
    allowed += ("bot.slack.views", "bot.slack.names", "bot.slack_messages", "bot.languages", "bot.web.links")
    views = [module for module in graph.modules if ".views." in module]
    assert views
    for view in views:
        imported = {name for name in graph.find_modules_directly_imported_by(view) if not _is_standard(name)}
        strange = {name for name in imported if not name.startswith(allowed)}
        assert not strange, f"{view} imports {sorted(strange)}"


def test_package_faces_hold_a_docstring_only(sources: tuple[Path, ...]) -> None:
    for face in (path for path in sources if path.name == "__init__.py" and path.parent.name != "prompts"):
        body = ast.parse(face.read_text(encoding="utf-8")).body
        assert len(body) == 1, f"{face} does more than to say what the package is"
        assert ast.get_docstring(ast.parse(face.read_text(encoding="utf-8")))


def test_knowing_the_words_loads_nothing_but_the_standard_library(root: Path) -> None:
    """A fresh process without installed packages imports every module of the domain and names what came with it."""
    code = """
import importlib, pkgutil, sys
import knowledge.domain
for found in pkgutil.iter_modules(knowledge.domain.__path__, "knowledge.domain."):
    importlib.import_module(found.name)
ours = ("knowledge", "__main__")
print(*sorted({m.split(".")[0] for m in sys.modules} - sys.stdlib_module_names - set(ours)))
"""
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def _is_standard(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in sys.stdlib_module_names
