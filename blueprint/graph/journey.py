"""The journey: phases, steps, and which cells they have, with the ids and names that they go by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.errors import Path, Place, excerpt
from blueprint.graph.columns import Cell, ColumnReader
from blueprint.graph.directories import read_touchpoint
from blueprint.graph.draft import Draft
from blueprint.graph.nodes import Lane, Phase, Step
from blueprint.graph.reading import many, notes, numbered
from blueprint.model.core import ValidationError
from blueprint.model.lanes import BUILT_IN
from blueprint.model.records import validator
from blueprint.model.spelling import composed, misspelt
from blueprint.named import NamedTuple


class Column(NamedTuple):
    """A step as it was declared: its phase's number, and its cells from the top lane to the bottom."""

    declared: Any
    path: Path
    phase: int
    cells: tuple[Cell, ...]


def read_journey(blueprint: Any, draft: Draft) -> None:
    """Take in all phases and steps with their actions and touchpoints."""
    if not blueprint.journey:
        draft.problem("BP105", "the journey has no phase", "add `- phase: …` with its `steps:`", Place(("journey",)))
    columns = list(_columns(blueprint, draft))
    _refuse_empty(blueprint, columns, draft)
    ids = [column.declared.id or draft.derive(_says(column), "step", Place(column.path)) for column in columns]
    for column in columns:
        _declare_inline_touchpoints(column, draft)
    draft.phases = [_phase(number, declared, draft) for number, declared in enumerate(blueprint.journey)]
    reader = ColumnReader(draft)
    for index, (column, key) in enumerate(zip(columns, ids, strict=True)):
        step = _step(column, key, index, draft.phases[column.phase])
        draft.steps.setdefault(key, step)
        if not _is_empty(column):
            reader.read(step, column.declared, column.cells)


def _refuse_empty(blueprint: Any, columns: list[Column], draft: Draft) -> None:
    """BP105 for a journey without steps, and for a step that nothing is said of."""
    if blueprint.journey and not columns:
        draft.problem("BP105", "the journey has no step", "add `- customer: …` to the `steps:` of a phase",
                      Place(("journey", 0)))  # fmt: skip
    for number, column in enumerate(columns):
        if _is_empty(column):
            hint = "say what the customer does: `customer: …`"
            before = columns[number - 1] if number else None
            after = columns[number + 1] if number + 1 < len(columns) else None
            if after and _is_the_rest(after, column):
                hint = f"is the `-` of the step below one too many? The two would be one step then; else {hint}"
            elif before and _belongs_above(column, before):
                hint = f"does it belong to the step above? Then take its `-` away; else {hint}"
            draft.problem("BP105", "nothing happens in this step", hint, Place(column.path))


def _is_empty(column: Column) -> bool:
    """Whether nothing happens in a step: of one that is wrong so, nothing else is told."""
    return not (column.cells or column.declared.model_extra or column.declared.notes)


def _is_the_rest(after: Column, column: Column) -> bool:
    """Whether a step may be the rest of the one above it, which says nothing: no id of its own, no key twice."""
    return "id" in _keys(column) and _belongs_above(after, column)


def _belongs_above(column: Column, before: Column) -> bool:
    """Whether a step may be the rest of the one before it: in one phase, no id of its own, no key twice."""
    said = _keys(column)
    return column.phase == before.phase and bool(said) and "id" not in said and not said & _keys(before)


def _keys(column: Column) -> set[str]:
    """The keys of a step that have a value."""
    return {key for key, value in vars(column.declared).items() if value is not None}


def _columns(blueprint: Any, draft: Draft) -> Iterator[Column]:
    more = {lane.id: lane for lane in draft.lanes.values() if lane.id not in BUILT_IN}
    order = {key: place for place, key in enumerate(draft.lanes)}
    built_in = [lane for lane in draft.lanes.values() if lane.id in BUILT_IN]
    for phase_number, phase in enumerate(blueprint.journey):
        for step_number, step in enumerate(phase.steps):
            path = ("journey", phase_number, "steps", step_number)
            cells = [_cell(lane, getattr(step, lane.id), path) for lane in built_in]
            if step.model_extra:
                _refuse_unknown_keys(step, path, draft)
                cells += [
                    _typed(more[key], value, path, draft) for key, value in step.model_extra.items() if key in more
                ]
                cells.sort(key=lambda cell: order[cell.lane.id])
            yield Column(step, path, phase_number, tuple(cell for cell in cells if cell.items))


def _cell(lane: Lane, value: Any, path: Path) -> Cell:
    return Cell(lane, tuple(numbered(value, (*path, lane.id))))


