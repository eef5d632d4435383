"""`blueprint compare`: what changed between two states of a service, or two versions of a file."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

import click

from blueprint import analyses, api
from blueprint.analysis.result import Result
from blueprint.cli.asked import day
from blueprint.cli.border import CLEAN, FOUND, REFUSED, reason, say_problems
from blueprint.cli.options import ROOT
from blueprint.cli.streams import emit, read_stdin, say
from blueprint.compare.brief import in_tables, in_words
from blueprint.errors import BlueprintError, ProblemsError, UnknownName
from blueprint.files import write_atomically
from blueprint.layout.theme import THEMES
from blueprint.outputs import make_folder, refuse_to_overwrite
from blueprint.project.looking import Asked, settings_of
from blueprint.project.packages import rules_of
from blueprint.report.colour import is_wanted
from blueprint.report.markdown import LARGEST
from blueprint.report.results.formats import FORMATS, format_for, written
from blueprint.revisions import is_meant, path_on_disk
from blueprint.wishes import PICTURES

ENDS = ", ".join([*PICTURES, *(end for _, _, ends in FORMATS.values() for end in ends)])
HELP = f"""Tell what changed between two blueprints: two states of a service, or two versions of a file.

BEFORE and AFTER are files, or files as they were in a revision of Git: REVISION:PATH, with what they use from that
revision. PATH begins at the top of the repository, or with `./` in the current folder. One may be `-`, standard input.

\b
    blueprint compare today.yaml tomorrow.yaml                 current state and future state
    blueprint compare main:stay.yaml stay.yaml                 what a branch changes
    blueprint compare HEAD~1:./stay.yaml stay.yaml             since the last commit but one
    blueprint compare today.yaml tomorrow.yaml -o both.svg     both states in one picture
    blueprint compare main:stay.yaml stay.yaml -o changes.md   a summary for a pull request
    blueprint compare today.yaml tomorrow.yaml --format json   everything, for programs

What is the same element is known by its id, then by likeness of words, never by place alone: an `id:` makes it sure.
The same rules are asked of both, as the settings for AFTER have it, so that it is told which findings are new and which
are mended. Text and Markdown leave out what stayed as it was; JSON and CSV have it all.

The picture shows AFTER, with new cards framed and marked +, what is gone dashed and struck, and what was said before
struck beside what is said now. OUT may end in: {ENDS}.

