"""What is written where, and how far a long run has got."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from blueprint.cli import streams


class Terminal(io.TextIOWrapper):
    """A terminal that knows few letters."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="ascii", write_through=True)

    def isatty(self) -> bool:
        return True

    @property
    def written(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal for both streams."""
    made = Terminal()
    monkeypatch.setattr(streams, "sys", SimpleNamespace(stdout=made, stderr=made))
    return made


def test_progress_is_told_at_a_terminal_and_taken_away(terminal: Terminal) -> None:
    progress = streams.Progress(5)
    progress.step("a\x1b.yaml")
    progress.say("drawn: a.svg")
    progress.end()
    assert terminal.written == "\r\x1b[K1/5 aU+001B.yaml\r\x1b[Kdrawn: a.svg\n\r\x1b[K"


def test_a_few_files_need_no_progress(terminal: Terminal) -> None:
    progress = streams.Progress(4)
    progress.step("a.yaml")
    progress.end()
    assert terminal.written == ""


def test_letters_that_a_terminal_lacks_are_spelled(terminal: Terminal) -> None:
    streams.emit("café\n")
    assert terminal.written == "caf\\xe9\n"


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_stream_that_is_closed_is_told(stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, stream, None)
    with pytest.raises(OSError, match="is closed"):
        streams.read_stdin() if stream == "stdin" else streams.emit("x")
    assert streams.settle()
