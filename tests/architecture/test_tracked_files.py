"""Nothing in the repository belongs to one machine, one registry or one person."""

import re
import subprocess
from pathlib import Path

import pytest

TEXT = {".py", ".md", ".toml", ".txt", ".json", ".mjs", ".js", ".html", ".css", ".yaml", ".sh", ".csv", ".sample", ""}
LARGEST_FILE = 400_000

# Written in pieces where the whole would be found by the very search.
PATTERNS = {
    "a path of one machine": r"(?<![\w.])/(?:home|Users)/[a-z][\w.-]*/|(?<![\w./])/(?:root|work|tmp/w)/",
    "a package registry": r"\b(?:pypi\.org|files\.pythonhosted|registry\.npmjs|download\.pytorch|huggingface\.co/api)",
    "a Slack token": r"\bx(?:ox[abprs]|app)-\d[\w-]{20,}",
    "an API key": r"\b(?:sk-(?:ant-|proj-)?[A-Za-z0-9]{24,}|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{30,})",
    "a private key": "-----BEGIN " + r"(?:\w+ )?PRIVATE KEY-----",
}


@pytest.mark.parametrize("what", PATTERNS)
def test_no_file_holds(what: str, files: tuple[Path, ...], root: Path) -> None:
    pattern = re.compile(PATTERNS[what])
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()[:120]}"
        for path in files
        if path.suffix in TEXT and path.name != Path(__file__).name
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a path of one machine", "open('/home/someone/file')"),
        ("a Slack token", "xox" + "b-1234567890-abcdefghijklmnopqr"),
        ("a package registry", "https://pypi" + ".org/simple"),
    ],
)
def test_the_search_finds_what_it_is_for(what: str, text: str) -> None:
    assert re.search(PATTERNS[what], text)


def test_no_file_is_large_without_need(files: tuple[Path, ...], root: Path) -> None:
    assert {str(f.relative_to(root)): f.stat().st_size for f in files if f.stat().st_size > LARGEST_FILE} == {}


def test_settings_of_one_machine_are_never_added(root: Path) -> None:
    for name in (".env", ".venv/x", "node_modules/x", "tests/scenario/slack/emulator/node_modules/x"):
        ignored = subprocess.run(["git", "check-ignore", "-q", name], cwd=root, check=False).returncode == 0
        assert ignored, f"{name} could be committed"
