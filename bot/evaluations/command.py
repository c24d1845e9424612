"""The command that evaluates (`./dx evaluate`); bot/cli.py registers it among the others."""

from pathlib import Path
from typing import Annotated, Optional

import typer


def evaluate(
    paths: Annotated[
        list[Path],
        typer.Argument(help="質問ファイル（.toml）、それを置いたフォルダ、検索の評価用フォルダ（BEIR の形）"),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出力します")] = False,
    report: Annotated[Optional[Path], typer.Option(help="報告の HTML を書き出すファイル")] = None,
    baseline: Annotated[
        bool, typer.Option("--baseline", help="同じ質問を、単純な RAG（LangChain の標準の組み方）にも尋ねて比べます")
    ] = False,
    floor: Annotated[
        Optional[list[str]], typer.Option(help="指標の下限・上限（例: facts=0.9。満たさないと終了コード 1）")
    ] = None,
) -> None:
    """質問ファイルで、答えの正しさを測ります。検索の評価用データでは、順位の正しさを測ります。"""
    from bot.desks.evaluating import Compare, EvaluationDesk  # noqa: PLC0415
    from bot.evaluations.showing import show_evaluations  # noqa: PLC0415
    from bot.services import today  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415
    from knowledge.evaluation.floors import floor_from  # noqa: PLC0415

    floors = dict(map(floor_from, floor or ()))
    compare = Compare.PLAIN_RECIPE if baseline else Compare.NOTHING
    desk = EvaluationDesk(settings=read_settings(), today=today(), floors=floors, compare=compare)
    raise typer.Exit(show_evaluations(desk.evaluate(paths), as_json=as_json, report=report))
