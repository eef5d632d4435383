"""What colours are made of: how a role is painted, the colours of a theme, and mixtures of two."""

from __future__ import annotations

from blueprint.named import NamedTuple


class Paint(NamedTuple):
    """fill and stroke as #rrggbb, or "none"; width of the line and its dash in px, which are the same in all themes."""

    fill: str = "none"
    stroke: str = "none"
    width: float = 1.0
    dash: tuple[float, ...] = ()


Paints = dict[str, Paint]


class Ground(NamedTuple):
    """The colours that do not belong to a lane. curves: one for each of `CUSTOMER_LOOKS`."""

    page: str
    card: str
    shadow: str
    ink: str
    soft_ink: str
    rule: str
    phase: str
    phase_ink: str
    panel: str
    panel_border: str
    good: str
    good_tint: str
    bad: str
    bad_tint: str
    warm: str
    warm_tint: str
    quiet_tint: str
    curves: tuple[str, ...]
    on_pill: str


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two. share: how much of the other is in it, 0 to 1.

    >>> mixed("#ffffff", "#000000", 0.5), mixed("#102030", "#ffffff", 0.0)
    ('#808080', '#102030')
    """
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(mine + (theirs - mine) * share):02x}" for mine, theirs in pairs)
