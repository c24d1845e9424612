"""Whatever was done to a file, a parser gives blocks of text or says what is wrong with it: nothing else."""

import importlib
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.blocks import ParsedFile
from ingest.handover import fit, packed, unpacked
from ingest.sandbox import PARSERS, Limits, read_file
from ingest.sniff import format_of
from knowledge.errors import DocumentError
from tests.hostile import ooxml, seeds
from tests.hostile.spoiling import BYTES, MARKUP, Damage, damages, spoilt
from tests.hostile.zips import plain

pytestmark = pytest.mark.slow

_LIMITS = Limits(memory_bytes=2**30, wall_seconds=20)
_MEMBERS = {suffix: make() for suffix, make in seeds.PACKAGES.items()}
_WHOLE = {suffix: make() for suffix, make in seeds.FLAT.items()}
_bounded = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
_few = settings(_bounded, max_examples=16)


@pytest.mark.parametrize("suffix", ["docx", "pptx", "xlsx"])
@_bounded
@given(st.data())
def test_spoilt_parts_of_an_office_file_end_in_blocks_or_an_error(suffix: str, data: st.DataObject) -> None:
    parts = dict(_MEMBERS[suffix])
    for part in data.draw(st.lists(st.sampled_from([ooxml.MAIN[suffix], *parts]), min_size=1, max_size=2)):
        parts[part] = spoilt(parts[part], data.draw(damages(*MARKUP)))
    _read_here(suffix, ooxml.packed(parts))


@pytest.mark.parametrize("suffix", ["docx", "pptx", "xlsx"])
@_few
@given(done=damages(*BYTES), twice=st.booleans())
def test_a_spoilt_package_ends_in_blocks_or_an_error(suffix: str, done: list[Damage], twice: bool) -> None:
    main = ooxml.MAIN[suffix]
    parts = _MEMBERS[suffix]
    others = [plain(main, spoilt(parts[main], done)), plain(main, parts[main])] if twice else []
    _read_here(suffix, ooxml.packed(parts, *others) if twice else spoilt(ooxml.packed(parts), done))


@pytest.mark.parametrize("suffix", ["html", "md", "txt", "csv"])
@_bounded
@given(done=damages(*BYTES, *MARKUP))
def test_a_spoilt_text_file_ends_in_blocks_or_an_error(suffix: str, done: list[Damage]) -> None:
    _read_here(suffix, spoilt(_WHOLE[suffix], done))


@pytest.mark.parametrize("suffix", ["html", "md", "txt", "csv"])
@_bounded
@given(text=st.text(max_size=400))
def test_any_text_ends_in_blocks_or_an_error(suffix: str, text: str) -> None:
    _read_here(suffix, text.encode("utf-8", "surrogatepass"))


@_few
@given(done=damages(*BYTES))
def test_a_spoilt_pdf_ends_in_blocks_or_an_error(done: list[Damage]) -> None:
    _read_in_a_child("pdf", spoilt(_WHOLE["pdf"], done))


@_few
@given(done=damages(*MARKUP, "cut"))
def test_a_spoilt_sheet_of_another_kind_ends_in_blocks_or_an_error(done: list[Damage]) -> None:
    parts = _MEMBERS["ods"]
    _read_in_a_child("ods", ooxml.packed({**parts, "content.xml": spoilt(parts["content.xml"], done)}))


def _read_here(suffix: str, data: bytes) -> None:
    """In this process: an exception that is no DocumentError fails the test with its trace."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"壊れた.{suffix}"
        path.write_bytes(data)
        try:
            parsed = fit(importlib.import_module(PARSERS[format_of(path)]).parse(path))
        except (DocumentError, RecursionError):  # a reader tells depth without end as swelling
            return
    _assert_handed_over(parsed)


def _read_in_a_child(suffix: str, data: bytes) -> None:
    """Behind the walls: native code may end the process, which is an error of its own, but our code may not fail."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"壊れた.{suffix}"
        path.write_bytes(data)
        came: ParsedFile | DocumentError
        try:
            came = read_file(path, limits=_LIMITS)
        except DocumentError as error:
            came = error
    if isinstance(came, ParsedFile):
        _assert_handed_over(came)
    else:
        assert ".py:" not in came.what, came.what  # the place where our own code gave up


def _assert_handed_over(parsed: ParsedFile) -> None:
    assert unpacked(io.BytesIO(packed(parsed)), name="x", most_characters=10**7) == parsed
