"""A frame stands around the quoted words and nowhere else."""

import io

from PIL import Image

from knowledge.domain.document import Box
from knowledge.library.page_marking import marked


def white_page(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(written, format="webp")
    return written.getvalue()


def test_the_frame_is_drawn_at_the_scale_of_the_picture() -> None:
    box = Box(x0=100, top=50, x1=200, bottom=70)
    png = Image.open(io.BytesIO(marked(white_page(1000, 800), [box], width=500)))
    assert (png.format, png.size) == ("PNG", (1000, 800))
    red = {at for at in ((x, y) for x in range(0, 1000, 2) for y in range(0, 800, 2)) if _is_red(png, at)}
    assert min(x for x, _ in red) in range(192, 202)
    assert max(x for x, _ in red) in range(398, 408)
    assert {y for _, y in red} <= set(range(90, 150))
    assert not _is_red(png, (300, 120))  # the words stay readable


def test_without_boxes_the_page_is_as_it_was() -> None:
    png = Image.open(io.BytesIO(marked(white_page(100, 80), [], width=100)))
    assert png.getextrema() == ((255, 255), (255, 255), (255, 255))


def _is_red(picture: Image.Image, at: tuple[int, int]) -> bool:
    red, green, blue = picture.getpixel(at)  # type: ignore[misc]
    return red > 150 and green < 120 and blue < 120
