"""Whatever the columns do not say by themselves: links, recoveries, owners, promises, indicators."""

from __future__ import annotations

from itertools import chain
from typing import Any

from blueprint.errors import Place, excerpt
from blueprint.graph.draft import Draft
from blueprint.graph.edges import Edge, EdgeKind, kind_between
from blueprint.graph.nodes import Action, Indicator, Node, Promise
from blueprint.graph.reading import length, many


def join_links(blueprint: Any, draft: Draft) -> None:
    """An edge for every entry of `links`."""
    for number, declared in enumerate(blueprint.links or ()):
        place = Place(("links", number))
        if isinstance(declared, str | dict):
            for arrow, label in [(declared, None)] if isinstance(declared, str) else declared.items():
                _join_arrow(arrow, label, place, draft)
            continue
        ends = [_end(getattr(declared, key), Place((*place.path, key.rstrip("_"))), draft) for key in ("from_", "to")]
        if all(ends):
            kind = EdgeKind(declared.kind) if declared.kind else kind_between(*ends)
            within = length(declared.within)
            draft.join_as_declared(Edge(kind, *ends, place, label=declared.label, artefact=declared.artefact,
                                        within=within, declared=True))  # fmt: skip


def _join_arrow(arrow: str, label: str | None, place: Place, draft: Draft) -> None:
    """An edge from `a -> b`, or from `a -> b: label` written as one text."""
    source, found, rest = arrow.partition("->")
    target, _, rest = rest.partition(": ")
    if not (found and source.strip() and target.strip()) or "-->" in arrow:
        draft.problem("BP104", f"`{excerpt(arrow)}` is no link", "write `a -> b: label`, with one hyphen and a `>`",
                      place)  # fmt: skip
        return
    ends = [_end(name.strip(), place, draft) for name in (source, target)]
    if all(ends):
        said = label or rest.strip() or None
        draft.join_as_declared(Edge(kind_between(*ends), *ends, place, label=said, declared=True))


def _end(address: str, place: Place, draft: Draft) -> Any:
    """The action that an address means: its own id, `step/lane`, `step/lane/2`, or a step's customer action."""
    if address in draft.steps:
        if found := _first_action(address, draft):
            return found
        draft.problem("BP107", f"no customer acts in the step `{address}`",
                      f"name an action in it: `{address}/lane`", place)  # fmt: skip
        return None
    if found := draft.action(address):
        return found
    draft.unknown("action", address, chain(draft.steps, draft.actions), place, "name an action as `step/lane`")
    return None


def _first_action(step: str, draft: Draft) -> Action | None:
    cells = (draft.cells.get((step, lane.id)) for lane in draft.customer_lanes)
    return next((actions[0] for actions in cells if actions), None)


def join_recoveries(draft: Draft) -> None:
    """An edge from each fail point to the step that makes it good."""
    for action in dict.fromkeys(action for action in draft.actions.values() if action.fails):
        for fail in action.fails:
            if fail.recovery is None:
                continue
            place = Place((*fail.place.path, "recovery"))
            if fail.recovery not in draft.steps:
                draft.unknown("step", fail.recovery, draft.steps, place, "give the step that makes it good an `id:`")
            elif target := _first_action(fail.recovery, draft):
                draft.edges.append(Edge(EdgeKind.RECOVERS, action, target, place, label=fail.what, declared=True))


def join_measures(blueprint: Any, draft: Draft) -> None:
    """Promises and indicators, with what they are about and who answers for them."""
    for key, said in (blueprint.promises or {}).items():
        _join_promise(key, said, draft)
    for key, said in (blueprint.indicators or {}).items():
        _join_indicator(key, said, draft)


def _join_promise(key: str, said: Any, draft: Draft) -> None:
    place = Place(("promises", key))
    target = _element(said.at, Place((*place.path, "at")), draft)
    owner = draft.owner(said.owner, Place((*place.path, "owner")))
    promise = Promise(id=key, name=said.says, place=place, at=target.id if target else said.at, owner=owner,
                      promised=length(said.promised), delivered=length(said.delivered), declared=said)  # fmt: skip
    draft.promises.append(promise)
    _about(EdgeKind.PROMISES, promise, target, draft)


def _join_indicator(key: str, said: Any, draft: Draft) -> None:
    place = Place(("indicators", key))
    target = _element(said.at, Place((*place.path, "at")), draft) if said.at else None
    owner = draft.owner(said.owner, Place((*place.path, "owner")))
    months = tuple(sorted((said.complaints or {}).items()))
    indicator = Indicator(id=key, name=said.name, place=place, at=target.id if target else None, owner=owner,
                          kind=said.kind, unit=said.unit, target=said.target, actual=said.actual, complaints=months,
                          declared=said)  # fmt: skip
    draft.indicators.append(indicator)
    _about(EdgeKind.MEASURES, indicator, target, draft)


def _about(kind: EdgeKind, measure: Node, target: Node | None, draft: Draft) -> None:
    if target is not None:
        draft.join(Edge(kind, measure, target, measure.place, declared=True))


def _element(name: str, place: Place, draft: Draft) -> Node | None:
    """Any element that a promise or an indicator may be about."""
    for among in (draft.steps, draft.touchpoints, draft.systems, draft.owners, draft.policies):
        if name in among:
            return among[name]
    phase = next((phase for phase in draft.phases if phase.id == name), None)
    found = draft.action(name) or phase or draft.touchpoints.find(name) or draft.systems.find(name)
    found = found or draft.owners.find(name)
    if found is None:
        among = chain(draft.steps, draft.touchpoints, draft.systems, draft.owners, draft.actions)
        draft.unknown("element", name, among, place, "name a step, an action, a touchpoint or an owner")
    return found


def join_owners(draft: Draft) -> None:
    """An edge from each owner to what it owns, and to the owner that it is part of."""
    for owner in draft.owners.values():
        if owner.part_of:
            draft.join(Edge(EdgeKind.PART_OF, owner, draft.owners[owner.part_of], owner.place, declared=True))
    owned = [*draft.touchpoints.values(), *draft.systems.values(), *draft.policies.values(),
             *dict.fromkeys(draft.actions.values()), *draft.promises, *draft.indicators]  # fmt: skip
    for element in owned:
        if element.owner:
            draft.join(Edge(EdgeKind.OWNS, draft.owners[element.owner], element, element.place, declared=True))


def check_file_ignores(blueprint: Any, draft: Draft) -> None:
    """Every `at` of the file's ignores must name something."""
    for number, ignore in enumerate(many(blueprint.ignore)):
        if ignore.at is not None:
            _element(ignore.at, Place(("ignore", number, "at")), draft)
