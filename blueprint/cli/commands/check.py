"""`blueprint check`: problems and findings, as text."""

from __future__ import annotations

import sys

import click

from blueprint import api
from blueprint.cli.border import CLEAN, FOUND, REFUSED, reason
from blueprint.cli.options import FILES, ROOT, inputs_of, source_of
from blueprint.cli.streams import emit, say
from blueprint.errors import BlueprintError, ProblemsError
from blueprint.inputs import Input
from blueprint.report.colour import is_wanted
from blueprint.report.located import from_findings, from_problems
from blueprint.report.text import TextReport

HELP = """Say what is wrong with blueprints, or missing in them.

FILE is a blueprint, a folder that is walked for blueprints, or `-` for standard input.

\b
    blueprint check cafe.yaml
    blueprint check services/

Every message says where and what, shows the line, and says what to do about it. What is known and accepted is
silenced in the file, with the reason: `ignore: {rule: BP301, at: lobby, why: The landlord runs it until June}`.

Exit codes: 0 nothing found (or only remarks), 1 errors or warnings, 2 a file that is no blueprint.
"""


@click.command("check", help=HELP)
@FILES
@ROOT
def command(files: tuple[str, ...], root: str | None) -> int:
    """Check each file and sum up."""
    report = TextReport(is_wanted(sys.stdout))
    codes = [_check(file, root, report) for file in inputs_of(files)]
    emit(report.summary())
    return max(codes, default=CLEAN)


def _check(file: Input, root: str | None, report: TextReport) -> int:
    name = str(file.path)
    try:
        found = api.check(source_of(file, root), root=root)
    except ProblemsError as error:
        emit(report.add(name, from_problems(error.problems), error.lines, unread=True))
        return REFUSED
    except (BlueprintError, OSError) as error:
        say(f"blueprint: {reason(error) if isinstance(error, OSError) else error}")
        return REFUSED
    emit(report.add(found.name, from_findings(found.findings), found.lines))
    return CLEAN if found.ok else FOUND
