"""What the tests share: golden files, rewritten with `pytest --golden`, and the command as a person runs it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).with_name("golden")
ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew, to look at the difference")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file in tests/golden, byte by byte; with `--golden`, write the file."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.exists(), f"tests/golden/{name} is missing: run pytest --golden and look at what it wrote"
        assert text == file.read_bytes().decode(), f"tests/golden/{name} differs: run pytest --golden, then git diff"

    return compare


class Ran:
    """What a command left behind."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code, self.raw_out, self.raw_err = code, out, err
        self.out, self.err = out.decode(errors="backslashreplace"), err.decode()  # what is written may be a PNG


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run `blueprint` with arguments in an empty folder, inside this process: what a person sees, quickly."""
    from blueprint.cli import border

    def run_it(*arguments: str | bytes, stdin: str | bytes = b"", **environment: str) -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            for name in ("FORCE_COLOR", "NO_COLOR"):
                patch.delenv(name, raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            streams = [io.TextIOWrapper(io.BytesIO(content), encoding="utf-8") for content in (given, b"", b"")]
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            code = border.run([os.fsdecode(argument) for argument in arguments])
            out, err = (stream.buffer.getvalue() for stream in streams[1:])
        return Ran(code, out, err)

    return run_it


@contextmanager
def going_on(cwd: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """`blueprint` as a process that goes on until it is interrupted; it ends with the test, whatever happens."""
    if sys.platform == "win32":
        pytest.skip("there a process cannot be interrupted alone")
    command = [sys.executable, "-m", "blueprint", *arguments]
    hears = partial(signal.signal, signal.SIGINT, signal.default_int_handler)  # which a shell may have turned off
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=cwd, **pipes, preexec_fn=hears) as process:
        try:
            yield process
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
        finally:
            process.kill()


@pytest.fixture
def run_process(tmp_path: Path) -> Callable[..., Ran]:
    """Run `python -m blueprint` as a process of its own: for what depends on streams and surroundings."""

    def run_it(*arguments: str | bytes, stdin: bytes = b"", options: Sequence[str] = (), **environment: str) -> Ran:
        command = [sys.executable, *options, "-m", "blueprint", *arguments]
        settings = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "NO_COLOR"}}
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=settings | environment,
            timeout=240,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run_it
