"""One line for each item, as editors and scripts read them: `file:line:column: level[CODE] message`."""

from __future__ import annotations

from blueprint.report.colour import paint
from blueprint.report.located import FileReport, Run
from blueprint.report.text import COLOURS, MOST, head, left_out


def write(run: Run, colour: bool = False) -> str:
    """A line for each item, file by file."""
    return "".join(_of_file(file, colour) for file in run.files)


def _of_file(file: FileReport, colour: bool) -> str:
    lines = []
    for item in file.items[:MOST]:
        where, level, message = head(file.name, item)
        lines.append(f"{paint(where, 'bold', colour)}: {paint(level, COLOURS[item.level], colour)} {message}\n")
    return "".join(lines) + left_out(file, len(lines))
