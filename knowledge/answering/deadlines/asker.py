"""Who looks at the list of deadlines (尋ねた団体), as written in its form: 兵庫県神戸市, 人口3万人の町, 村."""

from knowledge.answering.reading.bodies import MASTER_ONLY
from knowledge.answering.reading.place import read_place
from knowledge.domain.municipality import Asker


def asker_named(written: str) -> Asker:
    """The asker; nobody where the words name no body."""
    return read_place("", (), written, MASTER_ONLY).asker
