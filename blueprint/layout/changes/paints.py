"""The paints of what changed: new is framed in green, gone is dashed, and what is said otherwise has a dark frame."""

from __future__ import annotations

from blueprint.layout.paint import Ground, Paint, Paints, mixed


def changed(ground: Ground) -> Paints:
    """The paints of a picture of changes. Each state has a sign, a dash or a line through its words as well."""
    paints = {
        "card-added": Paint(ground.card, ground.good, 2.4),
        "card-edited": Paint(ground.card, ground.ink, 1.8),
        "card-gone": Paint(ground.quiet_tint, ground.soft_ink, 1.2, (4, 3)),
        "badge-added": Paint(ground.good, ground.card, 1.5),
        "badge-gone": Paint(ground.soft_ink, ground.card, 1.5),
        "badge-edit": Paint(ground.ink, ground.card, 1.3),
        "chip-was": Paint(ground.quiet_tint, ground.soft_ink, 0.8, (2, 2)),
        "pill-change": Paint(ground.page, ground.rule),
        "phase-gone": Paint(ground.page, ground.soft_ink, 1.2, (4, 3)),
        "shade-added": Paint(ground.good_tint, ground.good, 1.2),
        "shade-gone": Paint(ground.page, ground.soft_ink, 1.2, (4, 3)),
        "hatch-gone": Paint("none", ground.panel_border, 1.0),
    }
    for number, colour in enumerate(ground.curves):
        pale = mixed(colour, ground.panel, 0.3)
        paints[f"was-{number}"] = Paint("none", pale, 1.5, (1.5, 3))
        paints[f"was-dot-{number}"] = Paint(ground.panel, pale, 1.3)
    return paints
