"""`blueprint fmt`: tidy files."""

from __future__ import annotations

import os
from collections import Counter

import click

from blueprint.cli.border import CLEAN, FOUND, REFUSED, say_problems
from blueprint.cli.difference import difference
from blueprint.cli.options import FILES
from blueprint.cli.streams import Progress, emit, read_stdin, say
from blueprint.errors import BlueprintError, OutputError, Problem, SourceError
from blueprint.files import write_atomically
from blueprint.inputs import STDIN, Input, search
from blueprint.load.limits import DEFAULTS
from blueprint.load.opening import read_file, reason
from blueprint.load.parsing.decode import decode
from blueprint.load.tidy import tidy
from blueprint.report.clean import clean_name

HELP = """Tidy the layout of files. What they say does not change, and neither does any remark, quote or order.

FILE is a blueprint or a catalog, a folder that is walked for both, or `-` to tidy standard input to standard output.

\b
    blueprint fmt cafe.yaml            tidies it, and says so if anything had to be
    blueprint fmt services/            tidies all blueprints and catalogs in the folder
    blueprint fmt --diff cafe.yaml     shows what would change, and writes nothing
    blueprint fmt --check services/    lists what is untidy, and writes nothing: for a build

\b
From                                   to
    steps:                                 steps:
    - customer :  Orders a coffee            - customer: Orders a coffee
      touchpoints: [ Counter,Till ]            touchpoints: [Counter, Till]

That is: two spaces from what holds to what is held, lists too; one space after `:` and `,`, none inside brackets; at
most one blank line; a space after the `#` of a remark. Left as they are: where lines break, which lists stand in
brackets, remarks that stand one under another, and the kind of line breaks (LF or CRLF).

A file that is no sound YAML is left as it is, and its mistakes are told as by `blueprint check`. One of them is
`emotion: 1 #hello`: right behind a text, only its author knows whether `#hello` is a remark or a part of the text.

Exit codes: 0 all is tidy now, 1 something would change (--check, --diff), 2 a file has mistakes, or cannot be read or
written.
"""


TIDY, UNTIDY, WRONG, REFUSED_FILE = "tidy", "untidy", "wrong", "refused"


@click.command("fmt", help=HELP)
@FILES
@click.option("--check", is_flag=True, help="Write nothing; list the files that are untidy.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--stdin-filename", "name", metavar="NAME", help="What to call standard input in messages.")
def command(files: tuple[str, ...], check: bool, diff: bool, name: str | None) -> int:
    """Tidy each file, and sum up."""
    if name and str(STDIN) not in files:
        raise click.UsageError("--stdin-filename is the name of standard input, and that is given as `-`")
    inputs = [file for file in search(files, catalogs=True).inputs if not (file.folder and file.path.is_symlink())]
    tidier = Tidier(check, diff, name or "<stdin>", Progress(len(inputs)))
    counts = Counter(map(tidier.take, inputs))
    tidier.progress.end()
    if [file.path for file in inputs] != [STDIN]:
        say(_summary(counts, tidier.writes))
    if counts[REFUSED_FILE] or counts[WRONG]:
        return REFUSED
    return FOUND if counts[UNTIDY] and not tidier.writes else CLEAN


class Tidier:
    """Takes files one after the other; what cannot be read or written is told, and stops no other file."""

    def __init__(self, check: bool, diff: bool, stdin: str, progress: Progress) -> None:
        self.check, self.diff, self.stdin, self.progress = check, diff, stdin, progress
        self.writes = not (check or diff)

    def take(self, file: Input) -> str:
        """Tidy a file, or say that it is untidy. The result is what it was."""
        name = self.stdin if file.path == STDIN else str(file.path)
        self.progress.step(name)
        try:
            old = _read(file, name)
        except SourceError as error:
            return self._refused(error, name, REFUSED_FILE)
        try:
            new = tidy(old, name)
            if new != old or (self.writes and file.path == STDIN):
                self._hand_over(file, name, old, new)
        except SourceError as error:
            return self._refused(error, name, WRONG)
        except BlueprintError as error:
            self.progress.say(f"blueprint: {error}")
            return REFUSED_FILE
        return TIDY if new == old else UNTIDY

    def _refused(self, error: SourceError, name: str, what: str) -> str:
        """Say why a file is left as it is; `what` it then counts as."""
        self.progress.end()
        say_problems(error, name)
        self.progress.say(f"not touched: {name}")
        return what

    def _hand_over(self, file: Input, name: str, old: str, new: str) -> None:
        if self.check:
            emit(f"untidy: {clean_name(name)}\n")
        if self.diff:
            emit("".join(difference(name, old, new)))
        if self.writes and file.path == STDIN:
            emit(new.encode())
        elif self.writes:
            _write(str(file.path), new)
            self.progress.say(f"tidied: {name}")


def _read(file: Input, name: str) -> str:
    """The text of a file, byte order mark and all. Raises SourceError for what is no text."""
    if file.trouble is not None:
        raise SourceError([file.trouble], name=name)
    try:
        raw = read_stdin() if file.path == STDIN else read_file(str(file.path), DEFAULTS.size)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "this is no name of a file"
        raise SourceError([Problem("BP101", why)], name=name) from error
    decode(raw, name)
    return raw.decode()


def _write(path: str, text: str) -> None:
    """Write a file; of a link, what it leads to. What its owner has protected stays."""
    path = os.path.realpath(path)
    if not os.access(path, os.W_OK):
        raise OutputError(f"{path} cannot be written: it is protected against that")
    write_atomically(path, text.encode())


def _summary(counts: Counter[str], writes: bool) -> str:
    """What became of the files, in a sentence."""
    were, is_now = ("tidied", "tidy already") if writes else ("untidy", "tidy")
    wrong = "left alone because of mistakes"
    parts = {were: counts[UNTIDY], is_now: counts[TIDY], wrong: counts[WRONG],
             "not readable or writable": counts[REFUSED_FILE]}  # fmt: skip
    total = sum(counts.values())
    if total == counts[WRONG] == 1:
        return "1 file has mistakes and was left as it is"
    if total == 1:
        return f"1 file: {next(what for what, count in parts.items() if count)}"
    return f"{total} files: {', '.join(f'{count} {what}' for what, count in parts.items() if count)}"
