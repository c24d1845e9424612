"""The launcher makes .venv once, says what it does, and survives interruption; Python and pip are played by scripts."""

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
BASE = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}

# Plays python3, and the python of the .venv it "makes": writes down what it was asked, obeys files beside the project.
PYTHON = """#!/bin/bash
here="{project}"
case "$*" in
  *version_info*) [[ ! -e "$here/old-python" ]] ;;
  *ensurepip*) [[ ! -e "$here/no-venv" ]] ;;
  --version) echo "Python 3.11.2" ;;
  "-m venv "*)
    echo venv >>"$here/calls"
    mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
    printf '#!/bin/bash\\necho "advisor: $*"\\n' >"$3/bin/dx-advisor" && chmod +x "$3/bin/dx-advisor" ;;
  "-m pip install"*)
    echo "pip ${{*: -1}}" >>"$here/calls"
    echo "Collecting something"
    [[ ! -e "$here/slow-pip" ]] || sleep 0.5
    [[ ! -e "$here/no-network" ]] || {{ echo "ERROR: no route to the index"; exit 1; }} ;;
  "-m pytest"*) echo "pytest: ${{*:3}}"; exit "$(cat "$here/pytest-status" 2>/dev/null || echo 0)" ;;
esac
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """A folder with the real launcher and a played python3."""

    folder: Path

    def start(self, *words: str) -> subprocess.Popen[str]:
        environment = BASE | {"PATH": f"{self.folder}/bin:{BASE['PATH']}"}
        command = [str(self.folder / "dx"), *words]
        return subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
        )

    def run(self, *words: str) -> tuple[int, str]:
        process = self.start(*words)
        output, _ = process.communicate(timeout=30)
        return process.returncode, output

    def calls(self) -> list[str]:
        path = self.folder / "calls"
        return path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    project = tmp_path / "a folder"
    (project / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "dx", project / "dx")
    (project / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (project / "constraints.txt").write_text("torch==2.13.0\n", encoding="utf-8")
    for name in ("python3", "python3.13", "python3.12", "python3.11"):
        (project / "bin" / name).write_text(PYTHON.format(project=project), encoding="utf-8")
        (project / "bin" / name).chmod(0o755)
    return Checkout(folder=project)


def test_the_first_run_says_what_it_does_and_the_second_starts_at_once(checkout: Checkout) -> None:
    status, first = checkout.run("ask", "質問 その1")
    assert status == 0
    assert "初回の準備をします" in first
    assert first.endswith("advisor: ask 質問 その1\n")
    made = checkout.calls()
    began = time.perf_counter()
    assert checkout.run("ask", "x") == (0, "advisor: ask x\n")
    assert time.perf_counter() - began < 2
    assert checkout.calls() == made == ["venv", "pip torch", f"pip {checkout.folder}"]


def test_a_changed_pin_updates_without_making_the_environment_again(checkout: Checkout) -> None:
    checkout.run("demo")
    (checkout.folder / "constraints.txt").write_text("torch==2.13.1\n", encoding="utf-8")
    status, output = checkout.run("demo")
    assert (status, "更新します" in output) == (0, True)
    assert checkout.calls().count("venv") == 1
    assert checkout.calls().count("pip torch") == 2


def test_a_moved_folder_makes_its_environment_again(checkout: Checkout) -> None:
    checkout.run("demo")
    moved = checkout.folder.with_name("moved")
    checkout.folder.rename(moved)
    checkout.folder.mkdir()  # the played python writes its calls here
    status, _ = Checkout(folder=moved).run("demo")
    assert status == 0
    assert checkout.calls()[0] == "venv"


@pytest.mark.slow
def test_an_interrupted_installation_is_made_again_from_nothing(checkout: Checkout) -> None:
    (checkout.folder / "slow-pip").touch()
    process = checkout.start("demo")
    while not (checkout.folder / ".venv" / ".unfinished").exists():
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=30)
    (checkout.folder / "slow-pip").unlink()
    status, output = checkout.run("demo")
    assert status == 0
    assert output.endswith("advisor: demo\n")
    assert checkout.calls().count("venv") == 2


def test_a_failed_installation_says_why_and_what_to_do_and_can_be_repeated(checkout: Checkout) -> None:
    (checkout.folder / "no-network").touch()
    status, output = checkout.run("demo")
    assert status == 1
    assert "no route to the index" in output
    assert "PIP_INDEX_URL" in output
    assert "advisor:" not in output
    (checkout.folder / "no-network").unlink()
    assert checkout.run("demo")[0] == 0


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("flock") is None, reason="flock is not installed")
def test_two_runs_at_once_prepare_once(checkout: Checkout) -> None:
    (checkout.folder / "slow-pip").touch()
    first, second = checkout.start("demo"), checkout.start("demo")
    outputs = [process.communicate(timeout=30)[0] for process in (first, second)]
    assert all(output.endswith("advisor: demo\n") for output in outputs)
    assert checkout.calls().count("venv") == 1
    assert sum("終わるまで待ちます" in output for output in outputs) == 1


@pytest.mark.parametrize(("fault", "advice"), [("old-python", "Python 3.11 以上"), ("no-venv", "python3-venv")])
def test_a_missing_python_says_in_japanese_what_to_install(checkout: Checkout, fault: str, advice: str) -> None:
    (checkout.folder / fault).touch()
    status, output = checkout.run("demo")
    assert status == 1
    assert advice in output
    assert "apt-get install" in output
    assert not (checkout.folder / ".venv").exists()


def test_an_older_python3_is_passed_over_for_a_newer_one(checkout: Checkout) -> None:
    (checkout.folder / "bin" / "python3").write_text("#!/bin/bash\nexit 1\n", encoding="utf-8")
    status, output = checkout.run("demo")
    assert status == 0
    assert "Python 3.11.2" in output


def test_the_launcher_works_through_a_link_from_another_folder(checkout: Checkout, tmp_path: Path) -> None:
    link = tmp_path / "dx-link"
    link.symlink_to(checkout.folder / "dx")
    done = subprocess.run(
        [str(link), "ask"],
        cwd=tmp_path,
        env=BASE | {"PATH": f"{checkout.folder}/bin:{BASE['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "advisor: ask\n"


def test_tests_are_run_with_the_test_extra_and_fast_leaves_out_slow_ones(checkout: Checkout) -> None:
    status, output = checkout.run("test", "--fast", "-k", "a b")
    assert status == 0
    assert output.endswith("pytest: -m not slow -k a b\n")
    assert checkout.calls()[-1] == f"pip {checkout.folder}[test]"
    assert checkout.run("demo") == (0, "advisor: demo\n")


def test_no_test_selected_is_a_failure_that_says_so(checkout: Checkout) -> None:
    (checkout.folder / "pytest-status").write_text("5", encoding="utf-8")
    status, output = checkout.run("test", "-k", "nothing")
    assert status == 5
    assert "1 件も選ばれませんでした" in output


def test_a_check_prints_one_line_each_and_the_whole_output_of_what_failed(checkout: Checkout) -> None:
    checkout.run("test")
    tools = {
        "ruff": "echo All checks passed!",
        "mypy": "echo a.py:1: wrong; exit 1",
        "lint-imports": "echo kept",
    }
    for name, body in tools.items():
        path = checkout.folder / ".venv" / "bin" / name
        path.write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
        path.chmod(0o755)
    status, output = checkout.run("check")
    assert status == 1
    lines = output.splitlines()
    assert [line.split()[0] for line in lines if line[0] in "✓✗"] == ["✓", "✓", "✗", "✓"]
    assert "a.py:1: wrong" in lines


def test_the_launcher_is_executable_in_the_repository() -> None:
    assert os.access(ROOT / "dx", os.X_OK)
