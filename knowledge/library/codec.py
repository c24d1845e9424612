"""The frozen values as JSON and back: what the catalogue writes into its record columns.

A value is an object of its fields. Where a field may hold one of several classes, the object also names its class
under "is"; a field that JSON does not know yet (added later) takes the default of its class.
"""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

_CLASS = "is"
_UNIONS = (Union, types.UnionType)


def dumps(kind: Any, value: Any) -> str:
    """The value, whose declared type is `kind`, as compact JSON; equal values give equal text."""
    return json.dumps(_encoded(kind, value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: Any, text: str) -> Any:
    """The value that `dumps(kind, …)` wrote."""
    return _decoder(kind)(json.loads(text))


# --- to JSON -------------------------------------------------------------------------------------------------------
def _encoded(kind: Any, value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if is_dataclass(value):
        hints = _hints(value.__class__)
        plain = {field.name: _encoded(hints[field.name], getattr(value, field.name)) for field in fields(value)}
        return {_CLASS: type(value).__name__, **plain} if len(_classes(kind)) > 1 else plain
    if isinstance(value, tuple):
        return [_encoded(item_kind, item) for item_kind, item in zip(_item_kinds(kind, value), value, strict=True)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, Decimal)):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _item_kinds(kind: Any, items: tuple[Any, ...]) -> tuple[Any, ...]:
    """The declared types of a tuple's items, through an optional tuple too."""
    tuple_kind = next((option for option in _options(kind) if get_origin(option) is tuple), None)
    arguments = get_args(tuple_kind)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return (arguments[0],) * len(items)
    return arguments


# --- from JSON -----------------------------------------------------------------------------------------------------
@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """How JSON becomes a value of the declared type."""
    if get_origin(kind) in _UNIONS:
        return _union_decoder(kind)
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        return _class_decoder(kind)
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, (bool, int, float, str, Decimal, Enum)):
        return kind
    raise TypeError(f"no value of {kind!r} from JSON")


def _union_decoder(kind: Any) -> Callable[[Any], Any]:
    options = [option for option in _options(kind) if option is not type(None)]
    if len(options) == 1:
        only = options[0]
        return lambda plain: None if plain is None else _decoder(only)(plain)
    by_name = {option.__name__: option for option in options}
    return lambda plain: None if plain is None else _decoder(by_name[plain[_CLASS]])(plain)


def _tuple_decoder(arguments: tuple[Any, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = arguments[0]
        return lambda plain: tuple(map(_decoder(each), plain))
    return lambda plain: tuple(_decoder(one)(item) for one, item in zip(arguments, plain, strict=True))


def _class_decoder(kind: Any) -> Callable[[Any], Any]:
    hints = _hints(kind)
    known = [(field, hints[field.name]) for field in fields(kind)]

    def decode(plain: dict[str, Any]) -> Any:
        stated = {f.name: _decoder(hint)(plain[f.name]) for f, hint in known if f.name in plain or not _defaults(f)}
        return kind(**stated)

    return decode


def _defaults(field: "Field[Any]") -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _options(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in _UNIONS else (kind,)


@cache
def _classes(kind: Any) -> tuple[Any, ...]:
    return tuple(option for option in _options(kind) if is_dataclass(option))
