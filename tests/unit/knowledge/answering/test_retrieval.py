from knowledge.answering.retrieval import fuse
from knowledge.library.library import Hit


def _hits(**scores):
    return [Hit(chunk_id=name, score=score) for name, score in scores.items()]


def test_a_chunk_high_in_two_lists_beats_one_that_is_first_in_a_single_list():
    fused = fuse([(1.0, _hits(a=0.9, b=0.88, c=0.5)), (1.0, _hits(b=12.0, d=3.0))])

    assert fused[0].chunk_id == "b"


def test_fused_scores_lie_between_zero_and_one_whatever_the_scales():
    fused = fuse([(1.0, _hits(a=0.9, b=0.1)), (0.7, _hits(a=55.0, c=1.0))])

    assert fused[0].score == 1.0
    assert all(0.0 <= hit.score <= 1.0 for hit in fused)


def test_an_empty_list_takes_no_part_but_lowers_the_certainty():
    both = fuse([(1.0, _hits(a=0.9, b=0.1)), (1.0, _hits(a=2.0, b=1.0))])
    alone = fuse([(1.0, _hits(a=0.9, b=0.1)), (1.0, [])])

    assert alone[0].score == both[0].score / 2


def test_ties_are_broken_the_same_way_every_time():
    assert [h.chunk_id for h in fuse([(1.0, _hits(b=1.0, a=1.0, z=0.0))])][:2] == ["a", "b"]
