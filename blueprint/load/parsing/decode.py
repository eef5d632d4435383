"""Bytes into text: UTF-8 and nothing else, with no character that a reader cannot see and a writer cannot write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from blueprint.errors import Location, Problem, SourceError
from blueprint.load.limits import DEFAULTS, Limits
from blueprint.load.parsing.lines import Lines, point, quoted_from

_CONTROLS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
FORBIDDEN = f"[{_CONTROLS}]"
"""What no text may hold, typed or by an escape, as a pattern of one character."""
_UNTYPABLE = f"[{_CONTROLS}\u2028\u2029\ufeff]"
_UNTYPABLE_IN_ASCII = "[\0-\x08\x0b\x0c\x0e-\x1f\x7f]"  # is ready sooner
_MOST_SHOWN = 20
_SAVE = "save it as UTF-8: in most editors that is “Save as”, then the encoding “UTF-8”"
_RICH = "{\\rtf"
_SAVE_PLAIN = "save it as plain text: in TextEdit that is “Format”, then “Make Plain Text”"
_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "a zip or Office file (.docx, .xlsx, .pptx)"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
)


def decode(raw: bytes | str, name: str, limits: Limits = DEFAULTS) -> str:
    r"""The text of a file, without its byte order mark.

    >>> decode(b"\xef\xbb\xbftitle: Caf\xc3\xa9", "cafe.yaml")
    'title: Café'
    """
    if len(raw) > limits.size:
        message = f"this file is too large: {len(raw) / 1e6:.1f} MB, and a file may have {limits.size / 1e6:g} MB"
        raise _refused(name, 1, 1, message, "split it, and move what several blueprints share into a catalog (`use:`)")
    if raw[:5] == (_RICH if isinstance(raw, str) else _RICH.encode()):
        raise _refused(name, 1, 1, "this is RTF, a text with fonts and colours, not plain text", _SAVE_PLAIN)
    text = raw if isinstance(raw, str) else _text(bytes(raw), name)
    text = text.removeprefix("\ufeff")
    if problems := list(islice(_untypable(text, name), _MOST_SHOWN)):
        raise SourceError(problems, quoted_from(name, text))
    return text


def _text(raw: bytes, name: str) -> str:
    for start, what in _OTHER_FILES:
        if raw.startswith(start):
            raise _refused(name, 1, 1, f"this is {what}, not a text file", "a blueprint is plain text in YAML")
    if encoding := _wide_encoding(raw):
        raise _refused(name, 1, 1, f"this looks like {encoding}, not UTF-8", _SAVE)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
        line, column = Lines(before).place(len(before))
        problem = _problem(name, line, column, *_not_utf8(raw, error))
        raise SourceError([problem], quoted_from(name, raw.decode("utf-8", "replace"))) from error


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark or by the zero bytes that it puts between plain letters."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    head = raw[:400]
    zeros = head.count(0)
    if zeros * 3 < len(head) or zeros == len(head) or len(head) < 4:
        return None
    in_one_half = head[::2].count(0) == 0 or head[1::2].count(0) == 0
    return "UTF-16" if in_one_half else "UTF-32" if zeros * 3 > len(head) * 2 else None


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """What is wrong at the first bad byte, and what to do."""
    if error.reason == "unexpected end of data":
        return "the file stops in the middle of a character", "it was probably cut short: copy or save it again"
    byte = raw[error.start]
    runs = re.findall(rb"[\x80-\xff]+", raw.removeprefix(b"\xef\xbb\xbf"))
    if sum(map(len, runs)) >= 2 * len(runs):  # accents stand alone among plain letters, other scripts do not
        return f"the byte 0x{byte:02X} here is not UTF-8; the file seems to be in another encoding", _SAVE
    letter = bytes([byte]).decode("cp1252", "replace")
    return f"the byte 0x{byte:02X} here is not UTF-8; this looks like Latin-1 or Windows-1252 (`{letter}`)", _SAVE


def _untypable(text: str, name: str) -> Iterator[Problem]:
    lines = Lines(text)
    for found in re.finditer(_UNTYPABLE_IN_ASCII if text.isascii() else _UNTYPABLE, text):
        line, column = lines.place(found.start())
        yield _problem(name, line, column, f"{describe(found[0])} stands here", _REPAIRS.get(found[0], "delete it"))


_REPAIRS = {
    "\u2028": "delete it, or press Enter in its place",
    "\u2029": "delete it, or press Enter in its place",
}


def describe(character: str) -> str:
    r"""A character that nobody can see, in words.

    >>> describe("\b"), describe("\u2028")
    ('an invisible control character (U+0008)', 'an invisible line separator (U+2028)')
    """
    code = f"U+{ord(character):04X}"
    if character in "\u2028\u2029":
        return f"an invisible line separator ({code})"
    if character == "\ufeff":
        return f"an invisible byte order mark ({code})"
    if character in "\ufffe\uffff":
        return f"something that is no character ({code})"
    return (
        f"half a character ({code})"
        if "\ud800" <= character <= "\udfff"
        else f"an invisible control character ({code})"
    )


def _problem(name: str, line: int, column: int, message: str, repair: str) -> Problem:
    return Problem("BP101", message, repair, location=Location(name, point(line, column)))


def _refused(name: str, line: int, column: int, message: str, repair: str) -> SourceError:
    return SourceError([_problem(name, line, column, message, repair)])
