"""Data against the models: what was typed without quotes is text where text belongs, and all that is wrong is found.

Valid data is validated once and left alone. If that fails, numbers and `true` in text fields get their spelling back.
If it fails still, a copy without the wrong parts is made, so that the rest can be looked through as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from blueprint.errors import Problem
from blueprint.load.limits import DEFAULTS
from blueprint.load.parsing.positions import Positions
from blueprint.model.core import ValidationError
from blueprint.model.records import Record, validator
from blueprint.named import NamedTuple

if TYPE_CHECKING:
    from blueprint.model.telling.faults import Fault


class Checked(NamedTuple):
    """data: with the spellings that were typed; record: None if too much is wrong; gaps: what was left out of it."""

    data: Any
    record: Any
    problems: tuple[Problem, ...] = ()
    gaps: Any = None


def check(
    root: str, data: Any, positions: Callable[[], Positions], file: str | None = None, most: int = DEFAULTS.problems
) -> Checked:
    """Data as a record of `Blueprint` or `Catalog`, with everything that the models refuse.

    file: the catalog that the data is of; most: how many problems are told.
    """
    validate = validator(root).validate_python
    try:
        record = validate(data)
        if not any(_odd_cells(record)):
            return Checked(data, record)
    except ValidationError:
        pass
    from blueprint.load.spellings import respelled, typed_as_text

    wanted = typed_as_text(root, data)
    data = respelled(data, wanted, positions) if wanted else data
    try:
        return Checked(data, validate(data))
    except ValidationError as error:
        return _with_gaps(root, data, error, positions, file, most)


def _odd_cells(record: Any) -> Iterator[bool]:
    """Whether cells in lanes of one's own were taken by no model: there the kind of the lane tells what may stand."""
    for phase in getattr(record, "journey", ()):
        for step in phase.steps:
            for key, value in step.model_extra.items():
                yield not isinstance(value, str | Record | tuple) and not key.startswith("x-")


def _with_gaps(
    root: str, data: Any, error: ValidationError, positions: Callable[[], Positions], file: str | None, most: int
) -> Checked:
    """What is wrong, and a record of the rest."""
    from blueprint.load.gaps import Gaps
    from blueprint.load.misspelt import misspelt, spelt
    from blueprint.load.tree import copied
    from blueprint.model.telling.wording import plain, told

    faults = _faults(data, error, positions, most)
    slips: list[Fault] = []
    while (keys := misspelt(faults)) and len(slips) < most:  # under one there may be another
        slips += [fault for fault in faults if fault.path in keys]
        data = spelt(data, keys)
        for path, key in keys.items():
            positions().know_as(path, key)
        faults = _faults(data, _tried(root, data)[1], positions, most)
    gaps = Gaps(file)
    record, _ = _tried(root, gaps.cut(copied(data), faults))
    return Checked(data, record, tuple(told(plain([*slips, *faults]), (), file)), gaps)


def _faults(data: Any, error: ValidationError | None, positions: Callable[[], Positions], most: int) -> list[Fault]:
    from blueprint.model.telling.faults import Wrong, faults_of

    return [
        fault._replace(typed=positions().spelling(fault.path)) if fault.wrong is Wrong.EMPTY else fault
        for fault in (faults_of(error, data, most) if error else ())
    ]


def _tried(root: str, data: Any) -> tuple[Any, ValidationError | None]:
    """The record of data, or what the model refuses of it."""
    try:
        return validator(root).validate_python(data), None
    except ValidationError as error:
        return None, error
