"""One JSON object a line, for programs that read as they go: the items, each as in the format `json`, then the summary.

The key `type` says what a line is: `finding`, `silenced` or, on the last, `summary`.
"""

from __future__ import annotations

from blueprint.report.json import entry, head
from blueprint.report.listing import listed
from blueprint.report.located import Run
from blueprint.report.strict import to_json


def write(run: Run) -> str:
    """The lines."""
    entries = [{"type": "silenced" if one.silenced else "finding", **entry(one)} for one in listed(run)]
    return "".join(to_json(data, None) for data in [*entries, {"type": "summary", **head(run)}])
