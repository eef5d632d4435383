"""With what care to read figures over all ways through a journey: what shares leave open, and loops."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.analysis.result import Caveat
from blueprint.analysis.unrolled import Unrolled
from blueprint.analysis.wording import counted, listed


def caveats_of_ways(unrolled: Unrolled) -> Iterator[Caveat]:
    """Whether ways back were walked, and at which branches nobody knows how many customers go where."""
    if not unrolled.exhaustive:
        yield Caveat("not-exhaustive", "There are so many ways back that none of them was walked.")
    bare = [state[0] for state, legs in unrolled.legs.items() if any(leg.share is None for leg in legs)]
    if bare:
        steps = dict.fromkeys(bare)
        branches = counted(len(steps), "branch gives", "branches give")
        text = f"{branches} no shares, at {listed(step.name for step in steps)}: what to expect is left empty."
        yield Caveat("no-shares", text, tuple(step.id for step in steps))
