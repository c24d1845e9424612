"""Kept channel rules (チャンネルの設定)."""

from datetime import UTC, datetime

from sqlalchemy import delete, select

from knowledge.domain.workspace import ChannelRules
from knowledge.library.codec import dumps, loads
from knowledge.library.database.engine import Database
from knowledge.library.database.tables import channel_rules

_USUAL = ChannelRules()


class ChannelRulesStore:
    """Keeps what was decided for each channel, who decided it last and when."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, team: str, channel: str) -> ChannelRules:
        """The rules of a channel; the usual ones where nothing was decided."""
        here = (channel_rules.c.team == team) & (channel_rules.c.channel == channel)
        with self._database.reading() as connection:
            record = connection.scalar(select(channel_rules.c.record).where(here))
        rules: ChannelRules = _USUAL if record is None else loads(ChannelRules, record)
        return rules

    def put(self, team: str, channel: str, rules: ChannelRules, *, by: str, at: datetime) -> None:
        """Keeps the rules of a channel in place of the earlier ones."""
        here = (channel_rules.c.team == team) & (channel_rules.c.channel == channel)
        row = {
            "team": team,
            "channel": channel,
            "record": dumps(ChannelRules, rules),
            "changed_by": by,
            "changed_at": at.astimezone(UTC),
        }
        with self._database.writing() as connection:
            connection.execute(delete(channel_rules).where(here))
            connection.execute(channel_rules.insert().values(row))
