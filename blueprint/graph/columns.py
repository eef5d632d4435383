"""One column: the actions and touchpoints of a step become nodes."""

from __future__ import annotations

from typing import Any

from blueprint.errors import Path, Place, excerpt
from blueprint.graph.draft import Directory, Draft
from blueprint.graph.nodes import ACTION_OF, Action, CustomerAction, Lane, Step, Touchpoint
from blueprint.graph.reading import fail_point, feeling, length, notes, numbered, waiting
from blueprint.model.likeness import Likeness, several
from blueprint.model.spelling import composed
from blueprint.named import NamedTuple

CUSTOMERS_ALONE = ("emotion", "waits", "tolerates", "touchpoints")
STAFF_ALONE = ("feels", "by", "needs")
OF_THE_CUSTOMER = ("takes", "waits", "tolerates", "emotion", "fails")
"""Keys of a step that are said of the customer's action in it."""


class Cell(NamedTuple):
    """What was declared in one lane of one step: texts and records, each with its path."""

    lane: Lane
    items: tuple[tuple[Any, Path], ...]


class ColumnReader:
    """Reads columns one after the other; it knows the declared names that a new name must not be a slip of."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._like_touchpoint = Likeness(draft.touchpoints.spellings())
        self._like_system = Likeness(draft.systems.spellings())

    def read(self, step: Step, declared: Any, cells: tuple[Cell, ...]) -> None:
        """Add the actions of a step, then the touchpoints that they meet."""
        leading = self._leading_action(cells)
        if leading is None:
            self._refuse_orphaned_measures(step, declared)
        for cell in cells:
            if cell.lane.kind != "touchpoint":
                actions = [self._action(step, declared, cell, number, leading) for number in range(len(cell.items))]
                self._draft.cells[step.id, cell.lane.id] = actions
        for cell in cells:
            if cell.lane.kind == "touchpoint":
                self._evidence(step, cell.lane, cell.items, None)

    @staticmethod
    def _leading_action(cells: tuple[Cell, ...]) -> Path | None:
        """The path of the customer's first action, of which the step's measures are said."""
        return next((cell.items[0][1] for cell in cells if cell.lane.kind == "customer"), None)

    def _refuse_orphaned_measures(self, step: Step, declared: Any) -> None:
        for key in OF_THE_CUSTOMER:
            if getattr(declared, key) is not None:
                self._draft.problem("BP103", f"`{key}` is said of the customer, and no customer acts in this step",
                                    "say what the customer does, or say it of an action",
                                    Place((*step.place.path, key)), at_key=True)  # fmt: skip

    def _action(self, step: Step, declared: Any, cell: Cell, number: int, leading: Path | None) -> Action:
        value, path = cell.items[number]
        said = None if isinstance(value, str) else value
        address = f"{step.id}/{cell.lane.id}" + (f"/{number + 1}" if number else "")
        if cell.lane.kind == "customer":
            lends = declared if number == 0 else None
            more = self._of_customer(said, lends, path, step, leading == path) | {"customer": cell.lane.customer}
        else:
            more = self._of_staff(cell.lane, said, said.does if said else value, path)
        action = self._node(step, cell.lane, value, path, {"id": (said and said.id) or address} | more)
        self._draft.actions.setdefault(address, action)
        self._draft.actions.setdefault(action.id, action)
        if said and said.touchpoints is not None and cell.lane.kind == "customer":
            lane = self._draft.lanes["touchpoints"]
            self._evidence(step, lane, tuple(numbered(said.touchpoints, (*path, "touchpoints"))), action)
        return action

    def _node(self, step: Step, lane: Lane, value: Any, path: Path, more: dict[str, Any]) -> Action:
        """The node of an action: what all actions have, and more."""
        shared: dict[str, Any] = {"name": value}
        if not isinstance(value, str):
            owner = self._draft.owner(value.owner, Place((*path, "owner")))
            shared = {"name": value.does, "takes": length(value.takes), "notes": notes(value.notes), "owner": owner}
        return ACTION_OF[lane.kind](place=Place(path), step=step, lane=lane, declared=value, **(shared | more))

    def _of_customer(self, said: Any, lends: Any, path: Path, step: Step, leading: bool) -> dict[str, Any]:
        """The measures of a customer's action: its own, else those of its step."""
        self._refuse(said, STAFF_ALONE, path, "of staff", "what the customer feels is `emotion:`")
        measures: dict[str, Any] = {}
        for key, read in (("takes", length), ("tolerates", length), ("waits", waiting), ("emotion", feeling)):
            own = getattr(said, key) if said else None
            at = path if own is not None else step.place.path
            value = own if own is not None else (getattr(lends, key) if lends else None)
            if value is not None:
                measures[key] = read(value)
                if key == "emotion":
                    self._check_feeling(measures[key], (*at, key), own is not None or leading)
        failing, at = (said and said.fails), path
        if failing is None and leading:
            failing, at = lends.fails, step.place.path
        return measures | {"fails": self._fails(failing, (*at, "fails"))}

    def _of_staff(self, lane: Lane, said: Any, name: str, path: Path) -> dict[str, Any]:
        """The fields that only actions of staff, processes and remarks have."""
        more: dict[str, Any] = {}
        if said is not None:
            self._refuse(said, CUSTOMERS_ALONE, path, "of the customer", "what staff feel is `feels:`")
            if lane.kind != "note":
                more = {"by": said.by, "feels": feeling(said.feels)}
                self._check_feeling(more["feels"], (*path, "feels"), True)
            else:
                self._refuse(said, STAFF_ALONE, path, "of actions, and a lane of kind note holds none")
            more["fails"] = self._fails(said.fails, (*path, "fails"))
        if lane.kind == "support":
            more |= self._system(name, path)
        elif lane.kind == "note" and (policy := self._draft.policies.find(composed(name))):
            more |= {"policy": policy.id, "name": policy.name}
        return more

    def _system(self, name: str, path: Path) -> dict[str, Any]:
        if system := self._draft.systems.find(composed(name)):
            return {"system": system.id, "name": system.name}
        if not self._names_several(self._draft.systems, name, path):
            self._refuse_near_miss("system", name, self._like_system.near(name), path)
        return {}

    def _fails(self, value: Any, path: Path) -> tuple[Any, ...]:
        return tuple(fail_point(item, at, self._fail_owner(item, at)) for item, at in numbered(value, path))

    def _fail_owner(self, item: Any, path: Path) -> str | None:
        return None if isinstance(item, str) else self._draft.owner(item.owner, Place((*path, "owner")))

    def _check_feeling(self, emotion: Any, path: Path, once: bool) -> None:
        if emotion is None or not once:
            return
        typed_as_number = emotion.target is None and emotion.source is None and emotion.n is None
        for key in ("felt", "target"):
            place = Place(path if typed_as_number else (*path, key))
            self._draft.score(getattr(emotion, key), place)
        self._draft.calendar(emotion.date, (*path, "date"))

    def _refuse(self, said: Any, keys: tuple[str, ...], path: Path, whose: str, feeling_is: str = "") -> None:
        """BP103 for what cannot be said here. feeling_is: how a feeling is said here, if it is."""
        for key in keys:
            if said is not None and getattr(said, key) is not None:
                hint = f"; {feeling_is}" if feeling_is and key in {"emotion", "feels"} else ""
                self._draft.problem("BP103", f"`{key}` is said {whose}{hint}", f"take `{key}:` away here",
                                    Place((*path, key)), at_key=True)  # fmt: skip

    def _refuse_near_miss(self, what: str, name: str, near: str | None, path: Path) -> None:
        if near is not None:
            name, near = excerpt(name, 48), excerpt(near, 48)
            self._draft.problem("BP107", f"`{name}` is declared nowhere and looks like the {what} `{near}`",
                                f"did you mean `{near}`? If it is another {what}, declare it in `{what}s:`",
                                Place(path))  # fmt: skip

    def _names_several(self, directory: Directory, name: str, path: Path) -> bool:
        """BP107 for a text that names several declared things, which a list would."""
        named = several(name, directory.find)
        if named:
            self._draft.problem("BP107", f"`{excerpt(name, 48)}` names several things in one text",
                                f"put them in brackets: `{excerpt(named)}`", Place(path))  # fmt: skip
        return named is not None

    def _evidence(self, step: Step, lane: Lane, items: tuple[tuple[Any, Path], ...], action: Action | None) -> None:
        """What is met in a step: by one customer's action, or by all customers who act in it."""
        for value, path in items:
            touchpoint = self._touchpoint(value, path)
            meeting = [action] if action else self._first_customer_actions(step)
            self._draft.meet(step, lane, touchpoint, Place(path), meeting)

    def _first_customer_actions(self, step: Step) -> list[Action]:
        cells = (self._draft.cells.get((step.id, lane.id)) for lane in self._draft.customer_lanes)
        return [actions[0] for actions in cells if actions and isinstance(actions[0], CustomerAction)]

    def _touchpoint(self, value: Any, path: Path) -> Touchpoint:
        """The touchpoint of that id or name; a new name declares one on the spot, unless it looks like a slip."""
        draft = self._draft
        name = value if isinstance(value, str) else composed(value.name)
        found = draft.touchpoints.find(name)
        if found is None:
            place = Place(path)
            if draft.is_new(draft.touchpoints, name, place) and not self._names_several(draft.touchpoints, name, path):
                self._refuse_near_miss("touchpoint", name, self._like_touchpoint.near(name), path)
            found = Touchpoint(id=draft.derive(name, "touchpoint", place), name=name, place=place, listed=False,
                               declared=value)  # fmt: skip
            draft.touchpoints.add(found)
        return found
