"""Workflow commands of GitHub Actions: each item becomes a remark beside its line in a pull request.

    ::error file=cafe.yaml,line=7,col=23,endLine=7,endColumn=30,title=BP301 touchpoint-without-owner::message

GitHub shows ten errors and ten warnings of a step. A range over several lines has no columns, for GitHub takes none.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.errors import Location
from blueprint.report.clean import clean, shorten
from blueprint.report.listing import Listed, told
from blueprint.report.located import Run
from blueprint.report.paths import NO_FILES
from blueprint.report.text import LONGEST_MESSAGE
from blueprint.rules.findings import Level

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_IN_TEXT = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_IN_PROPERTY = {**_IN_TEXT, ord(":"): "%3A", ord(","): "%2C"}


def write(run: Run) -> str:
    """A command for each item."""
    return "".join(f"{_command(one)}\n" for one in told(run))


def _command(one: Listed) -> str:
    properties = ",".join(f"{key}={clean(value).translate(_IN_PROPERTY)}" for key, value in _properties(one))
    text = "\n".join(shorten(clean(line), LONGEST_MESSAGE) for line in _lines(one))
    return f"::{_COMMANDS[one.item.level]} {properties}::{text.translate(_IN_TEXT)}"


def _properties(one: Listed) -> Iterator[tuple[str, str]]:
    if one.path not in NO_FILES:
        yield "file", one.path
        yield from _range(one.item.location)
    yield "title", f"{one.item.code} {one.item.name}".rstrip()


def _range(location: Location | None) -> Iterator[tuple[str, str]]:
    if location is None:
        return
    line, column, end_line, end_column = map(str, location.span)
    yield "line", line
    if line == end_line:
        yield "col", column
    yield "endLine", end_line
    if line == end_line:
        yield "endColumn", end_column


def _lines(one: Listed) -> Iterator[str]:
    yield one.item.message
    for related in one.item.related:
        yield f"{related.message}: {related.location}" if related.location else related.message
    if one.item.help:
        yield f"help: {one.item.help}"
