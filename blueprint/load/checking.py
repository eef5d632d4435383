"""Data against the models: what was typed without quotes is text where text belongs, and all that is wrong is found.

Valid data is validated once and left alone. If that fails, numbers and `true` in text fields get their spelling back
(`title: 1.10` means the text 1.10). If it fails still, a copy without the wrong parts is made, so that the rest can be
looked through as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pydantic_core import ValidationError

from blueprint.errors import Path, Problem
from blueprint.load.parsing.positions import Positions
from blueprint.load.tree import at, copied
from blueprint.model.records import Record, validator


class Checked(NamedTuple):
    """data: with the spellings that were typed; record: None if too much is wrong; gaps: what was left out of it."""

    data: Any
    record: Any
    problems: tuple[Problem, ...] = ()
    gaps: Any = None


def check(root: str, data: Any, positions: Callable[[], Positions], file: str | None = None) -> Checked:
    """Data as a record of `Blueprint` or `Catalog`, with everything that the models refuse."""
    validate = validator(root).validate_python
    try:
        record = validate(data)
        wanted = list(_texts_in_cells(data)) if any(_odd_cells(record)) else []
        if not wanted:
            return Checked(data, record)
    except ValidationError as error:
        wanted = [*_texts_in(error, data, ()), *_texts_in_cells(data)]
    data = _respelled(data, wanted, positions) if wanted else data
    try:
        return Checked(data, validate(data))
    except ValidationError as error:
        return _with_gaps(root, data, error, positions, file)


# ── spellings ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _texts_in(error: ValidationError, data: Any, base: Path) -> Iterator[Path]:
    """The paths of unquoted numbers and truths that stand where only a text can."""
    from blueprint.model.telling.faults import Wrong, choices_of, faults_of, kind_of

    for fault in faults_of(error, data):
        was_typed = fault.wrong is Wrong.KIND and not fault.at_key and kind_of(fault.value) in {"number", "bool"}
        if was_typed and any(choice["type"] == "str" for choice in choices_of(fault.node)):
            yield (*base, *fault.path)


def _odd_cells(record: Any) -> Iterator[bool]:
    """Whether cells in lanes of one's own were taken by no model: there the kind of the lane tells what may stand."""
    for phase in getattr(record, "journey", ()):
        for step in phase.steps:
            for key, value in step.model_extra.items():
                yield not isinstance(value, str | Record | tuple) and not key.startswith("x-")


def _texts_in_cells(data: Any) -> Iterator[Path]:
    """The same in lanes of one's own, whether they hold actions or touchpoints."""
    for path, value in _cells(data):
        for root in ("Cell", "Touchpoints"):
            try:
                validator(root).validate_python(value)
                break
            except ValidationError as error:
                yield from _texts_in(error, value, path)


def _cells(data: Any) -> Iterator[tuple[Path, Any]]:
    """What stands in the steps under keys that are none of a step's own."""
    from blueprint.model.telling.faults import fields_of

    known = fields_of("Step")
    for phase, steps in enumerate(_list(data, "journey")):
        for step, cells in enumerate(_list(steps, "steps")):
            for key, value in cells.items() if isinstance(cells, dict) else ():
                if key not in known and not key.startswith("x-") and not isinstance(value, str):
                    yield ("journey", phase, "steps", step, key), value


def _list(data: Any, key: str) -> list[Any]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, list) else []


def _respelled(data: Any, paths: list[Path], positions: Callable[[], Positions]) -> Any:
    """A copy of the data, with the texts at these paths as they were typed."""
    data, where = copied(data), positions()
    for path in paths:
        typed = where.spelling(path)
        if typed is not None:
            at(data, path[:-1])[path[-1]] = typed
    return data


# ── what is wrong ───────────────────────────────────────────────────────────────────────────────────────────────────


def _with_gaps(
    root: str, data: Any, error: ValidationError, positions: Callable[[], Positions], file: str | None
) -> Checked:
    from blueprint.load.gaps import Gaps
    from blueprint.model.telling.faults import Wrong, faults_of
    from blueprint.model.telling.wording import plain, told

    faults = [
        fault._replace(typed=positions().spelling(fault.path)) if fault.wrong is Wrong.EMPTY else fault
        for fault in faults_of(error, data)
    ]
    gaps = Gaps(file)
    rest = gaps.cut(copied(data), faults)
    problems = tuple(told(plain(faults), (), file))
    try:
        return Checked(data, validator(root).validate_python(rest), problems, gaps)
    except ValidationError:
        return Checked(data, None, problems, gaps)
