"""Standard output for data, standard error for messages: each written in one place."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

from blueprint.report.clean import clean

READ_AT_MOST = 20_000_000
"""How many bytes are taken from standard input: more than any limit on a file, so that the reader refuses them."""


def emit(data: str | bytes) -> None:
    """Write data to standard output, at once. Raises OSError where it cannot be written."""
    if not data:
        return
    refuse_closed_output()
    if isinstance(data, str) and sys.stdout.isatty():
        sys.stdout.write(_fit(data, sys.stdout))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data.encode(errors="backslashreplace") if isinstance(data, str) else data)
    sys.stdout.flush()


def refuse_closed_output() -> None:
    """Raise OSError if there is no standard output to write to."""
    if sys.stdout is None:
        raise OSError("standard output is closed")


def say(*lines: str) -> None:
    """Write a message to standard error, with everything odd in it made visible, line breaks in a line too."""
    write_message("".join(f"{clean(line)}\n" for line in lines))


def write_message(text: str) -> None:
    """Write text that is clean already to standard error; that nobody is there to read it is no fault."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(_fit(text, sys.stderr))
        sys.stderr.flush()


def is_seen() -> bool:
    """Whether messages go to a terminal, where a person reads them."""
    return sys.stderr is not None and sys.stderr.isatty()


def read_stdin() -> bytes:
    """All of standard input."""
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return sys.stdin.buffer.read(READ_AT_MOST)


def _fit(text: str, stream: TextIO) -> str:
    """A text with what the stream's encoding lacks written as escapes."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def settle() -> bool:
    """Flush standard output; if that fails, see to it that the interpreter does not complain at its end."""
    stream = sys.stdout
    if stream is None:
        return True
    try:
        stream.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return False
    return True


class Progress:
    """A line on a terminal that says how far a long run has got; nothing anywhere else, and nothing for a few files."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._shown = total > 4 and is_seen()

    def step(self, name: str) -> None:
        """One more."""
        self._done += 1
        if self._shown:
            write_message(f"\r\x1b[K{self._done}/{self._total} {clean(name)[:60]}")

    def say(self, message: str) -> None:
        """A message that stays."""
        if self._shown:
            write_message("\r\x1b[K")
        say(message)

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            write_message("\r\x1b[K")
