"""Roles (役割): who may do what, looked up anew at every action."""

from collections.abc import Collection
from enum import IntEnum


class Role(IntEnum):
    """Each may do all that those below may."""

    STAFF = 1
    FACILITATOR = 2
    ADMIN = 3


class Roles:
    """The roles of people by their ids in the workspace; whoever is not named is staff."""

    def __init__(self, *, facilitators: Collection[str] = (), admins: Collection[str] = ()) -> None:
        self._facilitators = frozenset(facilitators)
        self._admins = frozenset(admins)

    def of(self, user: str) -> Role:
        """The highest role of a person."""
        if user in self._admins:
            return Role.ADMIN
        return Role.FACILITATOR if user in self._facilitators else Role.STAFF


def named(ids: str) -> frozenset[str]:
    """The ids in a setting: 「U012AB3CD, U045EF6GH」."""
    return frozenset(ids.replace("、", ",").replace(",", " ").split())
