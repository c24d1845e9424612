"""How long the steps of an answer took (所要時間)."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Times the steps of one answer (milliseconds); a step taken again for another part adds to its time."""

    def __init__(self) -> None:
        self._timings: dict[str, float] = {}

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self._timings[step] = self._timings.get(step, 0.0) + (time.perf_counter() - started) * 1000

    @property
    def timings(self) -> tuple[tuple[str, float], ...]:
        """(step, milliseconds) in order, and the total."""
        return (*self._timings.items(), ("total", sum(self._timings.values())))
