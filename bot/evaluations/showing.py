"""Where an evaluation goes: the terminal, standard output as JSON, a file as HTML."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from bot import evaluation_messages as messages
from bot.console import console, error_console
from bot.evaluations.json_shape import evaluated_json
from bot.evaluations.report import evaluation_report
from bot.evaluations.table import print_evaluated
from knowledge.evaluation.results import Evaluated


def show_evaluations(evaluations: Iterable[Evaluated], *, as_json: bool, report: Path | None) -> int:
    """Shows every set; returns the exit code: 1 where a floor is missed."""
    shown = list(evaluations)
    if report:
        report.write_text(evaluation_report(shown), encoding="utf-8")
        error_console().print(messages.EVALUATION_WRITTEN.format(path=report), markup=False, soft_wrap=True)
    if as_json:
        sets = {"sets": [evaluated_json(one) for one in shown]}
        sys.stdout.write(json.dumps(sets, ensure_ascii=False, indent=2) + "\n")
    else:
        for one in shown:
            print_evaluated(console(), one)
    return 1 if any(one.missed for one in shown) else 0
