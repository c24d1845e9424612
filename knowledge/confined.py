"""A child process that may cost only so much: for files that others made, so that none can take the advisor down.

The parent runs a module of the house with `run_confined`; the module begins with `confined`, which lowers its own
limits. The child gets no environment (no tokens), and what it writes to standard output is its result.
"""

import logging
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO

import knowledge

_log = logging.getLogger(__name__)
_HOUSE = Path(knowledge.__file__).parent.parent
_MIB = 1024 * 1024
# PDFium and Python end the process in these ways when memory runs out; a wrong pointer ends it by SIGSEGV or SIGBUS.
_OUT_OF_MEMORY = (signal.SIGABRT, signal.SIGTRAP, signal.SIGILL, signal.SIGKILL, signal.SIGXFSZ)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may cost. `memory_bytes` is address space; `result_bytes` bounds what comes back."""

    memory_bytes: int = 2048 * _MIB
    result_bytes: int = 64 * _MIB
    cpu_seconds: int = 120
    wall_seconds: float = 180.0


class Ending(Enum):
    """How a child ended."""

    DONE = auto()
    OUT_OF_TIME = auto()
    OUT_OF_MEMORY = auto()
    BROKEN = auto()


def run_confined(module: str, arguments: Sequence[str], *, limits: Limits, result: BinaryIO) -> Ending:
    """Runs `python -m module` under limits and waits for it; what it writes goes to the file `result`."""
    numbers = (limits.memory_bytes, limits.cpu_seconds, limits.result_bytes)
    command = [sys.executable, "-X", "utf8", "-m", module, *map(str, numbers), *arguments]
    child = subprocess.Popen(  # noqa: S603 - our own module; what comes from outside is an argument, never a shell word
        command, cwd=_HOUSE, env={}, stdin=subprocess.DEVNULL, stdout=result, stderr=subprocess.DEVNULL
    )
    try:
        code = child.wait(limits.wall_seconds)
    except subprocess.TimeoutExpired:
        return Ending.OUT_OF_TIME
    finally:
        child.kill()
        child.wait()
    return _ending(module, code)


def _ending(module: str, code: int) -> Ending:
    if code == 0:
        return Ending.DONE
    _log.info("child ended module=%s code=%d", module, code)
    if code == -signal.SIGXCPU:
        return Ending.OUT_OF_TIME
    return Ending.OUT_OF_MEMORY if -code in _OUT_OF_MEMORY else Ending.BROKEN


# --- in the child --------------------------------------------------------------------------------------------------
def confined(arguments: Sequence[str]) -> tuple[list[str], int]:
    """Lowers the limits of this process; returns the arguments that are its own, and the bytes its result may have."""
    memory_bytes, cpu_seconds, result_bytes = map(int, arguments[:3])
    _confine(resource.RLIMIT_AS, memory_bytes)
    _confine(resource.RLIMIT_CPU, cpu_seconds)
    _confine(resource.RLIMIT_FSIZE, result_bytes)
    _confine(resource.RLIMIT_CORE, 0)
    return list(arguments[3:]), result_bytes


def _confine(what: int, most: int) -> None:
    """Lowers a limit of this process, never above what the machine already allows."""
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    # The soft limit sends a signal that names the cause; a second later the hard one kills.
    resource.setrlimit(what, (most, min(most + 1, hard) if hard != resource.RLIM_INFINITY else most + 1))