def _typed(lane: Lane, declared: Any, path: Path, draft: Draft) -> Cell:
    """A cell of a lane that the models do not know by name, validated as the kind of its lane wants it."""
    if declared is None:
        draft.problem("BP104", f"`{lane.id}` has nothing after it", "say what is done there, or take the key away",
                      Place((*path, lane.id)))  # fmt: skip
    wanted = "Touchpoint" if lane.kind == "touchpoint" else "Action"
    items = []
    for value, at in _cell(lane, declared, path).items:
        if isinstance(value, str | dict | list | int | float | bool | None):
            if (value := _validated(value, at, wanted, draft)) is None:
                continue
        elif type(value).__name__ != wanted:
            draft.problem("BP104", f"`{lane.id}` is a lane of kind {lane.kind} and holds {wanted.lower()}s only",
                          f"write `{{{'name' if wanted == 'Touchpoint' else 'does'}: …}}`", Place(at))  # fmt: skip
            continue
        items.append((value, at))
    return Cell(lane, tuple(items))


def _validated(value: Any, path: Path, wanted: str, draft: Draft) -> Any:
    """A plain value as a record or a text; None, with problems noted, if it is neither."""
    try:
        value = validator("Touchpoints" if wanted == "Touchpoint" else "Cell").validate_python(value)
    except ValidationError as error:
        from blueprint.model.telling.wording import problems_of

        for problem in problems_of(error, value, path):
            draft.add(problem)
        return None
    if isinstance(value, tuple):
        draft.problem("BP104", "a list stands inside a list here", "write the entries into one list", Place(path))
        return None
    return value


def _refuse_unknown_keys(step: Any, path: Path, draft: Draft) -> None:
    for key in step.model_extra:
        if found := misspelt(key):
            draft.problem("BP104", f"the key `{excerpt(key)}` {found[0]}", f"type it anew: `{excerpt(found[1])}`",
                          Place((*path, key)), at_key=True)  # fmt: skip
        elif not key.startswith("x-") and key not in draft.lanes:
            from blueprint.model.telling.wording import unknown_step_key

            present = [name for name, value in vars(step).items() if value is not None]
            is_policy = key in draft.policies
            told = unknown_step_key(key, present, list(draft.lanes), step.model_extra[key], is_policy)
            draft.problem("BP103", *told, Place((*path, key)), at_key=True)


def _things(column: Column) -> Iterator[tuple[Any, Path, str]]:
    for cell in column.cells:
        what = "touchpoint" if cell.lane.kind == "touchpoint" else "action"
        for value, path in cell.items:
            yield value, path, what
            if what == "action" and not isinstance(value, str) and value.touchpoints is not None:
                yield from ((one, at, "touchpoint") for one, at in numbered(value.touchpoints, (*path, "touchpoints")))


def _declare_inline_touchpoints(column: Column, draft: Draft) -> None:
    """Declare the touchpoints that are written out inside a step, so that every other step may name them."""
    for value, path, what in _things(column):
        if what == "touchpoint" and not isinstance(value, str):
            place = Place(path)
            if before := draft.touchpoints.find(composed(value.name)):
                draft.twice(before, value.name, place)
                continue
            key = value.id or draft.derive(value.name, "touchpoint", place)
            draft.touchpoints.add(read_touchpoint(value, key, place, draft, listed=False))


def _says(column: Column) -> str:
    """The text that a step without an id is called after: what the customer does, else what anybody does."""
    ranked = sorted(column.cells, key=lambda cell: (cell.lane.kind == "touchpoint", cell.lane.kind != "customer"))
    for cell in ranked:
        value = cell.items[0][0]
        return value if isinstance(value, str) else (getattr(value, "does", None) or value.name)
    return "step"


def _phase(number: int, declared: Any, draft: Draft) -> Phase:
    place = Place(("journey", number))
    key = draft.derive(declared.phase, "phase", place)
    return Phase(id=key, name=declared.phase, place=place, index=number, stage=declared.stage,
                 internal=bool(declared.internal), declared=declared)  # fmt: skip


def _step(column: Column, key: str, index: int, phase: Phase) -> Step:
    declared = column.declared
    return Step(
        id=key,
        name=_says(column),
        place=Place(column.path),
        notes=notes(declared.notes),
        index=index,
        phase=phase,
        level=declared.level,
        decides=bool(declared.decides),
        loop=bool(declared.loop),
        marks=many(declared.mark),
        scores=declared.scores,
        declared=declared,
    )
