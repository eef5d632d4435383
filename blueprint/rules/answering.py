"""Who could answer for something: what the rules about owners say beside that nobody does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.edits import Fix, Replace, SetKey
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Node, Owner, Step, Touchpoint


def spelling(owner: Owner) -> str:
    """What to type to name an owner: the id, or the name of one whom no directory lists."""
    return owner.name if owner.declared is None else owner.id


def whom(graph: Graph, likely: Iterable[Owner] = ()) -> str:
    """What to write after `owner:`, in words: those who may be meant, the likely first, whole organisations last."""
    others = sorted(graph.owners(), key=lambda owner: owner.kind == "organisation")
    owners = list(dict.fromkeys((*likely, *others)))
    if not owners:
        return "the department or post that answers for it"
    some = ", ".join(f"`{spelling(owner)}`" for owner in owners[:3])
    return f"the one who answers for it: {some}" + (" …" if len(owners) > 3 else "")


def at_work(graph: Graph, steps: Iterable[Step]) -> tuple[Owner, ...]:
    """The owners of what is done in the customer's view in some steps."""
    lanes = [lane for lane in graph.lanes if lane.kind == "frontstage"]
    actions = (action for step in steps for lane in lanes for action in graph.cell(step, lane))
    return _present(graph.owner_of(action) for action in actions)


def owners_about(graph: Graph, element: Node | None) -> tuple[Owner, ...]:
    """Those who answer for an element, or for what is met and done in view in a step; an owner answers for itself."""
    if element is None:
        return ()
    if isinstance(element, Owner):
        return (element,)
    if isinstance(element, CustomerAction) and graph.owner_of(element) is None:
        element = element.step
    if isinstance(element, Step):
        met = (graph.owner_of(evidence.touchpoint) for evidence in graph.evidence_in(element))
        return tuple(dict.fromkeys((*at_work(graph, (element,)), *_present(met))))
    if isinstance(element, Touchpoint) and graph.owner_of(element) is None:
        return at_work(graph, graph.steps_that_meet(element))
    return _present((graph.owner_of(element),))


def give_to(element: Node, likely: Sequence[Owner]) -> Fix | None:
    """The fix that writes down the only likely owner of an element; for a person to confirm."""
    if len(likely) != 1:
        return None
    owner = spelling(likely[0])
    if isinstance(element.declared, str):
        edit: SetKey | Replace = Replace(element.place, {"name": element.declared, "owner": owner})
    else:
        edit = SetKey(element.place, "owner", owner)
    return Fix(f"give it to `{owner}`", (edit,), safe=False)


def _present(owners: Iterable[Owner | None]) -> tuple[Owner, ...]:
    return tuple(dict.fromkeys(owner for owner in owners if owner is not None))
