"""The pace (質問の頻度): how many questions of a person, and of a workspace, are answered within a minute."""

from dataclasses import dataclass
from datetime import timedelta

from knowledge.library.inbox import InboxRow, InboxStore

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The most questions a minute that are answered; the inbox counts them, so that a restart forgets nothing."""

    per_person: int
    per_workspace: int

    def is_too_fast(self, row: InboxRow, inbox: InboxStore) -> bool:
        """Whether a question came after too many others, itself counted."""
        since = row.received_at - _MINUTE
        is_person = inbox.asked_by_person(row, since) > self.per_person
        return is_person or inbox.asked_in_workspace(row, since) > self.per_workspace
