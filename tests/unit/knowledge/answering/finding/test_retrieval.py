from dataclasses import replace

import pytest

from knowledge.answering.finding.retrieval import Floor, by_tier, fuse, scaled
from knowledge.domain.document import Tier
from knowledge.library.view import Hit
from knowledge.testing import edition, publication


def _hits(**scores):
    return [Hit(chunk_id=name, score=score) for name, score in scores.items()]


def test_a_chunk_high_in_two_lists_beats_one_that_is_first_in_a_single_list():
    fused = fuse(
        [
            scaled(_hits(a=0.90, b=0.88, c=0.5), 0.5, Floor.WORST),
            scaled(_hits(b=12.0, d=3.0), 0.5, Floor.ZERO),
        ]
    )

    assert fused[0].chunk_id == "b"


def test_lists_of_any_scale_count_by_their_weight():
    assert scaled(_hits(a=0.9, b=0.1), 0.37, Floor.WORST) == pytest.approx({"a": 0.37, "b": 0.0})
    assert scaled(_hits(a=55.0, b=11.0), 0.26, Floor.ZERO) == pytest.approx({"a": 0.26, "b": 0.052})


@pytest.mark.parametrize("floor", list(Floor))
def test_the_only_hit_of_a_list_counts_in_full(floor):
    assert scaled(_hits(a=3.0), 0.26, floor) == {"a": 0.26}


def test_an_empty_list_gives_nothing():
    assert scaled([], 1.0, Floor.ZERO) == {}


def test_ties_are_broken_the_same_way_every_time():
    assert [hit.chunk_id for hit in fuse([{"b": 1.0, "a": 1.0}])] == ["a", "b"]


def _said_by(tier):
    held = edition(tier.value)
    held = replace(held, document=replace(held.document, tier=tier))
    return publication(["受付は9時からです。"], of=held).chunks[0]


def test_of_passages_of_nearly_one_score_the_more_trusted_issuer_stands_first():
    found = [(_said_by(Tier.COMMUNITY), 0.805), (_said_by(Tier.NATIONAL), 0.8)]

    assert [score for _, score in by_tier(found)] == [0.8, 0.805]


def test_a_clearly_better_passage_stands_first_whoever_issued_it():
    found = [(_said_by(Tier.COMMUNITY), 0.83), (_said_by(Tier.NATIONAL), 0.8)]

    assert [score for _, score in by_tier(found)] == [0.83, 0.8]
