"""What leans on what: the joins inside a column, and `needs`.

In one column the kinds of lanes that are present are joined to the nearest one below (Bitner, Ostrom & Morgan 2008).
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import Any

from blueprint.errors import Path, Place, excerpt
from blueprint.graph.draft import Draft
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.nodes import Action, Lane, Step, SupportProcess, System, Touchpoint
from blueprint.graph.reading import many, numbered
from blueprint.model.lanes import LANE_KINDS
from blueprint.model.patterns import SELF_SERVICE
from blueprint.model.slugs import is_id, slug

LEVELS = tuple(kind.name for kind in LANE_KINDS if kind.depth is not None)


def join_columns(draft: Draft) -> None:
    """Join the actions of each column, and each action to what it needs."""
    by_step: dict[str, list[Action]] = {}
    for (step, _), actions in draft.cells.items():
        by_step.setdefault(step, []).extend(actions)
    doors = _self_service(draft)
    for step, actions in by_step.items():
        _join_column(actions, doors.get(step), draft)
    supports = [lane for lane in draft.lanes.values() if lane.kind == "support"]
    for action in [action for actions in by_step.values() for action in actions]:
        if not isinstance(action.declared, str) and action.declared.needs is not None:
            for name, path in numbered(action.declared.needs, (*action.place.path, "needs")):
                _lean(action, name, path, supports, draft)


def _self_service(draft: Draft) -> dict[str, Touchpoint]:
    """By step, the first touchpoint through which a customer reaches the service with nobody frontstage."""
    doors: dict[str, Touchpoint] = {}
    for evidence in draft.evidence.values():
        if evidence.touchpoint.channel in SELF_SERVICE:
            doors.setdefault(evidence.step.id, evidence.touchpoint)
    return doors


def _join_column(actions: list[Action], door: Touchpoint | None, draft: Draft) -> None:
    """Join each kind of lane that is present to the nearest one below, where the pairing is plain."""
    levels = [[action for action in actions if action.lane.kind == kind] for kind in LEVELS]
    for upper, lower in pairwise([level for level in levels if level]):
        if len(upper) > 1 and len(lower) > 1:
            continue  # nothing is guessed: `needs` or `links` say who leans on whom
        said = [action for action in upper if _names_one_of(action, lower, draft)]
        for above in upper:
            for below in lower:
                if above not in said:
                    draft.join(_column_edge(above, below, door))


def _names_one_of(action: Action, lower: list[Action], draft: Draft) -> bool:
    """Whether an action's `needs` names one of those below it: then that is all it leans on there."""
    if isinstance(action.declared, str) or action.declared.needs is None:
        return False
    for name in many(action.declared.needs):
        system = draft.systems.find(name)
        if any(
            (system and getattr(below, "system", None) == system.id) or draft.action(name) is below for below in lower
        ):
            return True
    return False


def _column_edge(above: Action, below: Action, door: Touchpoint | None) -> Edge:
    if above.lane.kind == "customer":
        via = door if below.lane.kind != "frontstage" else None
        return Edge(EdgeKind.INTERACTS, above, below, above.step.place, via=via)
    return Edge(EdgeKind.RELIES, above, below, above.step.place)


def _lean(action: Action, name: str, path: Path, supports: list[Lane], draft: Draft) -> None:
    """Join an action to the system or action that its `needs` names."""
    place = Place(path)
    system = draft.systems.find(name)
    target: Any = draft.action(name)
    if system is not None:
        target = _process_of(system, action.step, supports, place, draft)
    if target is None:
        draft.unknown("system", name, chain(draft.systems.spellings(), draft.actions), place,
                      f"add it to `systems:`, as `{slug(name)}: {'…' if is_id(name) else excerpt(name)}`",
                      draft.systems.listed())  # fmt: skip
    elif target is action:
        draft.problem("BP107", f"`{excerpt(name)}` is the action itself", "name what it leans on", place)
    else:
        draft.join(Edge(EdgeKind.RELIES, action, target, place, declared=True))


def _process_of(system: System, step: Step, supports: list[Lane], place: Place, draft: Draft) -> Action:
    """The support process of a system in a column; if it has none, `needs` puts it there."""
    for lane in supports:
        for process in draft.cells.get((step.id, lane.id), ()):
            if isinstance(process, SupportProcess) and process.system == system.id:
                return process
    cell = draft.cells.setdefault((step.id, supports[0].id), [])
    address = f"{step.id}/{supports[0].id}" + (f"/{len(cell) + 1}" if cell else "")
    process = SupportProcess(id=address, name=system.name, place=place, step=step, lane=supports[0], system=system.id,
                             implied=True, declared=system.name)  # fmt: skip
    cell.append(process)
    draft.actions.setdefault(address, process)
    return process
