"""Who may see a document is said outright: whoever is not admitted is not, and nobody in particular is everyone."""

import pytest

from knowledge.domain.visibility import EVERYONE, FOR_ALL, Audience, Reach, Visibility, only_in

_COUNCIL = Audience(channel="C0COUNCIL")


@pytest.mark.parametrize("audience", [EVERYONE, _COUNCIL])
def test_what_is_for_all_is_for_every_audience(audience: Audience) -> None:
    assert FOR_ALL.admits(audience)


def test_what_is_for_a_channel_is_for_its_people_only() -> None:
    limited = only_in(["C0COUNCIL", "C0BUDGET", "C0COUNCIL"])
    assert limited.channels == ("C0BUDGET", "C0COUNCIL")
    assert limited.admits(_COUNCIL)
    assert not limited.admits(Audience(channel="C0COUNCI"))
    assert not limited.admits(EVERYONE)


def test_a_limit_without_a_channel_admits_nobody_not_even_who_has_none() -> None:
    for limited in (only_in([]), only_in([""]), Visibility(reach=Reach.CHANNELS, channels=("",))):
        assert not limited.admits(EVERYONE)
        assert not limited.admits(_COUNCIL)
