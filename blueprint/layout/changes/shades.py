"""The grounds of whole columns that are new or gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.layout.changes.data import Changes
from blueprint.layout.frame import Span
from blueprint.layout.shapes import Area, Box, Drawing
from blueprint.layout.slots import Slots

OVER = 11.0  # px by which a ground is wider than its column, at either side


def shades(changes: Changes, slots: Slots, columns: Sequence[Span], top: float, bottom: float) -> Iterator[Drawing]:
    """A ground behind the cards of each step that is new, and of each that is gone."""
    for slot, (start, end) in zip(slots.slots, columns, strict=True):
        added = any(edit.kind == "added" for edit in changes.steps_said.get(slot.step.id, ()))
        if slot.gone or added:
            kind = "gone" if slot.gone else "added"
            box = Box(start - OVER, top, end - start + 2 * OVER, bottom - top)
            area = Area(box, f"shade-{kind}", 8.0, "hatch-gone" if slot.gone else "")
            yield Drawing(f"step-{kind}", (area,), slot.step.id)
