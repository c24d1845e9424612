"""The measures of ranked lists are those that one works out on paper."""

import pytest

from knowledge.evaluation.ranking import ndcg, recall, reciprocal_rank


def test_ndcg_discounts_grades_by_the_logarithm_of_the_rank() -> None:
    gains = {"a": 2, "b": 1, "c": 1}
    # ranked b, x, a: 1/log2(2) + 0 + 2/log2(4) = 2; ideal a, b, c: 2/1 + 1/log2(3) + 1/2 = 3.1309
    assert ndcg(["b", "x", "a"], gains, 10) == pytest.approx(2 / 3.13093, abs=1e-5)
    assert ndcg(["a", "b", "c"], gains, 10) == pytest.approx(1.0)


def test_ndcg_is_cut_at_its_depth_in_the_ideal_too() -> None:
    gains = {"a": 1, "b": 1, "c": 1}
    # of two places one is right: 1 / (1 + 1/log2(3)) = 0.61315
    assert ndcg(["a", "x", "b"], gains, 2) == pytest.approx(0.61315, abs=1e-5)


def test_recall_is_the_share_of_the_relevant_ones_within_the_depth() -> None:
    gains = {"a": 2, "b": 1, "c": 0}
    assert recall(["x", "a", "c", "b"], gains, 3) == 0.5
    assert recall(["x", "a", "c", "b"], gains, 4) == 1.0


def test_the_reciprocal_rank_is_that_of_the_first_relevant_one() -> None:
    assert reciprocal_rank(["x", "y", "a", "b"], {"a": 1, "b": 2}, 10) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x", "y", "a"], {"a": 1}, 2) == 0.0


def test_without_anything_relevant_every_measure_is_nothing() -> None:
    assert (ndcg(["a"], {"a": 0}, 10), recall(["a"], {"a": 0}, 10), reciprocal_rank(["a"], {}, 10)) == (0.0, 0.0, 0.0)
