"""What unquoted text means: the core schema of YAML 1.2, so that `no`, `on`, `1:30` and dates stay text."""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

_FIRST = frozenset("0123456789+-.~nNtTfF")
_LAST = frozenset("0123456789.abcdefABCDEF")
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LONGEST = 40
_DIGITS = 20
_CORE = "tag:yaml.org,2002:"
_KINDS: dict[str | None, tuple[type, ...]] = {
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "null": (type(None),),
}
TAGS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "`true` or `false`",
    "null": "nothing",
    "seq": "a list",
    "map": "keys with values",
}
"""The core tags, and what each asks for."""


def resolve(text: str) -> Scalar:
    """The value of an unquoted scalar.

    >>> [resolve(text) for text in ("12", "-0.6", "0x1F", "true", "~", "no", "1:30", "2026-11-01", "1_000")]
    [12, -0.6, 31, True, None, 'no', '1:30', '2026-11-01', '1_000']
    """
    if text and text[0] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return _number(text) if text[-1] in _LAST and len(text) <= _LONGEST else text


def _number(text: str) -> Scalar:
    """A number of at most 20 significant digits; anything else is text.

    >>> _number("012"), _number("1e3"), _number("9" * 21)
    (12, 1000.0, '999999999999999999999')
    """
    if _INTEGER.fullmatch(text):
        base = {"0o": 8, "0x": 16}.get(text[:2], 10)
        digits = text[2:] if base != 10 else text.lstrip("+-")
        return int(text, base) if len(digits.lstrip("0")) <= _DIGITS else text
    return float(text) if _FLOAT.fullmatch(text) else text


def tag_name(tag: str) -> str | None:
    """The name of a core tag, as after `!!`; None for every other tag.

    >>> tag_name("tag:yaml.org,2002:str"), tag_name("tag:yaml.org,2002:python/object:os.system"), tag_name("!mine")
    ('str', None, None)
    """
    name = tag.removeprefix(_CORE)
    return name if name in TAGS and name != tag else None


def tagged(text: str, name: str | None) -> tuple[Scalar, bool]:
    """The value of a scalar with a tag, and whether it is what the tag asks for.

    >>> tagged("12", "str"), tagged("12", "float"), tagged("abc", "int"), tagged("abc", None)
    (('12', True), (12.0, True), ('abc', False), ('abc', False))
    """
    if name == "str":
        return text, True
    value = resolve(text)
    if type(value) not in _KINDS.get(name, ()):
        return text, False
    return (float(value) if name == "float" and isinstance(value, int) else value), True
