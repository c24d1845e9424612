"""What the tests of the house look at: the import graph, the files in the repository, the dependencies declared."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable, Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import grimp
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("bot", "ingest", "knowledge", "prompts")
SIZES = pytest.StashKey[list[str]]()

Documented = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def graph() -> grimp.ImportGraph:
    """Who imports whom, vendors included, imports inside functions too."""
    first, *others = FLOORS
    return grimp.build_graph(first, *others, include_external_packages=True, cache_dir=None)


@pytest.fixture(scope="session")
def importers(graph: grimp.ImportGraph) -> Mapping[str, frozenset[str]]:
    """Top-level module from outside the house → our modules that import it."""
    found: dict[str, set[str]] = {}
    for module in graph.modules:
        if module.split(".")[0] in FLOORS:
            for imported in graph.find_modules_directly_imported_by(module):
                if (top := imported.split(".")[0]) not in FLOORS:
                    found.setdefault(top, set()).add(module)
    return {top: frozenset(modules) for top, modules in found.items()}


@pytest.fixture(scope="session")
def sources() -> tuple[Path, ...]:
    """Every Python file of the product."""
    return tuple(sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")))


@pytest.fixture(scope="session")
def trees(sources: tuple[Path, ...]) -> dict[Path, ast.Module]:
    """Every Python file of the product, parsed once."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sources}


@pytest.fixture(scope="session")
def files() -> tuple[Path, ...]:
    """Every file that is in the repository or would be added to it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


@pytest.fixture(scope="session")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def direct(project: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The names of the direct dependencies: those of the product (run) and those of tests and checks (test)."""
    extras = project["project"]["optional-dependencies"]
    declared = {
        "run": [*project["project"]["dependencies"], *extras["ocr"], *extras["baseline"]],
        "test": extras["test"],
    }
    return {
        extra: tuple(re.split(r"[^\w.-]", requirement)[0] for requirement in requirements)
        for extra, requirements in declared.items()
    }


@pytest.fixture(scope="session")
def needed(project: dict[str, Any]) -> tuple[Distribution, ...]:
    """The installed distributions that the product, its tests and checks need, directly or through others."""
    extras = project["project"]["optional-dependencies"]
    declared = (*project["project"]["dependencies"], *extras["ocr"], *extras["baseline"], *extras["test"])
    waiting = [asked for text in declared if _applies(asked := Requirement(text), frozenset({""}))]
    seen: set[tuple[str, frozenset[str]]] = set()
    found: dict[str, Distribution] = {}
    while waiting:
        requirement = waiting.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen:
            continue
        seen.add(key)
        dist = found.setdefault(key[0], distribution(requirement.name))
        wanted = frozenset({"", *requirement.extras})
        waiting += [again for text in dist.requires or () if _applies(again := Requirement(text), wanted)]
    return tuple(found.values())


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras)


@pytest.fixture
def documented(request: pytest.FixtureRequest) -> Documented:
    """documented(file, part, text) compares a generated part of a document; --update-golden rewrites it.

    A part lies between the lines `<!-- part -->` and `<!-- /part -->` (`# <part>` and `# </part>` outside Markdown).
    """
    updating = bool(request.config.getoption("--update-golden"))

    def compare(file: str, part: str, text: str) -> None:
        path = ROOT / file
        opening, closing = (
            (f"<!-- {part} -->", f"<!-- /{part} -->") if path.suffix == ".md" else (f"# <{part}>", f"# </{part}>")
        )
        whole = path.read_text(encoding="utf-8")
        before, found, rest = whole.partition(opening + "\n")
        kept, ended, after = rest.partition(closing)
        if not (found and ended):
            pytest.fail(f"{file} has no part between {opening} and {closing}", pytrace=False)
        if updating:
            path.write_text(f"{before}{opening}\n{text}{closing}{after}", encoding="utf-8")
            return
        assert kept == text, f"{file} is behind the code: ./dx test --update-golden rewrites this part of it"

    return compare


# --- a report of sizes at the end of the run -------------------------------------------------------------------------
@pytest.fixture
def report(request: pytest.FixtureRequest) -> Callable[[list[str]], None]:
    """Lines that are printed when all tests have run."""
    return request.config.stash.setdefault(SIZES, []).extend


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if lines := config.stash.get(SIZES, []):
        terminalreporter.section("the longest files and functions", sep="-")
        terminalreporter.write_line("\n".join(lines))
