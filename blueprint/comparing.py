"""From two blueprints to one picture: the later one drawn, with everything marked that changed since the earlier one.

Comparing knows nothing of drawing and drawing nothing of comparing: here what one found becomes what the other takes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from blueprint.compare.changes import Change, What
from blueprint.compare.columns import Column
from blueprint.compare.compared import Compared, compared
from blueprint.compare.matching import Matched
from blueprint.graph.draft import Evidence
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, Step, Touchpoint
from blueprint.layout.blueprint import lay_out
from blueprint.layout.changes.data import Changes, Edit, Place
from blueprint.layout.contents import notes_in
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme

KINDS = {
    What.ADDED: "added",
    What.REMOVED: "removed",
    What.MOVED: "moved",
    What.RELANED: "relaned",
    What.REWORDED: "reworded",
    What.REOWNED: "reowned",
    What.RETIMED: "retimed",
    What.REFELT: "refelt",
    What.CHANGED: "changed",
}
"""What the picture calls what happened."""

Edits = dict[str, list[Edit]]


def view(before: Graph, after: Graph, theme: Theme) -> Scene:
    """The later blueprint, with what changed."""
    found = compared(before, after)
    marks = tuple(trip.after.marks for trip in found.feelings.trips if trip.after)
    return lay_out(after, theme, marks, changes_of(found))


def changes_of(found: Compared) -> Changes:
    """What was found, as the layout takes it."""
    before, matched = found.before, found.matched
    comparable = found.feelings.comparable
    felt = tuple(
        trip.before.marks if trip.before and comparable else None for trip in found.feelings.trips if trip.after
    )
    cards = _came(found)
    steps: Edits = {step.id: [Edit("added")] for step in matched.steps.added}
    phases: Edits = {phase.id: [Edit("added")] for phase in matched.phases.added}
    lanes: Edits = {lane.id: [Edit("added")] for lane in matched.lanes.added if lane.listed}
    gone = _gone(found)
    struck, shown = _lanes_of(gone, before), 0
    for change in found.changes:
        shown += _note(change, found, (cards, steps, phases, lanes), struck)
    _note_notes(found, cards, gone)
    return Changes(
        earlier=before,
        felt=felt,
        places=tuple(_place(column, matched) for column in found.places),
        steps={old.id: new.id for old, new in matched.steps.both},
        lanes={old.id: new.id for old, new in matched.lanes.both},
        gone=frozenset(gone),
        cards=_frozen(cards),
        steps_said=_frozen(steps),
        phases=_frozen(phases),
        lanes_said=_frozen(lanes),
        counts=Counter(KINDS[change.what] for change in found.changes),
        elsewhere=len(found.changes) - shown,
    )


def _frozen(edits: Edits) -> dict[str, tuple[Edit, ...]]:
    return {key: tuple(some) for key, some in edits.items()}


def _place(column: Column, matched: Matched) -> Place:
    phase_gone = any(column.phase is phase for phase in matched.phases.removed)
    return Place(column.step.id, column.phase.id, column.after is None, phase_gone)


# ── what came and went ──────────────────────────────────────────────────────────────────────────────────────────────


def _came(found: Compared) -> Edits:
    """The cards that are new."""
    later = found.matched.later()
    known = {later.get(action) for action in found.before.actions()} | _implied_twins(found.before, found.after, later)
    cards: Edits = {action.id: [Edit("added")] for action in found.after.actions() if action not in known}
    was = {(later.get(met.step), later.get(met.touchpoint)) for met in found.before.evidence}
    for met in found.after.evidence:
        if (met.step, met.touchpoint) not in was:
            cards[met.id] = [Edit("added")]
    return cards


def _gone(found: Compared) -> set[str]:
    """The ids of the earlier cards that are not there any more."""
    later = found.matched.later()
    earlier = {new: old for old, new in later.items()}
    kept = {old for old in later if isinstance(old, Action)} | _implied_twins(found.after, found.before, earlier)
    gone = {action.id for action in found.before.actions() if action not in kept}
    is_met = {(met.step, met.touchpoint) for met in found.after.evidence}
    gone |= {met.id for met in found.before.evidence if (later.get(met.step), later.get(met.touchpoint)) not in is_met}
    return gone


def _lanes_of(cards: set[str], graph: Graph) -> set[str]:
    """The lanes in which some cards stand."""
    there = (*((action.id, action.lane) for action in graph.actions()), *((met.id, met.lane) for met in graph.evidence))
    return {lane.id for card, lane in there if card in cards}


def _implied_twins(one: Graph, other: Graph, known: dict[Any, Any]) -> set[Action]:
    """The processes in `other` that only a `needs` names, and that `one` has as well, however it names them."""
    there = {
        (known.get(action.step), known.get(one.find(system)))
        for action in one.actions("support")
        if (system := getattr(action, "system", None))
    }
    return {
        action
        for action in other.actions("support")
        if getattr(action, "implied", False) and (action.step, other.find(getattr(action, "system", "") or "")) in there
    }


# ── what is said otherwise ──────────────────────────────────────────────────────────────────────────────────────────


def _note(change: Change, found: Compared, edits: tuple[Edits, Edits, Edits, Edits], struck: set[str]) -> bool:
    """Note a change where it is to be seen; whether the picture shows it. struck: lanes with cards that are gone."""
    cards, steps, phases, lanes = edits
    if change.what in {What.ADDED, What.REMOVED}:
        return _is_drawn(change, found, struck)
    edit = Edit(KINDS[change.what], change.key, _was(change, found), change.was, change.now)
    if change.kind == "lane":
        lanes.setdefault(change.after or "", []).append(edit)
        return True
    if change.kind == "phase":
        phases.setdefault(change.after or "", []).append(edit)
        return change.what in {What.REWORDED, What.MOVED}
    if change.kind == "step":
        if change.key != "notes":
            steps.setdefault(change.after or "", []).append(edit)
        return True
    return _note_on_cards(change, edit, found, cards)


def _note_on_cards(change: Change, edit: Edit, found: Compared, cards: Edits) -> bool:
    """Note a change of an action or a touchpoint on its cards. A score that the curve shows is not told again."""
    if change.kind == "touchpoint":
        ids = [met.id for met in _met(change.after, found.after) if change.step in {None, met.step.id}]
    elif change.kind in {"customer action", "frontstage action", "backstage action", "support process", "remark"}:
        ids = [change.after or ""]
    else:
        return False
    on_curve = change.key == "emotion" and found.feelings.comparable
    if change.key in {"notes", "met in"} or on_curve:
        return bool(ids)
    for key in ids:
        if Edit("added") not in cards.get(key, ()):
            cards.setdefault(key, []).append(edit)
    return bool(ids)


def _met(key: str | None, graph: Graph) -> Iterator[Evidence]:
    """The cards of a touchpoint, in every step that meets it."""
    touchpoint = graph.find(key or "")
    steps = graph.steps_that_meet(touchpoint) if isinstance(touchpoint, Touchpoint) else ()
    return (met for step in steps for met in graph.evidence_in(step) if met.touchpoint is touchpoint)


def _was(change: Change, found: Compared) -> str:
    """What stood there; of an order the number alone, of what can fail what is not told any more."""
    if change.key == "order":
        return change.was.partition(".")[0]
    if change.key == "fails" and change.before and change.after:
        was, now = (_failures(graph, key) for graph, key in
                    ((found.before, change.before), (found.after, change.after)))  # fmt: skip
        return "; ".join(what for what in was if what not in now)
    return change.was


def _failures(graph: Graph, key: str) -> list[str]:
    return [fail.what for fail in getattr(graph.find(key), "fails", ())]


def _is_drawn(change: Change, found: Compared, struck: set[str]) -> bool:
    """Whether something that came or went has a place in the picture. struck: lanes with cards that are gone."""
    if change.kind in {"step", "customer action", "frontstage action", "backstage action", "support process", "remark"}:
        return True
    graph, key = (found.after, change.after) if change.after else (found.before, change.before)
    if change.kind == "touchpoint":
        return next(_met(key, graph), None) is not None
    if change.kind == "phase":
        return any(column.phase.id == key for column in found.places)
    return change.kind == "lane" and (change.what is What.ADDED or key in struck)


# ── notes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _note_notes(found: Compared, cards: Edits, gone: set[str]) -> None:
    """Note what happened to the notes of each step, which share a card."""
    for column in found.places:
        was = list(_notes(column.before, found.before))
        now = list(_notes(column.after, found.after))
        if was and not now and column.before:
            gone.add(f"{column.before.id}/notes")
        elif now and not was and column.after:
            cards[f"{column.after.id}/notes"] = [Edit("added")]
        elif was != now and column.after:
            drawn = {(kind, text) for kind, text, _ in now}
            left = "; ".join(text for kind, text, _ in was if (kind, text) not in drawn)
            cards[f"{column.after.id}/notes"] = [Edit("changed", "notes", left)]


def _notes(step: Step | None, graph: Graph) -> Iterator[tuple[str, str, str | None]]:
    """What is noted in a step: the kind, the text and the source of each."""
    return ((note.kind, note.text, note.source) for note in notes_in(step, graph)) if step else iter(())
