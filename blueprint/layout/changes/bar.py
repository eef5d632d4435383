"""What stands above a picture of changes: how many of each kind there are, and what happened to each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.layout import measures as m
from blueprint.layout.changes.data import KINDS, Changes, Edit
from blueprint.layout.changes.otherwise import otherwise
from blueprint.layout.frame import Span
from blueprint.layout.scene import Box, Label, Point, Sign, Text
from blueprint.layout.slots import Slots
from blueprint.layout.text import width
from blueprint.layout.wording import Words, is_right_to_left
from blueprint.layout.wrap import wrap

HEIGHT, GAP = 22.0, 8.0
SPARE = 8.0  # px more for scripts that run to the left: a short word of theirs may be wider than is estimated
SIGN_ROOM = 18.0  # px for the sign at the beginning of a label
SIGNS = {
    "added": ("added", "badge-added"),
    "removed": ("gone", "badge-gone"),
    "moved": ("moved", "badge-edit"),
    "relaned": ("relaned", "badge-edit"),
    "reworded": ("edited", "badge-edit"),
    "reowned": ("reowned", "badge-edit"),
    "retimed": ("clock", "ink-soft"),
    "refelt": ("face", "ink-soft"),
    "changed": ("edited", "badge-edit"),
}
"""The sign of each kind of change, and its paint."""

SIZE = 6.0
OVER = 10.0  # px by which the tag of a step may be wider than its column, at either side


def bar(changes: Changes, words: Words, right: float, top: float) -> tuple[tuple[Label, ...], float]:
    """How many changes there are of each kind, in a row or several, and the y where they end."""
    labels: list[Label] = []
    x, y, spare = m.PAGE, top, _spare(words)
    for kind in KINDS:
        if count := changes.counts.get(kind, 0):
            label = _counted(kind, f"{count} {words[f'edit.{kind}']}", x, y, spare)
            if labels and label.box.right > right:
                x, y = m.PAGE, y + HEIGHT + GAP
                label = _counted(kind, f"{count} {words[f'edit.{kind}']}", x, y, spare)
            labels.append(label)
            x = label.box.right + GAP
    return tuple(labels), y + HEIGHT if labels else top


def _spare(words: Words) -> float:
    return SPARE if is_right_to_left(words.language) else 0.0


def _counted(kind: str, text: str, x: float, y: float, spare: float) -> Label:
    box = Box(x, y, width(text, m.SMALL_TEXT, 600) + SIGN_ROOM + 2 * m.PILL_PAD + spare, HEIGHT)
    return _label(kind, (text,), box, 600)


def _label(kind: str, lines: Sequence[str], box: Box, weight: int, of: str = "") -> Label:
    """Words after the sign of a kind of change."""
    sign, role = SIGNS[kind]
    top = box.y + (box.height - m.SMALL_LINE * len(lines)) / 2
    texts = tuple(
        Text(Point(box.x + m.PILL_PAD + SIGN_ROOM, top + m.SMALL_LINE * (number + 0.5) + m.SMALL_TEXT * m.RISE), line,
             m.SMALL_TEXT, weight, "text")
        for number, line in enumerate(lines)
    )  # fmt: skip
    at = Point(box.x + m.PILL_PAD + SIZE - 0.5, top + m.SMALL_LINE / 2)
    return Label(box, texts, "pill-change", (Sign(sign, at, role, SIZE),), of)


def tags(
    changes: Changes, slots: Slots, columns: Sequence[Span], words: Words, top: float
) -> tuple[tuple[Label, ...], float]:
    """What happened to each step, over its column, and the y where the lowest of them ends."""
    labels: list[Label] = []
    bottom = top
    for slot, span in zip(slots.slots, columns, strict=True):
        edits = (Edit("removed"),) if slot.gone else changes.steps_said.get(slot.step.id, ())
        y = top
        for kind, text in _told(edits, words):
            label = _tag(kind, text, span, y, slot.step.id, _spare(words))
            labels.append(label)
            y = label.box.bottom + 4
            bottom = max(bottom, label.box.bottom)
    return tuple(labels), bottom


def _told(edits: Sequence[Edit], words: Words) -> Iterator[tuple[str, str]]:
    """What to write over a step; what the picture does not draw is told by its keys."""
    for edit in edits:
        if edit.kind == "moved":
            yield "moved", words.say("edit.was-step" if edit.key == "order" else "edit.was-in", was=edit.was)
        elif edit.kind in {"added", "removed"}:
            yield edit.kind, words[f"edit.{edit.kind}"]
    for text in otherwise((edit for edit in edits if edit.kind == "changed"), words):
        yield "changed", text


def _tag(kind: str, text: str, span: Span, y: float, of: str, spare: float) -> Label:
    """A tag over the middle of a column, in as many lines as it needs."""
    room = span[1] - span[0] + 2 * OVER
    lines = wrap(text, room - SIGN_ROOM - 2 * m.PILL_PAD - spare, m.SMALL_TEXT, 600)
    length = max(width(line, m.SMALL_TEXT, 600) for line in lines) + SIGN_ROOM + 2 * m.PILL_PAD + spare
    box = Box((span[0] + span[1] - length) / 2, y, length, m.SMALL_LINE * len(lines) + 6)
    return _label(kind, lines, box, 600, of)
