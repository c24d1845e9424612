"""Which headings are the steps of a procedure."""

from knowledge.answering.finding.outline import ordered


def test_more_headings_beside_each_other_than_any_procedure_has_are_no_steps() -> None:
    assert len(ordered([(f"手順{n}",) for n in range(1, 90)])) == 89
    assert ordered([(f"手順{n % 90 + 1}",) for n in range(201)]) == ()
