"""The catalogue in a folder of its own, and a case and a measure as sources state them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.domain.calendar import Period
from knowledge.domain.case import Case
from knowledge.domain.document import Box, Chunk, Location
from knowledge.domain.measure import Measure, Rate
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated
from knowledge.library.database.engine import Database, connect
from knowledge.library.database.migrating import migrate
from knowledge.testing import edition


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = connect(tmp_path / "catalogue.sqlite3")
    migrate(opened)
    yield opened
    opened.close()


@pytest.fixture
def location() -> Location:
    boxes = (Box(x0=72.0, top=90.5, x1=523.0, bottom=104.25),)
    return Location(edition=edition(), heading_path=("第2章", "研修"), page=12, boxes=boxes)


@pytest.fixture
def measure(location: Location) -> Measure:
    return Measure(
        id="m1",
        name="推進役の育成への支援",
        recipients=_stated("市町村", location),
        eligible_costs=(_stated("研修の受講料", location), _stated("教材費", location)),
        rate=Rate(value=Decimal("0.7"), before=Decimal("0.5"), stated=_stated("措置率 0.5→0.7", location)),
        instrument=_stated("特別交付税措置", location),
        period=_stated("令和7年度まで", location),
        validity=Period(ends=date(2026, 3, 31)),
        location=location,
    )


@pytest.fixture
def case(location: Location) -> Case:
    return Case(
        id="c1",
        title=_stated("窓口の予約をひとつの画面に", location),
        municipality=Municipality(name="青葉町", prefecture="見本県"),
        topics=("内部DX", "住民サービス"),
        point=None,
        outline=(_stated("予約の受付を電子化した。", location),),
        population=_stated("1.2万人", location),
        department=None,
        urls=(),
        location=location,
    )


def _stated(text: str, location: Location) -> Stated:
    return Stated(text=text, chunk_id=Chunk(location=location, ordinal=0, text=text).id, location=location)
