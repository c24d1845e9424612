"""Prints the HTML of samples/source to PDF with headless Chromium: python samples/build.py [name…]."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGETS = {
    "handbook-2.1": HERE / "library" / "handbook-2.1.pdf",
    "handbook-2.0": HERE / "earlier" / "handbook-2.0.pdf",
    "cases": HERE / "library" / "cases.pdf",
    "cases-2026": HERE / "library" / "cases-2026.pdf",
    "migration": HERE / "library" / "migration.pdf",
}
# The time of printing, in the one form Chromium writes: made constant so that the same source gives the same bytes.
_PRINTED_AT = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}")


def main(names: list[str]) -> None:
    """Builds the named samples, or all."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("chromium is not installed: apt-get install chromium fonts-ipaexfont-gothic")
    for name in names or list(TARGETS):
        target = TARGETS[name]
        target.write_bytes(_print(chromium, HERE / "source" / f"{name}.html"))
        print(f"{target.relative_to(HERE)}: {target.stat().st_size:,} bytes")


def _print(chromium: str, source: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.pdf"
        command = [
            *(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"),
            *("--no-pdf-header-footer", "--disable-pdf-tagging", f"--print-to-pdf={printed}", source.as_uri()),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - our own fixed words
        return _PRINTED_AT.sub(rb"\g<1>20250401000000", printed.read_bytes())


if __name__ == "__main__":
    main(sys.argv[1:])
