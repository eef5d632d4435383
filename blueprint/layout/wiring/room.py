"""Room for labels: gutters grow until every label has its place, and no more than they have to."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from blueprint.layout.shapes import Box
from blueprint.layout.wiring.drawing import draw
from blueprint.layout.wiring.labels import place_labels
from blueprint.layout.wiring.lattice import Geometry, Gutters
from blueprint.layout.wiring.placing import Plan
from blueprint.layout.wiring.widening import Shortage

Arrange = Callable[[Sequence[float], Sequence[float]], Geometry]
"""From the lengths of the horizontal and the vertical gutters to the places of everything."""

_ATTEMPTS, _PATIENCE = 48, 3  # rounds of widening altogether, and until what is lacking is given more amply
_SPARE = 0.5  # px more than a label lacks


def make_room(plan: Plan, least: Gutters, arrange: Arrange) -> Gutters:
    """The lengths of the gutters, at least these, with which every label has a place.

    A label can always lie on the piece that has been given room for it, once the gutters that the piece passes are
    long enough. Where labels keep each other from their places for long, gutters therefore grow by more and more.
    """
    sizes = least
    for attempt in range(_ATTEMPTS):
        geometry = arrange(*sizes)
        placed, missing = place_labels(plan, geometry, draw(plan, geometry), attempt // _PATIENCE)
        if not missing:
            return _trimmed(plan, least, sizes, _used(geometry, placed.values()), arrange)
        sizes = _widened(sizes, missing)
    return sizes


def _widened(sizes: Gutters, missing: Iterable[Shortage]) -> Gutters:
    wider = [list(lengths) for lengths in sizes]
    for shortage in missing:
        lengths, wanted = wider[shortage.kind], round(shortage.length + shortage.more + _SPARE, 2)
        lengths[shortage.gutter] = max(lengths[shortage.gutter], wanted)
    return Gutters(*map(tuple, wider))


def _trimmed(plan: Plan, least: Gutters, sizes: Gutters, used: set[tuple[int, int]], arrange: Arrange) -> Gutters:
    """Without what gutters have grown in vain: no label is in them, and all have a place without it too."""
    tight = Gutters(
        *(
            tuple(now if (kind, index) in used else low for index, (low, now) in enumerate(zip(*lengths, strict=True)))
            for kind, lengths in enumerate(zip(least, sizes, strict=True))
        )
    )
    if tight != sizes:
        geometry = arrange(*tight)
        _, missing = place_labels(plan, geometry, draw(plan, geometry))
        if not missing:
            return tight
    return sizes


def _used(geometry: Geometry, labels: Iterable[Box]) -> set[tuple[int, int]]:
    """The gutters that labels lie in: horizontal (0) or vertical (1), and the number."""
    found = set()
    for label in labels:
        for kind, gutters in enumerate((geometry.horizontal, geometry.vertical)):
            low, high = label.span(1 - kind)
            first = max(bisect_left(gutters, (low,)) - 1, 0)
            last = bisect_left(gutters, (high,))
            found.update((kind, index) for index in range(first, last) if gutters[index][1] > low)
    return found
