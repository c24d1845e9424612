"""Numbers as attributes of office files state them; what is no number, or none that a person meant, is passed over."""

import math
import re

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number of at most nine digits, else `otherwise`."""
    return int(text) if text and _WHOLE.fullmatch(text) else otherwise


def measured(text: str | None, otherwise: float = 0.0) -> float:
    """A finite number, else `otherwise`."""
    try:
        number = float(text or "")
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else otherwise
