"""Paints of charts: bars of time, and the ground of a cell by how it feels there. No state is told by colour alone."""

from __future__ import annotations

from blueprint.layout.kinds import Hue
from blueprint.layout.paint import Ground, Paint, Paints, mixed

HEATS = 4
"""How many shades there are on either side of neutral."""

_STRONGEST = 0.44


def times(ground: Ground, hues: dict[str, Hue]) -> Paints:
    """Bars of time: what customers do is full, what they wait is hatched, what is too long is hatched on red."""
    doing = hues["customer"].strong
    return {
        "time-doing": Paint(doing, doing),
        "time-served": Paint(ground.card, doing, 1.4, (4, 3)),
        "time-waits": Paint(ground.warm_tint, ground.warm, 1.2),
        "hatch-waits": Paint("none", ground.warm, 1.4),
        "time-late": Paint(ground.bad_tint, ground.bad, 1.2),
        "hatch-late": Paint("none", ground.bad, 2.6),
        "time-in-view": Paint(hues["frontstage"].strong, hues["frontstage"].strong),
        "time-out-of-view": Paint(ground.card, hues["backstage"].strong, 1.4),
        "time-limit": Paint("none", ground.ink, 2.4),
        "time-gap": Paint("none", ground.soft_ink, 1.2, (1.5, 3.5)),
        "time-break": Paint("none", ground.soft_ink, 1.4),
        "fan": Paint(ground.quiet_tint),
        "fan-side": Paint("none", ground.panel_border),
    }


def heats(ground: Ground) -> Paints:
    """The grounds of cells, from bad over neutral to good; darker or lighter the further from neutral.

    A figure stands on each, so the strongest is no stronger than text can bear.
    """
    paints = {
        "heat-empty": Paint(ground.panel),
        "heat-none": Paint(ground.card, ground.panel_border),
        "heat-0": Paint(ground.quiet_tint, ground.rule),
    }
    for side, colour in (("bad", ground.bad), ("good", ground.good)):
        for shade in range(1, HEATS + 1):
            share = _STRONGEST * shade / HEATS if ground.bad_tint != ground.page else 0.0
            paints[f"heat-{side}-{shade}"] = Paint(mixed(ground.card, colour, share), colour, 0.6 + 0.3 * shade)
    return paints
