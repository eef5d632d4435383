"""Results as one JSON document: tables as lists of records, everything else as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from blueprint.analysis.result import Result, Table
from blueprint.report.strict import to_json
from blueprint.version import __version__


def write(results: Sequence[Result]) -> str:
    """A document with the results in the order in which they were asked for."""
    return to_json({"version": 1, "tool": {"name": "blueprint", "version": __version__},
                    "results": [_result(result) for result in results]})  # fmt: skip


def _result(result: Result) -> dict[str, Any]:
    parts = {key: [item._asdict() for item in getattr(result, key)] for key in ("marks", "caveats", "advice")}
    return {"name": result.name, "title": result.title, "summary": list(result.summary),
            "tables": [_table(table) for table in result.tables], **parts}  # fmt: skip


def _table(table: Table) -> dict[str, Any]:
    columns = [{**column._asdict(), "kind": column.kind.value} for column in table.columns]
    return {"name": table.name, "title": table.title, "note": table.note, "columns": columns, "rows": table.records()}
