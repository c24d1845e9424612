"""How files are read and embedded (./dx bench): a row for each format, then the embedding beside the raw model.

Reads samples/ and, where it is there, ../shared/data/documents. Processor seconds are those of the child that reads a
file, with the start of its Python; the peak is the largest such child of the format.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from bot.settings import BotSettings
from ingest.blocks import ParsedFile
from ingest.pipeline import publication_of, read_publication
from ingest.publish import prepare
from ingest.sandbox import Limits, read_file
from ingest.sources import Given
from knowledge.domain.publication import Publication
from knowledge.errors import DocumentError
from knowledge.library.faces import texts_of
from knowledge.library.library import Library
from knowledge.library.opening import open_library, open_words
from knowledge.library.vectors import Face

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples" / "library"
SHARED = ROOT.parent / "shared" / "data" / "documents"
GROUPS = {".htm": ".html", ".markdown": ".md"}
ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One file as it was read; `refused` names the error."""

    pages: int = 0
    chunks: int = 0
    notices: int = 0
    refused: str = ""
    seconds: float = 0.0
    cpu_seconds: float = 0.0


def main() -> None:
    """Prints both tables; with file names, reads those and prints a JSON line for each (used for one format)."""
    if sys.argv[1:]:
        _read_all([Path(name) for name in sys.argv[1:]])
        return
    print("format   files refused  pages  chunks notices  seconds cpu-s  pages/cpu-s  peak MB")
    for name, paths in sorted(_by_format(SHARED if SHARED.exists() else SAMPLES).items()):
        _report(name, *_reads(paths))
    with tempfile.TemporaryDirectory() as home:
        _embedding(open_library(BotSettings(home=Path(home), _env_file=None)))  # type: ignore[call-arg]


# --- reading -------------------------------------------------------------------------------------------------------
def _by_format(folder: Path) -> dict[str, list[Path]]:
    groups: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name.split(".")[0] != "README":
            groups.setdefault(GROUPS.get(path.suffix.lower(), path.suffix.lower()), []).append(path)
    return groups


def _reads(paths: list[Path]) -> tuple[list[Read], float]:
    """The files of a format as a process of its own read them, and the largest child's megabytes."""
    command = [sys.executable, "-m", "benchmarks.ingestion", *map(str, paths)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()  # noqa: S603
    *lines, peak = said
    return [Read(**json.loads(line)) for line in lines], float(peak)


def _read_all(paths: list[Path]) -> None:
    """First every file is parsed, then the peak is taken: a child counts what its parent held when it was started."""
    parsed = [_parse(path) for path in paths]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    words = open_words()
    for path, (read, file) in zip(paths, parsed, strict=True):
        print(json.dumps(asdict(_with_chunks(read, path, file, words) if file else read)))
    print(peak)


def _parse(path: Path) -> tuple[Read, ParsedFile | None]:
    began, cpu = time.perf_counter(), _children_seconds()
    try:
        file = read_file(path, limits=Limits())
    except DocumentError as error:
        return Read(refused=type(error).__name__, seconds=time.perf_counter() - began), None
    seconds, cpu_seconds = time.perf_counter() - began, _children_seconds() - cpu
    return Read(pages=file.pages, seconds=seconds, cpu_seconds=cpu_seconds), file


def _with_chunks(read: Read, path: Path, file: ParsedFile, words: Any) -> Read:
    publication = publication_of(file, source_name=path.name, source_hash="", given=Given(), words=words)
    return replace(read, chunks=len(publication.chunks), notices=len(publication.notices))


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _report(name: str, reads: list[Read], peak: float) -> None:
    refused = Counter(read.refused for read in reads if read.refused)
    pages, cpu = sum(read.pages for read in reads), sum(read.cpu_seconds for read in reads)
    rate = f"{pages / cpu:.0f}" if pages and cpu else "-"
    print(
        f"{name:8} {len(reads):5} {refused.total():7} {pages or '-':>6} {sum(r.chunks for r in reads):7}"
        f" {sum(r.notices for r in reads):7} {sum(r.seconds for r in reads):8.1f} {cpu:6.1f} {rate:>12} {peak:8.0f}"
        f"  {', '.join(f'{kind} {count}' for kind, count in refused.items())}"
    )


# --- embedding -----------------------------------------------------------------------------------------------------
def _embedding(library: Library) -> None:
    """Stages publications and embeds the same texts with the model alone, turn about; processor time, all threads."""
    publications = list(_publications(library))
    library.embedder.passages(["準備"])
    loaded = library.embedder._model()  # type: ignore[attr-defined]  # noqa: SLF001 - the raw model is the yardstick
    ratios = []
    for publication in publications:
        texts = [text for face in Face for chunk in publication.chunks for text in texts_of(face, chunk)]
        with loaded._precision():  # noqa: SLF001
            raw = _seconds(lambda texts=texts: loaded._model.encode(texts, batch_size=16, normalize_embeddings=True))  # type: ignore[misc]  # noqa: SLF001
        ours = _seconds(lambda one=publication: prepare(one, library, progress=lambda *_: None))  # type: ignore[misc]
        ratios.append(raw / ours)
        print(f"{len(texts):5} texts: raw {len(texts) / raw:.1f}/s, staged and embedded {len(texts) / ours:.1f}/s")
    print(f"embedding with staging reaches {statistics.median(ratios):.2f} of the raw model (median of {len(ratios)})")


def _publications(library: Library) -> Iterator[Publication]:
    papers = sorted((SHARED / "cio_dp" / "pdf").glob("*.pdf"))[:ROUNDS] if SHARED.exists() else []
    for path in papers or sorted(SAMPLES.glob("*.pdf")):
        yield read_publication(path, given=Given(), words=library.words, limits=Limits())


def _seconds(work: Any) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
