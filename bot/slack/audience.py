"""Who reads what is said in a conversation (読み手)."""

from knowledge.domain.visibility import EVERYONE, Audience

_DIRECT = "D"
"""How the ids of conversations with one person begin."""


def audience_in(channel: str) -> Audience:
    """The people of a channel, by its id, which stays when it is renamed; a person alone is like everyone."""
    return EVERYONE if channel.startswith(_DIRECT) else Audience(channel=channel)
