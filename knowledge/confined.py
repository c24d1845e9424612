"""A child process that may cost only so much: for files that others made, so that none can take the advisor down.

The parent runs a module of the house with `run_confined`; the module begins with `confined`, which builds the walls
around itself before it opens anything. The child gets no environment (no tokens), no standard input and no open files,
and what it writes to standard output is its result. It may not outgrow its memory, processor time, wall time or result,
opens no connection, gives way to the rest of the machine, writes what it must into a folder that is removed, and dies
with the process that asked. The ban on connections holds for Python code; a native library that was taken over needs
walls of the system (a container without a network), which need rights that a program of a user may not have.
"""

import contextlib
import logging
import math
import os
import resource
import signal
import subprocess
import sys
import tempfile
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
_NICENESS = 10
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_CONNECTING = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}
)


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
    with tempfile.TemporaryDirectory(prefix="dx-child-", ignore_cleanup_errors=True) as room:
        numbers = (limits.memory_bytes, limits.cpu_seconds, limits.result_bytes, math.ceil(limits.wall_seconds))
        command = [sys.executable, "-X", "utf8", "-m", module, *map(str, numbers), str(os.getpid()), room, *arguments]
        child = subprocess.Popen(  # noqa: S603 - our own module; what comes from outside is an argument, never a shell word
            command,
            cwd=_HOUSE,
            env={},
            stdin=subprocess.DEVNULL,
            stdout=result,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = child.wait(limits.wall_seconds)
        except subprocess.TimeoutExpired:
            return Ending.OUT_OF_TIME
        finally:
            _end(child)
    return _ending(module, code)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and whatever it has started, and leaves no zombie."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.wait()


def _ending(module: str, code: int) -> Ending:
    if code == 0:
        return Ending.DONE
    _log.info("child ended module=%s code=%d", module, code)
    if code in (-signal.SIGXCPU, -signal.SIGALRM):
        return Ending.OUT_OF_TIME
    return Ending.OUT_OF_MEMORY if -code in _OUT_OF_MEMORY else Ending.BROKEN


# --- in the child --------------------------------------------------------------------------------------------------
def confined(arguments: Sequence[str]) -> tuple[list[str], int]:
    """Builds the walls; returns the arguments that are the module's own, and the bytes its result may have."""
    memory_bytes, cpu_seconds, result_bytes, wall_seconds, parent = map(int, arguments[:5])
    _confine(resource.RLIMIT_AS, memory_bytes)
    _confine(resource.RLIMIT_CPU, cpu_seconds)
    _confine(resource.RLIMIT_FSIZE, result_bytes)
    _confine(resource.RLIMIT_CORE, 0)
    signal.alarm(wall_seconds + 1)  # should nobody be left to end it
    _die_with(parent)
    with contextlib.suppress(OSError):
        os.nice(_NICENESS)
    tempfile.tempdir = arguments[5]
    sys.addaudithook(_stay_inside)
    return list(arguments[6:]), result_bytes


def _confine(what: int, most: int) -> None:
    """Lowers a limit of this process, never above what the machine already allows."""
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    # The soft limit sends a signal that names the cause; a second later the hard one kills.
    resource.setrlimit(what, (most, min(most + 1, hard) if hard != resource.RLIM_INFINITY else most + 1))


def _die_with(parent: int) -> None:
    """Linux ends the child when its parent ends; elsewhere its alarm does."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - the parent does not need it

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the call
            os._exit(1)


def _stay_inside(event: str, _arguments: object) -> None:
    if event in _CONNECTING:
        raise PermissionError("a confined process opens no connection")
