"""Whatever is installed with us bears a licence under which it may be passed on."""

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution

from packaging.utils import canonicalize_name

# What metadata calls the licences that may be shipped; whole names, so that a new one is read by a person first.
PERMISSIVE = {
    "0bsd", "apache 2.0", "apache 2.0 license", "apache license version 2.0", "apache license, version 2.0",
    "apache software license", "apache-2.0", "apache-2.0 with llvm-exception", "bsd", "bsd 2-clause license",
    "bsd license", "3-clause bsd license", "bsd-2-clause", "bsd-3-clause", "bsl-1.0", "cc0-1.0", "cnri-python",
    "isc", "isc license", "isc license (iscl)", "mit", "mit license", "mit-cmu", "mozilla public license 2.0 (mpl 2.0)",
    "mpl-2.0", "psf-2.0", "python software foundation license", "zlib",
}  # fmt: skip
# Metadata that a test cannot read: what the package's own licence files say.
REVIEWED = {
    "scipy": "the field holds the copyright line; its classifier and LICENSE.txt say BSD-3-Clause",
    "pyclipper": "the field and LICENSE say MIT; the Clipper library in it is BSL-1.0",
    "pypdfium2": "BSD-3-Clause and Apache-2.0 for the binding; PDFium and what is built into it are BSD-like",
}


def test_every_licence_is_one_that_may_be_shipped(needed: Sequence[Distribution]) -> None:
    for dist in needed:
        name = canonicalize_name(dist.name)
        licences = list(_licences(dist))
        assert licences, f"{name} states no licence: read its files, then add it to REVIEWED with what they say"
        strange = [licence for licence in licences if licence.lower() not in PERMISSIVE]
        assert not strange or name in REVIEWED, f"{name}: {strange}"
        assert not any(re.search(r"\b(A?GPL|SSPL|BUSL)|affero", licence, re.IGNORECASE) for licence in licences), name


def _licences(dist: Distribution) -> Iterator[str]:
    """The licence expression where there is one, else the licence classifiers, else the first line of the field."""
    stated = dist.metadata.json
    if expression := stated.get("license_expression"):
        yield from _parts(str(expression))
    elif classifiers := [c for c in stated.get("classifier", ()) if c.startswith("License :: ")]:
        yield from (classifier.rpartition(" :: ")[2] for classifier in classifiers)
    elif field := stated.get("license"):
        yield from _parts(str(field).splitlines()[0])


def _parts(expression: str) -> Iterator[str]:
    yield from (part for part in re.split(r"\s+(?:AND|OR)\s+|[()]", expression) if part.strip())
