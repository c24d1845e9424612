"""The files that a person names: single ones, and those in folders."""

from collections.abc import Iterable
from pathlib import Path

from bot.console import tell_error
from knowledge.errors import MissingFile


def files_in(paths: Iterable[Path]) -> tuple[list[Path], int]:
    """The files named, and those in the folders named (hidden ones left out); how many names led nowhere."""
    files: list[Path] = []
    missing = 0
    for path in paths:
        if path.is_dir():
            files += sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
        elif path.exists():
            files.append(path)
        else:
            tell_error(MissingFile("no such file", which=str(path)))
            missing += 1
    return files, missing


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)
