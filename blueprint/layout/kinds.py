"""How lanes of each kind are drawn: the one table of their looks, beside `LANE_KINDS`, which says what they hold."""

from __future__ import annotations

from blueprint.layout import measures as m
from blueprint.named import NamedTuple


class Hue(NamedTuple):
    """The colours of a kind of lane: its band, its strong colour, its name, the border of its cards."""

    band: str
    strong: str
    name: str
    border: str


class LaneLook(NamedTuple):
    """How lanes of one kind are drawn.

    above: px above its cards, where lines run; from_bottom: its stacks grow from the bottom of the lane, near the
    customer; stretches: its cards are as high as their row; light, dark, contrast: its colours in these themes.
    """

    above: float
    from_bottom: bool
    stretches: bool
    light: Hue
    dark: Hue
    contrast: Hue


PLAIN_HUE = Hue("#ffffff", "#000000", "#000000", "#000000")
"""The colours of every lane in print."""


def _contrasting(colour: str) -> Hue:
    return Hue("#000000", colour, colour, colour)


LOOKS = {
    "touchpoint": LaneLook(
        m.ABOVE_CARDS, True, True,
        light=Hue("#fdf7ea", "#c98a12", "#7a5310", "#e3bd73"),
        dark=Hue("#211c12", "#d9a441", "#f0c878", "#7d6229"),
        contrast=_contrasting("#ffd43b"),
    ),
    "customer": LaneLook(
        m.ABOVE_CUSTOMER, False, True,
        light=Hue("#edf4fe", "#2f6fca", "#123f7a", "#8fb6ea"),
        dark=Hue("#141f2f", "#6ba3f0", "#a9cbfa", "#3a5f92"),
        contrast=_contrasting("#8ec7ff"),
    ),
    "frontstage": LaneLook(
        m.ABOVE_CARDS, False, True,
        light=Hue("#ebf7f2", "#1a9068", "#0d5a45", "#86cbb1"),
        dark=Hue("#12231d", "#4cc497", "#93e0c2", "#2d6e57"),
        contrast=_contrasting("#3dff9e"),
    ),
    "backstage": LaneLook(
        m.ABOVE_CARDS, False, True,
        light=Hue("#f5f1fd", "#7a4fc4", "#43297f", "#bda5e6"),
        dark=Hue("#1e1a2b", "#a888ea", "#cdb9f6", "#5b4689"),
        contrast=_contrasting("#d3b8ff"),
    ),
    "support": LaneLook(
        m.ABOVE_CARDS, False, True,
        light=Hue("#f1f4f6", "#5b6875", "#323f4b", "#b0bac4"),
        dark=Hue("#1a2026", "#93a1af", "#c3ccd5", "#4d5965"),
        contrast=_contrasting("#ffffff"),
    ),
    "note": LaneLook(
        m.ABOVE_CARDS, False, False,
        light=Hue("#fdfbee", "#b5a642", "#5c5000", "#ded49a"),
        dark=Hue("#232111", "#cdb93c", "#eadb7e", "#6f6525"),
        contrast=_contrasting("#fff3a3"),
    ),
}  # fmt: skip
