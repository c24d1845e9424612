"""What Slack keeps on disk: questions and gestures, what channels and people decided, and what was asked of people."""

from dataclasses import dataclass

from knowledge.community.reopened import ReopenedAnswers
from knowledge.library.channel_rules import ChannelRulesStore
from knowledge.library.curated import CuratedStore
from knowledge.library.handoffs import HandoffStore
from knowledge.library.inbox import InboxStore
from knowledge.library.people import PeopleStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The stores that the desk in Slack reads and writes."""

    inbox: InboxStore
    answers: ReopenedAnswers
    rules: ChannelRulesStore
    people: PeopleStore
    handoffs: HandoffStore
    curated: CuratedStore