The exit code is 0, whether anything changed or not, unless --exit-code asks for 1 if it did.
"""
ROWS = (100, 50, 25, 10, 5)
"""How many rows each table has in Markdown: the first number with which it is short enough for a comment."""

PICTURE = "svg"
"""What `--format` calls a picture."""


class Wish(NamedTuple):
    """What is to be written. kind: a format of results, or None for a picture; out: a file, None for the screen."""

    kind: str | None
    out: Path | None
    table: str | None
    theme: str | None


@click.command("compare", help=HELP)
@click.argument("before", metavar="BEFORE", type=click.Path(allow_dash=True, readable=False))
@click.argument("after", metavar="AFTER", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-o", "--out", metavar="OUT", type=click.Path(allow_dash=True), help="A file, or `-` for standard output."
)
@click.option("--format", "kind", type=click.Choice([*FORMATS, PICTURE]), help="[default: text, or as OUT ends]")
@click.option("--table", "chosen", metavar="NAME", help="One table alone: changes, emotion, panel or findings.")
@click.option("--theme", type=click.Choice(list(THEMES)), help="The colours of the picture. [default: light]")
@click.option("--exit-code", is_flag=True, help="End with 1 if anything changed.")
@click.option("--today", metavar="DATE", help="The day that rules go by. [default: none]")
@ROOT
def command(
    before: str, after: str, out: str | None, kind: str | None, chosen: str | None, theme: str | None, exit_code: bool,
    today: str | None, root: str | None,
) -> int:  # fmt: skip
    """Read both, hold them against each other, write what was found."""
    wish = _wish(out, kind, chosen, theme)
    if "" in {before, after}:
        raise click.UsageError("one of the names is empty: name two files")
    if before == after == "-":
        raise click.UsageError("only one of the two can be standard input")
    states = [_state(name, root) for name in (before, after)]
    if None in states:
        return REFUSED
    _refuse_to_overwrite(wish, states)
    result = _compared(states, after, Asked(today=day(today) if today else None))
    _write(wish, states, result)
    return FOUND if exit_code and result.table("changes").rows else CLEAN


def _wish(out: str | None, kind: str | None, table: str | None, theme: str | None) -> Wish:
    """What was asked for. Raises UsageError for a suffix that is no format, and for what cannot go together."""
    file = None if out in {None, "-"} else Path(str(out))
    is_picture = kind == PICTURE or (kind is None and file is not None and file.suffix.lower() in PICTURES)
    if theme and not is_picture:
        raise click.UsageError("--theme: only a picture has colours; `-o changes.svg` is one")
    if is_picture and table:
        raise click.UsageError("--table: a picture has no tables; `-o changes.csv` is a table")
    if is_picture and file and file.suffix.lower() not in PICTURES:
        raise click.UsageError(f"--format {PICTURE}: name a file that ends in {', '.join(PICTURES)}")
    return Wish(None if is_picture else kind or _format_of(file), file, table, theme)


def _format_of(file: Path | None) -> str:
    try:
        return format_for(file.name) if file else "text"
    except UnknownName as error:
        raise click.UsageError(f"--out: `{error.given}` ends in no format that there is: {ENDS}") from None


def _state(name: str, root: str | None) -> Any:
    """A reading of one of the two; None, when it was said why, if it cannot be read: the other is read even so."""
    try:
        return api.read_text(read_stdin(), "<stdin>", ".", root) if name == "-" else api.read_state(name, root)
    except ProblemsError as error:
        say_problems(error, name)
    except (BlueprintError, OSError) as error:
        say(f"blueprint: {reason(error) if isinstance(error, OSError) else error}")
    return None


def _compared(states: list[Any], after: str, asked: Asked) -> Result:
    """What changed, with what the rules find in both by the settings for the later one."""
    place = "stdin.yaml" if after == "-" else path_on_disk(after) if is_meant(after) else after
    settings = settings_of(place, asked)
    rules = rules_of(settings.packages)
    return analyses.compare(*states, select=settings.wanted(place), rules=rules, today=asked.today)


def _refuse_to_overwrite(wish: Wish, states: list[Any]) -> None:
    files = (file for read in states for file in read.files)
    refuse_to_overwrite([wish.out] if wish.out else [], files, "is one of the files that are compared")


def _write(wish: Wish, states: list[Any], result: Result) -> None:
    """Write what was asked for: whole, or not at all."""
    if wish.out:
        make_folder(wish.out.parent)
    if wish.kind is None:
        drawn = api.render(states[1], wish.out, theme=wish.theme, before=states[0])
        if isinstance(drawn, str):
            emit(drawn)
    elif wish.out:
        write_atomically(wish.out, _told(wish, result, 100, False).encode())
    else:
        columns = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
        emit(_told(wish, result, columns, is_wanted(sys.stdout)))
    if wish.out:
        say(f"written: {wish.out}")


def _told(wish: Wish, result: Result, columns: int, colour: bool) -> str:
    """The result in a format; for people without what stayed as it was, unless they ask for a table."""
    kind = wish.kind or "text"
    if wish.table is None and kind == "markdown":
        texts = (written([in_tables(result, most)], kind) for most in ROWS)
        return next((text for text in texts if len(text) <= LARGEST), "") or written([in_tables(result, 1)], kind)
    if wish.table is None and kind == "text":
        result = in_words(result)
    return written([result], kind, table=wish.table, columns=columns, colour=colour)
