"""Files that no reader should trip over, each built in code."""

import random
import zlib

from tests.unit.ingest.parsers.small_pdf import Pdf, Picture, assembled, paragraph

TEXT = ["この手引きは電子申請を設ける担当者のためのものである。", "受付、審査、通知の順に述べる。"]


def a_pdf() -> bytes:
    """A PDF that can be read."""
    return Pdf(pages=[paragraph(TEXT)]).bytes()


def random_bytes() -> bytes:
    """Noise, the same every time."""
    return random.Random(2025).randbytes(20_000)


def truncated_pdf() -> bytes:
    """A download that was cut off in the middle of the first object."""
    return a_pdf()[:120]


def headless_pdf() -> bytes:
    """The magic number of a PDF with noise behind it."""
    return b"%PDF-1.7\n" + random_bytes()


def encrypted_pdf() -> bytes:
    """A PDF whose keys do not fit the empty password."""
    keys = f"/O <{'5a' * 32}> /U <{'a5' * 32}>"
    encryption = f"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 {keys} >> /ID [<{'00' * 16}> <{'00' * 16}>]"
    return Pdf(pages=[paragraph(TEXT)], trailer=encryption).bytes()


def scanned_pdf() -> bytes:
    """Pages that are pictures."""
    return Pdf(pages=[[Picture()], [Picture()]]).bytes()


def blank_pdf() -> bytes:
    """Pages with nothing on them."""
    return Pdf(pages=[[], []]).bytes()


def looping_pdf() -> bytes:
    """A page tree whose node is its own child."""
    return assembled({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"})


def pageless_pdf() -> bytes:
    """A PDF without pages."""
    return Pdf(pages=[]).bytes()


def flate_bomb(size: int) -> bytes:
    """A page whose content is `size` bytes of white space, small on disk."""
    packer = zlib.compressobj(9)
    megabyte = b" " * 2**20
    packed = b"".join(packer.compress(megabyte) for _ in range(size // 2**20)) + packer.flush()
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    return assembled(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            5: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R >>",
            6: head + packed + b"\nendstream",
        }
    )


def web_page() -> bytes:
    """An error page that was saved under the name of a document."""
    return "<!DOCTYPE html>\n<html lang=ja><title>404</title><p>お探しのページはありません。</html>".encode()


def archive() -> bytes:
    """The first bytes of a ZIP, as every modern Office file has them."""
    return b"PK\x03\x04\x14\x00\x06\x00" + random_bytes()


def old_office() -> bytes:
    """The first bytes of an OLE container: an old or an encrypted Office file."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(24) + random_bytes()


def picture() -> bytes:
    """The first bytes of a PNG."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + random_bytes()


def long_line(size: int) -> bytes:
    """Text of `size` characters without a single line end."""
    return ("町は窓口を見直す" * (size // 8 + 1))[:size].encode()
