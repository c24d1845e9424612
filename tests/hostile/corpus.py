"""Every file that somebody may drop on the desk and should not have: its name, how it is made, how it must end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge import errors
from tests.hostile import containers, ooxml, pdfs, texts, xml, zips
from tests.unit.ingest import bad_files

Outcome = type[errors.DocumentError] | None
"""The class of the error, or ``None`` where the file is read."""

READ = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A file and how reading it may end; more than one way where a vendor's version decides."""

    name: str
    make: Callable[[], bytes]
    ends: tuple[Outcome, ...]
    heavy: bool = False


def corpus() -> list[Hostile]:
    """All of them; the heavy ones take seconds each."""
    return [*_pdfs(), *_containers(), *_packages(), *_texts(), *_disguised()]


def _one(name: str, make: Callable[[], bytes], *ends: Outcome, heavy: bool = False) -> Hostile:
    return Hostile(name=name, make=make, ends=ends, heavy=heavy)


def _pdfs() -> Iterator[Hostile]:
    yield _one("空.pdf", lambda: b"", errors.EmptyFile)
    yield _one("改行だけ.pdf", lambda: b"\r\n \r\n", errors.EmptyFile)
    yield _one("利用者の鍵.pdf", lambda: pdfs.locked_pdf(user=b"himitsu"), errors.EncryptedFile)
    yield _one("編集だけ制限.pdf", lambda: pdfs.locked_pdf(user=b""), READ)
    yield _one("頁の輪.pdf", pdfs.page_loop, errors.DamagedFile)
    yield _one("頁なし.pdf", bad_files.pageless_pdf, errors.DamagedFile)
    yield _one("しおりの輪.pdf", pdfs.outline_loop, READ)
    yield _one("入れ子.pdf", lambda: pdfs.deep_form(200_000), errors.EmptyFile, errors.DamagedFile, errors.TextlessFile)
    yield _one("雑音.pdf", bad_files.headless_pdf, errors.DamagedFile)
    yield _one("画像.pdf", bad_files.scanned_pdf, errors.TextlessFile, READ)
    yield _one("一GiB.pdf", lambda: pdfs.bomb(1024), errors.SwellingFile, errors.EmptyFile, heavy=True)
    yield _one("六千頁.pdf", lambda: pdfs.many_pages(6000), READ, heavy=True)


def _containers() -> Iterator[Hostile]:
    for name in ("通知.docx", "説明.pptx", "様式.xlsx"):
        yield _one(f"鍵つき{name}", containers.locked_office, errors.EncryptedFile)
    yield _one("鍵つき.doc", containers.locked_old_word, errors.EncryptedFile)
    yield _one("鍵つき.xls", containers.locked_workbook, errors.EncryptedFile)
    yield _one("旧.doc", containers.old_word, errors.UnsupportedFormat)
    yield _one("旧.ppt", containers.old_slides, errors.UnsupportedFormat)
    yield _one("一太郎.jtd", containers.ichitaro, errors.UnsupportedFormat)
    yield _one("雑音.xls", containers.broken_workbook, errors.DamagedFile, errors.EmptyFile)
    yield _one("頭だけ.doc", lambda: containers.old_word()[:700], errors.DamagedFile, errors.UnsupportedFormat)
    yield _one("雑音.doc", bad_files.old_office, errors.DamagedFile, errors.UnsupportedFormat)


def _packages() -> Iterator[Hostile]:
    for suffix, make in ooxml.FORMATS.items():
        yield from _bombs(suffix, make(), ooxml.MAIN[suffix])
        if suffix != "ods":
            yield from _bad_xml(suffix, make(), ooxml.MAIN[suffix])
    yield _one("頭だけ.docx", bad_files.archive, errors.DamagedFile)
    yield _one("写真.zip", lambda: zips.zipped([zips.plain("a.jpg", b"x")]), errors.UnsupportedFormat)
    yield _one("中身なし.zip", lambda: zips.zipped([]), errors.UnsupportedFormat, errors.DamagedFile)
    yield _one("超大表.xlsx", xml.huge_dimensions, READ)
    yield _one("三万行.xlsx", xml.long_sheet, READ, errors.SwellingFile, heavy=True)


def _bombs(suffix: str, parts: ooxml.Parts, main: str) -> Iterator[Hostile]:
    start, end = parts[main].rsplit(b"</", 1)
    edges = {"start": start, "end": b"</" + end}
    swelling = errors.SwellingFile
    yield _one(f"爆弾.{suffix}", lambda: ooxml.packed(parts, zips.swelling(main, 2048, **edges)), swelling)
    lying = (errors.DamagedFile, swelling)
    yield _one(f"偽り.{suffix}", lambda: ooxml.packed(parts, zips.swelling(main, 1024, claimed=9000, **edges)), *lying)
    many = [zips.plain(f"customXml/item{n}.xml", b"<a/>") for n in range(30_000)]
    yield _one(f"三万部品.{suffix}", lambda: ooxml.packed(parts, *many), swelling)
    yield _one(
        f"重なり.{suffix}", lambda: zips.zipped(xml.overlapping(parts), shared=True), swelling, errors.DamagedFile
    )
    nested = zips.plain("media/inner.zip", zips.zipped([zips.swelling("a", 512)]))
    yield _one(f"入れ子.{suffix}", lambda: ooxml.packed(parts, nested), READ)
    locked = zips.Member(name="docProps/app.xml", packed=b"\x5a" * 40, size=28, flags=0x801)
    yield _one(f"鍵つき部品.{suffix}", lambda: ooxml.packed(parts, locked), errors.EncryptedFile)
    packed = xml.bzipped(main, parts[main])
    yield _one(f"別の圧縮.{suffix}", lambda: ooxml.packed(parts, packed), errors.DamagedFile)


