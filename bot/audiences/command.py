"""`./dx audience`: who may see a document, and who decided so when."""

from typing import Annotated

import typer

from bot import handbook_messages as messages
from bot.channel_option import Channels, visibility_of
from knowledge.domain.visibility import FOR_ALL


def audience(
    document: Annotated[str, typer.Argument(help="文書名（一部でも可）")],
    *,
    channel: Channels = None,
    everyone: Annotated[bool, typer.Option("--everyone", help="全員が見られるようにします")] = False,
) -> None:
    """文書の閲覧範囲（全員か、Slack の決まったチャンネルの人だけか）を決めます。省略すると今の範囲と履歴を示します。"""  # noqa: D400, D415 - the help
    from bot.desks.audience import AudienceDesk  # noqa: PLC0415 - `--help` stays fast without the library
    from bot.services import now  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415
    from knowledge.library.opening import open_stores  # noqa: PLC0415

    limited = visibility_of(channel)
    if everyone and limited:
        raise typer.BadParameter(messages.EVERYONE_OR_CHANNELS)
    stores = open_stores(read_settings())
    desk = AudienceDesk(library=stores.library, answers=stores.answers, now=now)
    wanted = FOR_ALL if everyone else limited
    if wanted is None:
        desk.show(document)
    else:
        desk.decide(document, wanted)
