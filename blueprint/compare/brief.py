"""What a reader wants of a comparison, without what stayed as it was: for a window, and for a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from blueprint.analysis.result import Column, Result, Table, Value
from blueprint.compare.changes import What
from blueprint.compare.judged import FIXED, NEW
from blueprint.errors import excerpt

MOST = 100
"""How many rows of a table, or how many changes in words, are told; all of them are in the whole result."""

LONGEST = 160
"""How many characters of what was and of what is are told."""

SIGNS = {What.ADDED: "+", What.REMOVED: "−", What.MOVED: "⇄"}
"""What a change begins with; any other begins with `~`."""

MARKS = {NEW: "!", FIXED: "✓"}
"""What a finding begins with that came or went."""

Record = dict[str, Value]


def in_words(result: Result) -> Result:
    """A comparison for a window: every change and every finding that came or went in a line, feelings in tables."""
    changes = result.table("changes").records()
    found = [one for one in result.table("findings").records() if one["status"] in MARKS]
    lines = [*_first(map(_line, changes), len(changes), ""), *_first(map(_found, found), len(found), "findings")]
    felt = [_capped(one, MOST) for one in _felt(result)]
    return _quiet(result)._replace(
        summary=(*result.summary, *lines), tables=tuple(felt), sparks=result.sparks if felt[0].rows else ()
    )


def in_tables(result: Result, most: int = MOST) -> Result:
    """A comparison for a page or a comment: tables with only what changed in them. most: how many rows each has."""
    tables = (_changes(result.table("changes")), *_felt(result), _findings(result))
    return _quiet(result)._replace(tables=tuple(_capped(one, most) for one in tables))


def _first(lines: Iterable[str], count: int, table: str) -> Iterator[str]:
    """The first of some lines, and how many more there are."""
    yield from islice(lines, MOST)
    if count > MOST:
        yield f"… and {count - MOST} more: `--format csv{f' --table {table}' if table else ''}` has them all"


def _quiet(result: Result) -> Result:
    """A comparison that is not to be read with care where there is nothing to read."""
    return result if result.table("changes").rows else result._replace(caveats=())


def _line(one: Record) -> str:
    """A change as one reads it.

    >>> _line({"what": "re-timed", "kind": "customer action", "name": "Queues", "key": "waits", "was": "8 min",
    ...        "now": "3 min"})
    '~ customer action “Queues”: waits 8 min → 3 min'
    """
    sign = SIGNS.get(What(str(one["what"])), "~")
    said = f"{sign} {one['kind']} “{excerpt(str(one['name']), LONGEST)}”"
    if not one["key"]:
        return said
    if not one["was"] and one["what"] in {What.ADDED, What.REMOVED}:
        return f"{said}: {_short(one['now'])}" if one["now"] else said
    return f"{said}: {one['key']} {_short(one['was'])} → {_short(one['now'])}"


def _short(value: Value) -> str:
    return excerpt(str(value), LONGEST) if value else "–"


def _found(one: Record) -> str:
    """A finding that came or went, as one reads it."""
    why = f" ({one['why']})" if one["why"] else ""
    return f"{MARKS[str(one['status'])]} {one['status']}: {one['level']} {one['code']}, {one['message']}{why}"


def _felt(result: Result) -> Iterator[Table]:
    """The tables of feelings: steps and figures that are not as they were."""
    for table in (result.table("emotion"), result.table("panel")):
        yield _only(table, [one for one in table.records() if one["before"] != one["after"]], "about")


def _findings(result: Result) -> Table:
    """The table of findings that came or went; a message names what it is about."""
    table = result.table("findings")
    return _only(table, [one for one in table.records() if one["status"] in MARKS], "kind", "name")


def _only(table: Table, records: Iterable[Record], *without: str) -> Table:
    """Some of the rows of a table, and not all of its columns."""
    columns = tuple(column for column in table.columns if column.key not in without)
    return table._replace(columns=columns, rows=tuple(tuple(one[column.key] for column in columns) for one in records))


def _capped(table: Table, most: int) -> Table:
    """The first rows of a table, with a note of how many more there are."""
    more = len(table.rows) - most
    note = f"{table.note} And {more} more." if more > 0 else table.note
    return table._replace(rows=table.rows[:most], note=note.strip())


def _changes(table: Table) -> Table:
    """The changes with what they are of in one column, and in words that are not too long."""
    columns = (Column("what", "Change"), Column("of", "Of"), Column("key", "What of it"), Column("was", "Before"),
               Column("now", "After"), Column("owner", "Answers for it"))  # fmt: skip
    rows = tuple(
        (one["what"], f"{one['kind']} “{excerpt(str(one['name']), LONGEST)}”", one["key"],
         *(excerpt(str(one[when]), LONGEST) for when in ("was", "now")), one["owner"])
        for one in table.records()
    )  # fmt: skip
    return Table(table.name, table.title, columns, rows)