def _bad_xml(suffix: str, parts: ooxml.Parts, main: str) -> Iterator[Hostile]:
    """Everything is done to the part with the text; to each other part one thing, so that all kinds take their turn."""
    refused = (errors.SwellingFile, errors.DamagedFile)
    for kind in xml.SPOILT:
        # What only points outside may be read, as long as nothing is fetched (a test looks for what it would bring).
        ends = (*refused, READ) if kind.startswith("外") else refused
        yield _spoilt(suffix, parts, main, kind, *ends)
    for at, part in enumerate(part for part in parts if part != main):
        # A part that the reader has no use for may be anything; one that it reads must be refused.
        kind = list(xml.SPOILT)[at % len(xml.SPOILT)]
        yield _spoilt(suffix, parts, part, kind, *refused, errors.UnsupportedFormat, READ)
    for part in (main, "[Content_Types].xml", "_rels/.rels"):
        short = part.replace("/", "-")
        without = {name: data for name, data in parts.items() if name != part}
        gone = (errors.DamagedFile, errors.UnsupportedFormat, errors.EmptyFile)
        yield _one(f"欠け_{short}.{suffix}", lambda w=without: ooxml.packed(w), *gone)


def _spoilt(suffix: str, parts: ooxml.Parts, part: str, kind: str, *ends: Outcome) -> Hostile:
    name = f"{kind}_{part.replace('/', '-')}.{suffix}"
    return _one(name, lambda: ooxml.packed({**parts, part: xml.SPOILT[kind](parts[part])}), *ends)


def _texts() -> Iterator[Hostile]:
    for suffix in ("txt", "md", "html", "csv"):
        empty, binary = errors.EmptyFile, errors.UnsupportedFormat
        yield _one(f"空.{suffix}", lambda: b"", empty)
        yield _one(f"空白だけ.{suffix}", " \t\r\n\n\u3000\n".encode, empty)
        yield _one(f"目印だけ.{suffix}", lambda: b"\xef\xbb\xbf", empty, binary)
        yield _one(f"雑音.{suffix}", bad_files.random_bytes, binary)
        yield _one(f"ゼロだらけ.{suffix}", lambda: bytes(100_000), binary, empty)
        yield _one(f"ゼロ混じり.{suffix}", lambda s=suffix: texts.with_nuls(s), READ)
        yield _one(
            f"途中から雑音.{suffix}", lambda s=suffix: texts.text(s, 90_000) + bad_files.random_bytes(), binary, READ
        )
        yield _one(f"制御文字.{suffix}", lambda s=suffix: texts.with_controls(s), READ)
        yield _one(f"一行十五MB.{suffix}", lambda s=suffix: texts.one_line(s), READ, errors.SwellingFile, heavy=True)
    yield _one("深い箱.html", lambda: texts.nested_divs(200_000), READ, errors.SwellingFile, heavy=True)
    yield _one("深い引用.md", lambda: b">" * 100_000 + "本文".encode(), READ, errors.SwellingFile)
    yield _one("深い箇条書き.md", lambda: texts.nested_list(1500), READ, errors.SwellingFile)
    yield _one("角括弧.md", lambda: b"[" * 200_000 + "本文".encode(), READ, errors.SwellingFile)
    yield _one("引用符だけ.csv", lambda: b'"' + texts.text("txt", 400_000), READ, errors.SwellingFile)
    yield _one("列だらけ.csv", lambda: ("項目" + "," * 500_000 + "\n").encode() * 3, READ, errors.SwellingFile)
    yield _one("属性だらけ.html", texts.many_attributes, READ, errors.SwellingFile)
    yield _one("表の幅.html", texts.wide_spans, READ, errors.SwellingFile)


def _disguised() -> Iterator[Hostile]:
    yield _one("実はPDF.docx", pdfs.pdf, READ)
    yield _one("実はPDF.txt", pdfs.pdf, READ)
    yield _one("実はDOCX.pdf", lambda: ooxml.packed(ooxml.docx()), READ)
    yield _one("実はXLSX.csv", lambda: ooxml.packed(ooxml.xlsx()), READ)
    yield _one("実はPPTX.docx", lambda: ooxml.packed(ooxml.pptx()), READ)
    yield _one("実はCSV.xlsx", lambda: texts.text("csv", 400), READ)
    yield _one("実はHTML.xls", lambda: texts.text("html", 400), READ)
    yield _one("実はテキスト.pdf", lambda: texts.text("txt", 400), READ)
    yield _one("実はPNG.pdf", bad_files.picture, errors.UnsupportedFormat)
    yield _one("実は旧版.docx", containers.old_word, errors.UnsupportedFormat)
    yield _one(
        "署名.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>", errors.UnsupportedFormat
    )
    yield _one("設定.json", lambda: b'{"a": 1}', errors.UnsupportedFormat)
    yield _one("文書.rtf", lambda: rb"{\rtf1 abc}", errors.UnsupportedFormat)
