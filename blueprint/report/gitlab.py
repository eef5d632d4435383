"""GitLab's code quality report: what changed in a merge request, and remarks beside its lines.

GitLab knows a finding again by its fingerprint, so that lines may move.
"""

from __future__ import annotations

from typing import Any

from blueprint.report.listing import Listed, told
from blueprint.report.located import Run
from blueprint.report.strict import to_json
from blueprint.rules.findings import Level

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def write(run: Run) -> str:
    """The report: a list with an object for each item."""
    return to_json([_issue(one) for one in told(run)])


def _issue(one: Listed) -> dict[str, Any]:
    item = one.item
    lines = {"begin": 1, "end": 1}
    if item.location:
        lines = {"begin": item.location.span.line, "end": item.location.span.end_line}
    return {
        "description": f"{item.message} ({item.help})" if item.help else item.message,
        "check_name": f"{item.code} {item.name}".rstrip(),
        "fingerprint": one.fingerprint,
        "severity": _SEVERITIES[item.level],
        "location": {"path": one.path, "lines": lines},
    }
