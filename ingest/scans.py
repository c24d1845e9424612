"""What is done with pages that are pictures (スキャン), as the admin sets it."""

from enum import StrEnum

MOST_PAGES = 50
"""So many pictures of one file are read; a file with more is to be split. One takes 3 to 10 seconds."""
SECONDS_A_PAGE = 20
"""What reading a picture may take on a slow machine."""


class Scans(StrEnum):
    """Only reported, or read by OCR where a page has no text of its own."""

    REPORTED = "off"
    RECOGNISED = "auto"
