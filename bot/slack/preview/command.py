"""`./dx slack-preview`: answers as they would stand in Slack, written as an HTML page; nothing is posted."""

from pathlib import Path
from typing import Annotated

import typer

from bot import messages, slack_messages
from bot.day_option import Day, day_of


def preview(
    questions: Annotated[list[str], typer.Argument(help="質問（いくつでも）")],
    *,
    html: Annotated[Path, typer.Option(help="書き出す HTML のファイル")] = Path("slack-preview.html"),
    as_of: Day = None,
    municipality: Annotated[str, typer.Option(help="あなたの自治体（例: 兵庫県神戸市）")] = "",
) -> None:
    """Slack に投稿したときの回答の見え方を、HTML に書き出します（投稿はしません）。"""  # noqa: D400, D415 - the help
    from bot.console import console  # noqa: PLC0415 - `--help` stays fast without the library
    from bot.services import open_services  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415
    from bot.slack.preview.page import Shown, page, said  # noqa: PLC0415
    from bot.slack.views.answer import answer_messages  # noqa: PLC0415
    from bot.web.links import answer_url, source_url  # noqa: PLC0415

    services = open_services(read_settings())
    base = services.settings.public_url
    threads = []
    for question in questions:
        answer = services.reception.ask(question, as_of=day_of(as_of), municipality=municipality)
        posts = answer_messages(answer, source_url=source_url(base), answer_url=lambda one: answer_url(base, one))
        shown = [Shown(name=messages.WEB_NAME, blocks=post.blocks, is_app=True) for post in posts]
        threads.append([said(slack_messages.PREVIEW_ASKER, question), *shown])
    html.write_text(page(threads), encoding="utf-8")
    console().print(slack_messages.PREVIEW_WRITTEN.format(path=html))
