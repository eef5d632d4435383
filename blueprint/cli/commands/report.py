"""`blueprint report`: everything there is to say of a blueprint, on one page."""

from __future__ import annotations

from pathlib import Path

import click

from blueprint import api
from blueprint.cli.asked import day
from blueprint.cli.border import CLEAN
from blueprint.cli.options import ROOT, inputs_of, source_of
from blueprint.cli.streams import emit, read_stdin, say
from blueprint.errors import UnknownName
from blueprint.inputs import STDIN, Input
from blueprint.outputs import make_folder
from blueprint.project.looking import Asked, look
from blueprint.report.whole.formats import FORMATS, format_for

LISTED = "\n".join(f"    {name:<10}{about}" for name, (_, about, _) in FORMATS.items())

HELP = f"""Write a report: the picture, what to do first, what the check found, every analysis.

FILE is a blueprint, or `-` for standard input. The report goes beside the file, unless -o says where.

\b
    blueprint report cafe.yaml                    cafe.report.html
    blueprint report cafe.yaml -o report.md       the suffix is the format
    blueprint report - -o - < cafe.yaml           from a pipe into a pipe

The page is one file that needs no network and runs no script: open it in a browser, send it, print it. It says nothing
of the day on which it was written, so the same blueprint gives the same report; rules that ask for the day find nothing
unless --today gives one.

\b
The formats:
{LISTED}
"""


@click.command("report", help=HELP)
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True, readable=False))
@click.option("-o", "--out", metavar="OUT", type=click.Path(allow_dash=True),
              help="A file, or `-` for standard output.")  # fmt: skip
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), help="[default: html, or as OUT ends]")
@click.option("--today", metavar="DATE", help="The day that rules go by. [default: none]")
@ROOT
def command(file: str, out: str | None, kind: str | None, today: str | None, root: str | None) -> int:
    """Read the file, check it by the settings of its project, write the report."""
    given = _one(file)
    kind = kind or _format_of(out)
    data = read_stdin() if given.path == STDIN else b""
    source = (
        api.read_text(data, "<stdin>", ".", root) if given.path == STDIN else api.read(source_of(given, root), root)
    )
    run = look([given], Asked(today=day(today) if today else None, root=root), lambda: data).run
    if out == "-" or (out is None and given.path == STDIN):
        emit(api.report(source, kind=kind, run=run))
        return CLEAN
    target = Path(out) if out else given.path.with_suffix(".report" + FORMATS[kind][2][0])
    make_folder(target.parent)
    api.report(source, target, kind=kind, run=run)
    say(f"written: {target}")
    return CLEAN


def _one(file: str) -> Input:
    """The one blueprint that is meant. Raises UsageError for a folder with several."""
    found = inputs_of([file])
    if len(found) > 1:
        raise click.UsageError(f"a report is on one blueprint, and `{file}` has {len(found)}: name a file")
    return found[0]


def _format_of(out: str | None) -> str:
    """The format that a name asks for. Raises UsageError for a suffix that is none."""
    if out is None or out == "-":
        return "html"
    try:
        return format_for(out)
    except UnknownName as error:
        raise click.UsageError(f"--out: {error}; `--format` says it, too") from None
