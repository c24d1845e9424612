"""Reads the glossary that admins keep: `[[same]]` tables with the names of one thing."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from knowledge.errors import GlossaryError

_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=100)]
_PLACE = re.compile(r"line \d+|end of document")


class _Same(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    names: Annotated[tuple[_Name, ...], Field(min_length=2)]
    note: str = ""


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    same: tuple[_Same, ...] = ()


def read_groups(path: Path) -> tuple[tuple[str, ...], ...]:
    """The groups of names; none where there is no file. Raises GlossaryError that names the file and the places."""
    if not path.exists():
        return ()
    try:
        held = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except ValidationError as error:
        places = ", ".join(dict.fromkeys(_places(error)))
        raise GlossaryError("the glossary does not fit", which=str(path), todo=places) from error
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        raise GlossaryError("no TOML", which=str(path), todo=place[0] if place else "TOML") from error
    except UnicodeDecodeError as error:
        raise GlossaryError("no UTF-8", which=str(path), todo="UTF-8") from error
    except OSError as error:
        raise GlossaryError("cannot be read", which=str(path), todo=type(error).__name__) from error
    return tuple(group.names for group in held.same)


def _places(error: ValidationError) -> Iterator[str]:
    """Where the faults are, counted from 1: same.2.names is the names of the second group."""
    for problem in error.errors():
        yield ".".join(str(part + 1) if isinstance(part, int) else part for part in problem["loc"])
