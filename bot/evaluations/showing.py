"""Where an evaluation goes: the terminal, or standard output as JSON."""

import json
import sys
from collections.abc import Iterable

from bot.console import console
from bot.evaluations.json_shape import evaluated_json
from bot.evaluations.table import print_evaluated
from knowledge.evaluation.results import Evaluated


def show_evaluations(evaluations: Iterable[Evaluated], *, as_json: bool) -> int:
    """Shows every set; returns the exit code: 1 where a floor is missed."""
    shown = list(evaluations)
    if as_json:
        sets = {"sets": [evaluated_json(one) for one in shown]}
        sys.stdout.write(json.dumps(sets, ensure_ascii=False, indent=2) + "\n")
    else:
        for one in shown:
            print_evaluated(console(), one)
    return 1 if any(one.missed for one in shown) else 0
