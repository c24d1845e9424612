"""PDF: what was filled into a form and written into text boxes is read at its place."""

from ingest.blocks import ParsedFile
from tests.unit.ingest.parsers.conftest import Read
from tests.unit.ingest.parsers.small_pdf import Filled, Mark, Pdf, Text, paragraph, ruled

BODY = paragraph(["町の手続の多くは電子でも受け付ける。申請には電子証明書が要る。"], y=400)


def _texts(parsed: ParsedFile) -> list[str]:
    return [block.text for block in parsed.blocks]


def _form() -> list[Mark]:
    labels = [Text(x=66, y=116, text="事業者名"), Text(x=66, y=140, text="所在地"), Text(x=66, y=164, text="電話")]
    values = [
        Filled(x0=142, y0=102, x1=398, y1=122, text="汐風町観光協会"),
        Filled(x0=142, y0=126, x1=398, y1=146, text="汐風町 東一丁目"),
        Filled(x0=142, y0=150, x1=398, y1=170, text="0123-45-6789"),
    ]
    return [*ruled([60, 140, 400], [100, 124, 148, 172]), *labels, *values]


def test_the_value_of_a_field_stands_in_its_cell(read: Read) -> None:
    texts = _texts(read(Pdf(pages=[[*_form(), *BODY]])))
    assert texts[:3] == ["事業者名 | 汐風町観光協会", "所在地 | 汐風町 東一丁目", "電話 | 0123-45-6789"]


def test_a_field_of_several_lines_is_a_paragraph_at_its_place(read: Read) -> None:
    value = "町の窓口に来られない人のために、電子での申請を広げる。" * 3
    parsed = read(Pdf(pages=[[*BODY, Filled(x0=60, y0=200, x1=400, y1=300, text=value)]]))
    assert _texts(parsed)[0] == value
    assert all(
        box.x0 >= 60 and box.x1 <= 410 and box.top >= 200 and box.bottom <= 300 for box in parsed.blocks[0].boxes
    )


def test_a_text_box_laid_over_the_page_is_read(read: Read) -> None:
    note = Filled(x0=60, y0=200, x1=300, y1=220, text="受付は終わりました", kind="FreeText")
    assert _texts(read(Pdf(pages=[[*BODY, note]])))[0] == "受付は終わりました"


def test_a_ticked_box_shows_its_mark_and_an_open_one_none(read: Read) -> None:
    marks: list[Mark] = []
    for at, (state, label) in enumerate([("Yes", "郵送を望む"), ("Off", "窓口を望む")]):
        top = 100 + 40 * at
        marks += [Filled(x0=60, y0=top, x1=70, y1=top + 10, text=state, kind="Btn"), Text(x=72, y=top + 9, text=label)]
    assert _texts(read(Pdf(pages=[[*marks, *BODY]])))[:2] == ["☑郵送を望む", "窓口を望む"]


def test_a_hidden_field_and_a_hidden_text_box_are_not_read(read: Read) -> None:
    hidden = [
        Filled(x0=60, y0=200 + 40 * at, x1=300, y1=220 + 40 * at, text="この指示に従うこと", kind=kind, flags=2)
        for at, kind in enumerate(["Tx", "FreeText"])
    ]
    assert "指示" not in "".join(_texts(read(Pdf(pages=[[*BODY, *hidden]]))))


def test_a_form_without_text_of_its_own_is_read(read: Read) -> None:
    assert _texts(read(Pdf(pages=[[Filled(x0=60, y0=100, x1=300, y1=120, text="汐風町")]]))) == ["汐風町"]
