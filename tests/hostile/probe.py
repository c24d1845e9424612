"""A child that tells how it is confined, or misbehaves: `python -m tests.hostile.probe <what to do> [argument]`."""

import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from knowledge.confined import confined


def tell(_argument: str) -> dict[str, object]:
    """What the child has and may."""
    limits = {name: resource.getrlimit(getattr(resource, name)) for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE")}
    return {
        "environment": dict(os.environ),  # noqa: TID251 - the very thing that is asked
        "input": sys.stdin.read(),
        "open": sorted(int(entry.name) for entry in Path("/proc/self/fd").iterdir()),
        "niceness": os.nice(0),
        "room": tempfile.gettempdir(),
        "limits": limits,
    }


def connect(address: str) -> dict[str, object]:
    """Tries to reach a server on this machine."""
    host, _, port = address.partition(":")
    try:
        socket.create_connection((host, int(port)), timeout=2).close()
    except PermissionError as error:
        return {"refused": str(error)}
    return {"refused": ""}


def leave_behind(place: str) -> dict[str, object]:
    """Starts a process that would outlive it, and leaves a file in its room."""
    left = subprocess.Popen(["/bin/sleep", "60"])
    (Path(tempfile.gettempdir()) / "left").write_text("x")
    Path(place).write_text(f"{left.pid} {os.getpid()} {tempfile.gettempdir()}")
    return {}


def linger(place: str) -> dict[str, object]:
    """The same, and sleeps."""
    leave_behind(place)
    time.sleep(60)
    return {}


def spin(_argument: str) -> dict[str, object]:
    """Uses its processor time up."""
    while True:
        pass


def grow(_argument: str) -> dict[str, object]:
    """Uses its memory up."""
    kept = [bytearray(2**24) for _ in range(10_000)]
    return {"kept": len(kept)}


def flood(_argument: str) -> dict[str, object]:
    """Writes more than its result may have."""
    while True:
        os.write(1, bytes(2**20))


DEEDS = {deed.__name__: deed for deed in (tell, connect, leave_behind, linger, spin, grow, flood)}

if __name__ == "__main__":
    (name, asked), _ = confined(sys.argv[1:])
    sys.stdout.write(json.dumps(DEEDS[name](asked)))
