"""The kinds of chips: the one table of what small marks a card can have and how each is drawn."""

from __future__ import annotations

from blueprint.named import NamedTuple


class ChipKind(NamedTuple):
    """A kind of chip.

    sign: the kind of its sign; paint: the role of that (`{kind}` stands for the kind of the lane); ink: the role of
    its words; weight: that of its words; ground: the role of its ground (None: it has none, and is words beside a
    sign); key: it has an entry in the legend; struck: its words are what was, and do not hold any more; reach: that of
    its sign, in px.
    """

    sign: str
    paint: str
    ink: str
    weight: int = 400
    ground: str | None = None
    key: bool = False
    struck: bool = False
    reach: float = 4.0


CHIPS = {
    "owner": ChipKind("dot", "bar-{kind}", "text-soft"),
    "by": ChipKind("ring", "ring-{kind}", "text-soft"),
    "no-owner": ChipKind("warning", "ink-bad", "text-bad", 600),
    "takes": ChipKind("clock", "ink-soft", "text-soft", 400, "chip-quiet"),
    "waits": ChipKind("clock", "ink-warm", "text-warm", 600, "chip-waits", key=True),
    "late": ChipKind("late", "badge-bad", "text-bad", 600, "chip-fails", key=True),
    "fails": ChipKind("fail", "badge-bad", "text-bad", 600, "chip-fails", key=True),
    "recovers": ChipKind("back", "ink-good", "text-good", 600, "chip-recovers", key=True),
    "feels": ChipKind("face", "ink-soft", "text-soft", 400, "chip-quiet"),
    "ends": ChipKind("stop", "ink", "text", 600, "chip-quiet"),
    "onward": ChipKind("onward", "ink-soft", "text-soft", 600, "chip-quiet"),
    "was-reworded": ChipKind("edited", "badge-edit", "text-soft", 400, "chip-was", struck=True, reach=5.6),
    "was-moved": ChipKind("moved", "badge-edit", "text-soft", 400, "chip-was", reach=5.6),
    "was-relaned": ChipKind("relaned", "badge-edit", "text-soft", 400, "chip-was", reach=5.6),
    "was-reowned": ChipKind("reowned", "badge-edit", "text-soft", 400, "chip-was", struck=True, reach=5.6),
    "was-retimed": ChipKind("clock", "ink-soft", "text-soft", 400, "chip-was", struck=True),
    "was-refelt": ChipKind("face", "ink-soft", "text-soft", 400, "chip-was", struck=True),
    "was-by": ChipKind("ring", "ring-{kind}", "text-soft", 400, "chip-was", struck=True),
    "was-fails": ChipKind("fail", "badge-edit", "text-soft", 400, "chip-was", struck=True, reach=5.6),
    "was-changed": ChipKind("edited", "badge-edit", "text-soft", 400, "chip-was", reach=5.6),
}
"""By name: owner, by (who does it), no-owner, takes, waits, late (waits longer than it may), fails, recovers, feels
(how staff feel), ends (of the journey), onward (a way to what is not drawn of a blueprint); was-… (what stood there in
an earlier state)."""
