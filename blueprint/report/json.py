"""Everything as one JSON document, for programs.

The shape is stable: keys are added and never renamed, and `version` goes up if what is there changes its meaning.

    version     1
    tool        name and version of this program
    summary     how many: files, unread (files), error, warning, info, silenced
    files       path of each file, and whether it could be read
    findings    code, name, level, message, help, file (that was checked), element (its id),
                location (path, line, column, end_line, end_column, from 1, the end exclusive),
                related (message and location of further places), fix (title, safe)
    silenced    the same, with `why`
    rules       times, code, name and level of what was found, the most frequent first
"""

from __future__ import annotations

from typing import Any

from blueprint.errors import Location
from blueprint.report.listing import Listed, listed
from blueprint.report.located import Run
from blueprint.report.paths import path_of
from blueprint.report.strict import to_json
from blueprint.report.tally import statistics

VERSION = 1


def write(run: Run) -> str:
    """The document."""
    every = list(listed(run))
    data = {
        **head(run),
        "files": [{"path": path_of(file.name), "read": not file.unread} for file in run.files],
        "findings": [entry(one) for one in every if not one.silenced],
        "silenced": [entry(one) for one in every if one.silenced],
        "rules": [one._asdict() for one in statistics(run)],
    }
    return to_json(data)


def head(run: Run) -> dict[str, Any]:
    """What stands before all else: versions and the summary."""
    counts = {
        "files": len(run.files),
        "unread": sum(file.unread for file in run.files),
        **run.counts,
        "silenced": sum(len(file.silenced) for file in run.files),
    }
    return {"version": VERSION, "tool": {"name": "blueprint", "version": run.version}, "summary": counts}


def entry(one: Listed) -> dict[str, Any]:
    """An item as data."""
    item = one.item
    fix = None if item.fix is None else {"title": item.fix.title, "safe": item.fix.safe}
    data = {
        "code": item.code,
        "name": item.name,
        "level": item.level,
        "message": item.message,
        "help": item.help,
        "file": path_of(one.file.name),
        "element": item.element,
        "location": _place(item.location),
        "related": [{"message": other.message, "location": _place(other.location)} for other in item.related],
        "fix": fix,
        "fingerprint": one.fingerprint,
    }
    return {**data, "why": item.why} if one.silenced else data


def _place(location: Location | None) -> dict[str, Any] | None:
    return None if location is None else {"path": path_of(location.file), **location.span._asdict()}
