"""Where labels go: on the longest free stretch of their own line, or close beside it, and never on anything else."""

from collections.abc import Iterable, Sequence

from blueprint.layout.shapes import Box
from blueprint.layout.wiring.canvas import TINY, Canvas, Line, straight_parts
from blueprint.layout.wiring.drawing import Drawn
from blueprint.layout.wiring.lattice import Geometry
from blueprint.layout.wiring.pieces import LEVEL
from blueprint.layout.wiring.placing import END, Plan
from blueprint.layout.wiring.stretches import Option, Size, windows
from blueprint.layout.wiring.widening import Shortage, shortages

_SHORT = 56  # px of line that has to show besides a label on it; on a shorter line the label lies beside
_HOLD = 40  # px of its own line, or all of it, that a label beside a shorter line must cover
_FAR = 700.0  # px from the middle of a long line in which a place is sought
_EARNEST = 3  # the urge from which room is sought in one place only
_BESIDE = 2  # px between a label and its own line when it lies beside it


def place_labels(plan: Plan, geometry: Geometry, drawn: Drawn, urge: int = 0) -> tuple[dict[int, Box], list[Shortage]]:
    """The box of each label that found a place, and for each that did not what would make room for it.

    The greater the `urge`, the more is asked for, as what is in the way may move along; in the end only for the piece
    that is meant to carry the label.
    """
    placed: dict[int, Box] = {}
    missing: list[Shortage] = []
    if not plan.bearers:
        return placed, missing
    canvas = Canvas(plan, geometry, drawn.lines)
    for piece, wire in _in_turn(plan):
        options = _options(plan, drawn, piece, wire)
        box = _place(canvas, options)
        if box:
            placed[wire] = box
            canvas.add(box)
        else:
            missing += _least(canvas, options if urge < _EARNEST else options[-1:], urge)
    return placed, missing


def _in_turn(plan: Plan) -> list[tuple[int, int]]:
    """The pieces that carry labels and their wires; first those with one place only: from a card to itself."""
    return sorted(plan.bearers.items(), key=lambda pair: plan.wires[pair[1]].source != plan.wires[pair[1]].target)


def _options(plan: Plan, drawn: Drawn, bearer: int, wire: int) -> list[Option]:
    """Where a label might go, the best first: on long level parts, on long upright ones, beside short ones.

    A line that is hemmed in by others has room on it, but its neighbours need the room beside it. Last comes the piece
    that the label has been given room for, in its full length.
    """
    hemmed_in = _hemmed_in(plan, bearer)
    size = plan.wires[wire].label
    on, beside, last = [], [], []
    for orientation, group in enumerate(straight_parts([drawn.lines[wire]])):
        for line in sorted(group, key=lambda line: line.low - line.high):
            own = line._replace(wire=wire)
            sides = _sides(own, orientation, size)
            if hemmed_in or line.high - line.low >= size[orientation] + _SHORT:
                on.append(_middle(own, orientation, size))
                beside += sides
            else:
                beside += [*sides, _middle(own, orientation, size)]
            over = size[orientation] - min(_HOLD, line.high - line.low)
            last += [side._replace(low=line.low - over, high=line.high + over) for side in sides]
    options = on if hemmed_in else on + beside + last
    return [*options, _bearing(plan, drawn, bearer, options)]


def _hemmed_in(plan: Plan, piece: int) -> bool:
    """Whether a piece that has to carry its label has neighbours that were pushed away for it."""
    return piece in plan.ports.extra and plan.pieces.all[piece].high - plan.pieces.all[piece].low > 1


def _middle(line: Line, orientation: int, size: Size) -> Option:
    margin = min(END, (line.high - line.low) / 2 - 1)
    return Option(line, orientation, 0, line.low + margin, line.high - margin, size, _FAR)


def _sides(line: Line, orientation: int, size: Size) -> list[Option]:
    off = size[1 - orientation] / 2 + _BESIDE
    near, other = (-off, off) if orientation == LEVEL else (off, -off)
    return [Option(line, orientation, shift, line.low, line.high, size, _FAR) for shift in (near, other)]


def _bearing(plan: Plan, drawn: Drawn, bearer: int, options: Sequence[Option]) -> Option:
    """The option on the piece that the label has been given room for, without a limit."""
    orientation, at = plan.pieces.all[bearer].channel[0], drawn.places[bearer]
    found = (o for o in options if o.shift == 0 and o.orientation == orientation and o.line.at == at)
    return next(found, options[0])._replace(reach=float("inf"))


def _place(canvas: Canvas, options: Iterable[Option]) -> Box | None:
    """The first option with room."""
    for option in options:
        things = canvas.things(option.box(*option.whole()[:2]), option.line)
        wide = [w for w in windows(option, things, canvas.gap) if w.high - w.low >= option.long - TINY]
        if wide:
            return option.slid(wide)
    return None


def _least(canvas: Canvas, options: Iterable[Option], urge: int) -> list[Shortage]:
    """The least widening that would make room on one of the options."""
    least = min((shortage for option in options for shortage in shortages(canvas, option)), default=None)
    return [least._replace(more=max(least.more * (1 + urge), 2.0**urge - 1))] if least else []
