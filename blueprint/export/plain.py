"""Text of strangers as other tools may have it: one line, nothing that steers a terminal, no formula."""

from __future__ import annotations

import re

from blueprint.layout.characters import is_rtl

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_STEERING = re.compile("[\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LIVE = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    r"""A text on one line, without marks that turn the direction of writing; what is no letter becomes U+FFFD.

    >>> plain("a\nb"), plain("safe\u202etxt"), plain("x\x1b[31m")
    ('a b', 'safetxt', 'x�[31m')
    """
    if text.isascii() and text.isprintable():
        return text
    return _NO_TEXT.sub("\ufffd", _STEERING.sub("", _BREAKS.sub(" ", text)))


def turned(text: str) -> str:
    """A text that has its own direction from right to left wherever it stands; any other as it is."""
    return f"\u2067{text}\u2069" if is_rtl(text) else text


def disarmed(text: str) -> str:
    """A text that no spreadsheet takes for a formula: where it could be one, with an apostrophe in front.

    >>> disarmed("=1+1"), disarmed("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(_LIVE) else text
