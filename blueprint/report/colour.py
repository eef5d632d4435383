"""Colour on a terminal, by hand: whether it is wanted, and the codes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

_CODES = {"bold": "1", "red": "1;31", "yellow": "1;33", "blue": "1;34", "green": "1;32", "dim": "2"}


def is_wanted(stream: Any, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to write colour to a stream: to a terminal, unless NO_COLOR is set; anywhere, if FORCE_COLOR is."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return environment.get("TERM") != "dumb" and stream is not None and stream.isatty()


def paint(text: str, colour: str, wanted: bool = True) -> str:
    r"""A text in a colour, or as it is.

    >>> paint("error", "red"), paint("error", "red", wanted=False)
    ('\x1b[1;31merror\x1b[0m', 'error')
    """
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if wanted and text else text
