"""What the commands of all analyses have in common: files in, results out, in one format or another."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from blueprint import api
from blueprint.analysis.result import Result
from blueprint.cli.border import CLEAN, REFUSED, reason, say_problems
from blueprint.cli.options import FILES, ROOT, inputs_of, source_of
from blueprint.cli.streams import emit, say
from blueprint.errors import BlueprintError, ProblemsError
from blueprint.files import write_atomically
from blueprint.inputs import STDIN, Input
from blueprint.outputs import refuse_to_overwrite
from blueprint.report.colour import is_wanted
from blueprint.report.results.formats import FORMATS, format_for, written

HELP = """{what}

FILE is a blueprint, a folder that is walked for blueprints, or `-` for standard input.

\b
    blueprint {command} cafe.yaml
    blueprint {command} cafe.yaml --format markdown
    blueprint {command} cafe.yaml --table {table} -o {table}.csv
{more}
Every figure says where it comes from. What is not known is left empty and said, never taken for zero.
"""


def analysis(
    command: str, what: str, table: str, *options: Callable[[Any], Any], name: str | None = None, more: str = ""
) -> click.Command:
    """The command of an analysis.

    what: what it tells, in a sentence; table: one of its tables, for the example; options: of its own, which its
    function takes; name: of the analysis, if that is not what the command is called; more: further help.
    """

    def run(
        files: tuple[str, ...], root: str | None, kind: str | None, out: str | None, chosen: str | None,
        all_tables: bool, **given: Any,
    ) -> int:  # fmt: skip
        kind = kind or (format_for(out) if out and out != "-" else "text")
        inputs = inputs_of(files)
        read: list[str] = []
        found = [_result(file, root, name or command, given, read) for file in inputs]
        results = [result for result in found if result is not None]
        if out and out != "-":
            refuse_to_overwrite([out], [*(file.path for file in inputs), *read], "is one of the files that are read")
        if results:
            _tell(results, kind, chosen, out, all_tables)
        return CLEAN if len(results) == len(found) else REFUSED

    taken = [
        FILES,
        click.option("--format", "kind", type=click.Choice(list(FORMATS)), help="[default: text, or as OUT ends]"),
        click.option("--table", "chosen", metavar="NAME", help="One table alone."),
        click.option("--all", "all_tables", is_flag=True, help="All tables as text; other formats have them anyway."),
        click.option("-o", "--out", metavar="OUT", help="A file, or `-` for standard output."),
        *options,
        ROOT,
    ]  # fmt: skip
    for option in reversed(taken):
        run = option(run)
    text = HELP.format(what=what, command=command, table=table, more=f"\n{more}\n" if more else "")
    return click.command(command, help=text)(run)


def _result(file: Input, root: str | None, name: str, given: dict[str, Any], files: list[str]) -> Result | None:
    """What an analysis finds in a file; None, when it was said why, if the file cannot be read. files: takes what was
    read for it."""
    try:
        source = source_of(file, root)
        read = source if file.path == STDIN else api.read(source, root)
        files.extend(read.files)
        return api.analyse(name, read, **given)
    except ProblemsError as error:
        say_problems(error, str(file.path))
    except (BlueprintError, OSError) as error:
        say(f"blueprint: {reason(error) if isinstance(error, OSError) else error}")
    return None


def _tell(results: Sequence[Result], kind: str, table: str | None, out: str | None, all_tables: bool) -> None:
    to_screen = out is None or out == "-"
    columns = shutil.get_terminal_size((100, 24)).columns if to_screen and sys.stdout.isatty() else 100
    colour = to_screen and is_wanted(sys.stdout)
    text = written(results, kind, table=table, columns=columns, colour=colour, all_tables=all_tables)
    if to_screen:
        emit(text)
    else:
        write_atomically(out or "", text.encode())
        say(f"written: {out}")
