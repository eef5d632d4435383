"""The layout of a file made tidy: what `blueprint fmt` does.

What a file says stays, and so does what its author chose: the order of keys, quotes, which lists and mappings stand in
brackets, where lines break, remarks, a blank line between two things, remarks one under another, the kind of line
breaks (LF or CRLF, whichever ends the first line) and a byte order mark. What is made alike is what nobody chooses:

- two columns from what holds to what is held, and a list under its key is held by it;
- one space after `:`, `-` and `,`, none before them and none inside brackets;
- a space after the `#` of a remark, and at least two before it, or one where it is aligned with others;
- at most one blank line between two lines, none at the ends, no space at the end of a line, and a line break at the
  end of the file.

No line is broken or joined for its length: where a line of a blueprint breaks is a matter of reading, not of width.
"""

from __future__ import annotations

import re
from typing import Any

from blueprint.errors import SourceError
from blueprint.load.parsing.source import read_data
from blueprint.load.sameness import same
from blueprint.load.tidy.layout import Layout, remarks_of
from blueprint.load.tidy.quick import surely_tidy

_BREAK = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


class TidyFaultError(RuntimeError):
    """A tidied text that would not say the same: a fault of ours. Nothing is written."""


def tidy(text: str, name: str = "<text>") -> str:
    r"""A text, tidy. name: what to call it in messages.

    Raises SourceError, with everything that is wrong, for what cannot be read: that is not touched.

    >>> tidy("title :  Corner café\nscale: [ -3,3 ]   #of all\njourney:\n- phase: Visit\n")
    'title: Corner café\nscale: [-3, 3]   # of all\njourney:\n  - phase: Visit\n'
    """
    data = read_data(text, name)
    result = text if _is_surely_tidy(text) else laid_out(text)
    if result != text and not _says_the_same(result, data, text):
        raise TidyFaultError("the tidied text would not say the same")
    return result


def is_tidy(text: str) -> bool:
    """Whether a text, one that can be read, is tidy: quick where it is."""
    return _is_surely_tidy(text) or laid_out(text) == text


def laid_out(text: str) -> str:
    """A text, one that can be read, with its pieces in tidy lines."""
    body = text.removeprefix(_MARK)
    first = _BREAK.search(body)
    end = "\r\n" if first and first[0] == "\r\n" else "\n"
    return text[: len(text) - len(body)] + "".join(f"{line}{end}" for line in Layout(body).run())


def _is_surely_tidy(text: str) -> bool:
    text = text.removeprefix(_MARK)
    if text.count("\r") == text.count("\r\n") == text.count("\n"):
        text = text.replace("\r\n", "\n")
    return "\r" not in text and surely_tidy(text)


def _says_the_same(result: str, data: Any, text: str) -> bool:
    try:
        after = read_data(result, "the tidied text")
    except SourceError:
        return False
    return same(data, after) and remarks_of(text.removeprefix(_MARK)) == remarks_of(result.removeprefix(_MARK))
