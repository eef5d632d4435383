"""The cards of a picture of changes: what was said otherwise stands on them, and what is gone has cards of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from blueprint.layout.changes.data import Changes, Edit
from blueprint.layout.changes.otherwise import otherwise
from blueprint.layout.contents import Content, Paragraph, Tag, lane_name
from blueprint.layout.numbers import time
from blueprint.layout.slots import Slots
from blueprint.layout.stacks import Cells, noted, stacks
from blueprint.layout.wording import Words
from blueprint.model.durations import DURATION_PATTERN, minutes
from blueprint.model.lanes import ORDER

LONGEST = 90
"""How many characters of what was said before are shown on a card; all of it stands in the card's title."""

DRAWN = {"fails", "by"}
"""What a card shows by itself, so that what stood there can be struck."""

GONE = "gone:"
"""What the id of a card begins with that is not there any more: no id of the file has a colon."""

SIGNS = {"added": "added", "moved": "moved", "relaned": "relaned"}
"""The sign on the corner of a card, by what happened to it; everything else is an edit."""


def with_changes(lanes: Sequence[Cells], changes: Changes, columns: Slots, words: Words) -> list[Cells]:
    """All lanes with what happened on their cards, what is gone among them, and lanes that are gone at their places."""
    found = [_edited(cells, changes, words) for cells in lanes]
    for lane in changes.earlier.lanes:
        cells = list(_ghosts(stacks(lane, changes.earlier, words), changes, columns, words))
        if lane.id in changes.lanes:
            _add(next(one for one in found if one.lane.id == changes.lanes[lane.id]), cells)
        elif any(cells):
            place = sum(ORDER[one.lane.kind] <= ORDER[lane.kind] for one in found)
            found.insert(place, Cells(lane, cells, changes.earlier, (f"− {words['edit.removed']}",)))
    return found


def notes_with_changes(
    notes: Iterable[list[Content]], changes: Changes, columns: Slots, words: Words
) -> list[list[Content]]:
    """The cards of notes, likewise."""
    live = [[_said(content, changes, words) for content in stack] for stack in notes]
    ghosts = _ghosts(noted(changes.earlier, words), changes, columns, words)
    return [stack + gone for stack, gone in zip(live, ghosts, strict=True)]


def _edited(cells: Cells, changes: Changes, words: Words) -> Cells:
    columns = [[_said(content, changes, words) for content in stack] for stack in cells.columns]
    edits = changes.lanes_said.get(cells.lane.id, ())
    return cells._replace(columns=columns, said=tuple(_of_lane(edit, words) for edit in edits))


def _of_lane(edit: Edit, words: Words) -> str:
    if edit.kind == "added":
        return f"+ {words['edit.added']}"
    if edit.kind == "moved":
        return f"⇄ {words['edit.moved']}"
    return words.say("edit.was", was=edit.was or "–")


def _add(cells: Cells, ghosts: Iterable[list[Content]]) -> None:
    """Put what is gone into its cells: away from the customer, so that no line has to run around it."""
    for stack, gone in zip(cells.columns, ghosts, strict=True):
        stack[:] = [*gone, *stack] if cells.lane.kind == "touchpoint" else [*stack, *gone]


def _ghosts(cells: Iterable[list[Content]], changes: Changes, columns: Slots, words: Words) -> Iterator[list[Content]]:
    """The cards that are gone, in the columns of their steps."""
    found: list[list[Content]] = [[] for _ in columns.slots]
    for step, stack in zip(changes.earlier.steps, cells, strict=True):
        if step in columns.number:
            number = columns.number[step]
            found[number] = [_ghost(content, number, changes, words) for content in stack if content.id in changes.gone]
    yield from found


def _ghost(content: Content, column: int, changes: Changes, words: Words) -> Content:
    """A card of what is gone: its words, struck, and nothing else."""
    paragraphs = tuple(part._replace(struck=True, role="text-soft") for part in content.paragraphs)
    return content._replace(
        id=f"{GONE}{content.id}",
        lane=changes.lanes.get(content.lane, content.lane),
        column=column,
        paragraphs=paragraphs,
        tags=(),
        state="gone",
        about=f"{words['edit.removed']}{words['colon']}{content.about}",
        decides=False,
        change="gone",
    )


def _said(content: Content, changes: Changes, words: Words) -> Content:
    """A card with what happened to it, in chips and in words."""
    edits = changes.cards.get(content.id, ())
    if not edits:
        return content
    told = "; ".join(_told(edit, words) for edit in edits)
    sign = next((SIGNS[edit.kind] for edit in edits if edit.kind in SIGNS), "edited")
    if content.paragraphs and content.kind == "note" and not content.tags and content.id.endswith("/notes"):
        return _noted(content, edits, sign, told)
    return content._replace(
        tags=(*content.tags, *_tags(edits, changes, words)), change=sign, about=f"{content.about}; {told}"
    )


def _noted(content: Content, edits: Sequence[Edit], sign: str, told: str) -> Content:
    """The card of notes, with what was noted before below what is noted now."""
    was = [Paragraph(_short(edit.was), 11.0, 400, "text-soft", 14.0, 5.0, struck=True) for edit in edits if edit.was]
    return content._replace(paragraphs=(*content.paragraphs, *was), change=sign, about=f"{content.about}; {told}")


def _tags(edits: Sequence[Edit], changes: Changes, words: Words) -> Iterator[Tag]:
    """A chip for each thing that was otherwise; things that the picture does not draw are told by their keys."""
    for edit in edits:
        if edit.kind == "changed" and edit.key in DRAWN and edit.was:
            yield Tag(f"was-{edit.key}", _short(edit.was))
        elif edit.kind not in {"added", "changed"}:
            yield Tag(f"was-{edit.kind}", _was(edit, changes, words))
    for text in otherwise((edit for edit in edits if edit.kind == "changed" and edit.key not in DRAWN), words):
        yield Tag("was-changed", text)


def _was(edit: Edit, changes: Changes, words: Words) -> str:
    """What stood there, or where it stood."""
    if edit.kind == "relaned":
        lane = next((lane for lane in changes.earlier.lanes if edit.was in {lane.name, lane.id}), None)
        called = lane_name(lane, changes.earlier, words) if lane else edit.was
        return words.say("edit.was-in", was=_short(called))
    if edit.kind == "moved":
        return words.say("edit.was-step" if edit.key == "order" else "edit.was-in", was=_short(edit.was))
    if edit.kind == "retimed" and re.fullmatch(DURATION_PATTERN, edit.was):
        return time(minutes(edit.was), words)
    if edit.kind == "reowned" and not edit.was:
        return words["no-owner"]
    return _short(edit.was) or "–"


def _told(edit: Edit, words: Words) -> str:
    """What happened, in words."""
    name = words[f"edit.{edit.kind}"]
    what = f"{name} ({edit.key})" if edit.kind == "changed" else name
    return what if edit.kind == "added" else f"{what}, {words.say('edit.was', was=edit.full or edit.was or '–')}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
