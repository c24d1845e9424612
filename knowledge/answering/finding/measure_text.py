"""What a measure says of itself (措置の文言), as one text to be searched for the words of a question."""

from collections.abc import Iterator

from knowledge.domain.measure import Measure
from knowledge.text import display


def words_of(measure: Measure) -> str:
    """All that it states, with what its fields are called: a question that names a field is borne by who has it."""
    stated = " ".join(display(field.text) for field in measure.stated)
    called = " ".join(words for words, told in _called(measure) if told)
    return f"{measure.name} {' '.join(measure.location.heading_path)} {stated} {called}"


def _called(measure: Measure) -> Iterator[tuple[str, object]]:
    yield "措置率 補助率 割合", measure.rates
    yield "補助上限額 上限額 限度額", measure.limits
    yield "事業期間 実施期間 期限", measure.period
    yield "申請期限 申請期間 公募期間 締切", measure.application
    yield "対象経費 補助対象経費", measure.eligible_costs
    yield "対象団体 対象者", measure.recipients
    yield "要件 条件", measure.conditions
    yield "実施主体 所管", measure.body
