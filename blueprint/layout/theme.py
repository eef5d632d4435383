"""Paints by role, for every theme. A role says how a thing is filled and outlined, how wide its line is and how dashed.

Text has a contrast of at least 4.5:1 on what it stands on (a test computes it), and no state is told by colour alone.
The hues of the lanes keep apart for colour-blind eyes: amber, blue, green, violet, slate.
"""

from __future__ import annotations

from blueprint.errors import UnknownName
from blueprint.layout.changes.paints import changed
from blueprint.layout.charts.paints import heats, times
from blueprint.layout.customers import CUSTOMER_LOOKS
from blueprint.layout.kinds import LOOKS, PLAIN_HUE, Hue
from blueprint.layout.paint import Ground, Paint, Paints
from blueprint.named import NamedTuple


class Theme(NamedTuple):
    """name; paints by role; dark: paints for a dark page where the theme follows the reader's setting."""

    name: str
    paints: Paints
    dark: Paints | None = None


_LIGHT = Ground(
    page="#ffffff", card="#ffffff", shadow="#1d2733", ink="#1d2733", soft_ink="#52606d", rule="#8592a0",
    phase="#22303f", phase_ink="#ffffff", panel="#f6f8fa", panel_border="#d5dbe1", good="#0b6e4f",
    good_tint="#d3f2e5", bad="#b42318", bad_tint="#fdecea", warm="#8a4b00", warm_tint="#fff1d6",
    quiet_tint="#eef1f4", on_pill="#ffffff",
    curves=("#22303f", "#a4337a", "#0a6a8a", "#7a5310", "#5a3ec8", "#b0480c", "#46640f", "#666d76"),
)  # fmt: skip
_DARK = Ground(
    page="#12181f", card="#1d262f", shadow="#000000", ink="#e8edf2", soft_ink="#aab6c2", rule="#6d7b89",
    phase="#33475b", phase_ink="#ffffff", panel="#1a222b", panel_border="#35424f", good="#5fd3a8",
    good_tint="#173c30", bad="#ff9c91", bad_tint="#43201d", warm="#ffc46b", warm_tint="#40300f",
    quiet_tint="#2a3540", on_pill="#12181f",
    curves=("#dfe7ee", "#f29bd0", "#7fd0ec", "#e6c07a", "#b9a6ff", "#ff9d6b", "#bcd66a", "#9aa5b1"),
)  # fmt: skip
_PRINT = Ground(
    page="#ffffff", card="#ffffff", shadow="#ffffff", ink="#000000", soft_ink="#333333", rule="#000000",
    phase="#ffffff", phase_ink="#000000", panel="#ffffff", panel_border="#000000", good="#000000",
    good_tint="#ffffff", bad="#000000", bad_tint="#ffffff", warm="#000000", warm_tint="#ffffff",
    quiet_tint="#ffffff", on_pill="#ffffff", curves=("#000000",) * len(CUSTOMER_LOOKS),
)  # fmt: skip
_CONTRAST = Ground(
    page="#000000", card="#000000", shadow="#000000", ink="#ffffff", soft_ink="#ffffff", rule="#ffffff",
    phase="#ffffff", phase_ink="#000000", panel="#000000", panel_border="#ffffff", good="#3dff9e",
    good_tint="#000000", bad="#ff8f8f", bad_tint="#000000", warm="#ffd43b", warm_tint="#000000",
    quiet_tint="#000000", on_pill="#000000",
    curves=("#ffffff", "#ff9ce6", "#7ee7ff", "#ffd43b", "#c3b0ff", "#ffa96b", "#c6ff5e", "#b8c4d0"),
)  # fmt: skip


def _paints(ground: Ground, hues: dict[str, Hue]) -> Paints:
    """The paint of every role."""
    return {
        **_page(ground),
        **_inks(ground),
        **_chips(ground),
        **_moments(ground),
        **_customers(ground),
        **_signs(ground, hues),
        **_lines(ground, hues),
        **_charts(ground, hues),
        **times(ground, hues),
        **heats(ground),
        **_lanes(ground, hues),
        **changed(ground),
    }


def _page(ground: Ground) -> Paints:
    """What other things stand on, and the lines that divide it."""
    return {
        "page": Paint(ground.page),
        "panel": Paint(ground.panel, ground.panel_border),
        "shadow": Paint(ground.shadow),
        "phase": Paint(ground.phase, ground.phase if ground.phase != ground.page else ground.ink),
        "rule": Paint("none", ground.rule, 1.1, (7, 5)),
        "rule-strong": Paint("none", ground.rule, 1.8, (7, 5)),
        "pill-rule": Paint(ground.page, ground.rule),
        "pill-rule-strong": Paint(ground.page, ground.rule, 1.8),
        "grid": Paint("none", ground.panel_border),
        "grid-end": Paint("none", ground.panel_border, 1.0, (2, 4)),
        "area-good": Paint(ground.good),
        "area-bad": Paint(ground.bad),
    }


def _inks(ground: Ground) -> Paints:
    """Words, and signs that are drawn like words."""
    return {
        "text": Paint(ground.ink),
        "text-soft": Paint(ground.soft_ink),
        "text-good": Paint(ground.good),
        "text-bad": Paint(ground.bad),
        "text-warm": Paint(ground.warm),
        "text-phase": Paint(ground.phase_ink),
        "text-pill": Paint(ground.on_pill),
        "ink": Paint(ground.ink, ground.ink),
        "ink-soft": Paint(ground.soft_ink, ground.soft_ink),
        "ink-good": Paint(ground.good, ground.good),
        "ink-bad": Paint(ground.bad, ground.bad),
        "ink-warm": Paint(ground.warm, ground.warm),
    }


def _chips(ground: Ground) -> Paints:
    """The grounds of chips."""
    return {
        "chip-waits": Paint(ground.warm_tint, ground.warm, 0.8),
        "chip-fails": Paint(ground.bad_tint, ground.bad, 0.8),
        "chip-recovers": Paint(ground.good_tint, ground.good, 0.8),
        "chip-quiet": Paint(ground.quiet_tint, ground.panel_border, 0.8),
    }


def _moments(ground: Ground) -> Paints:
    """The moments that stand out, felt or meant: pills with their names, and dots where only one customer is drawn."""
    paints = {}
    for mark, colour in {"peak": ground.good, "best": ground.good, "pit": ground.bad, "end": ground.curves[0]}.items():
        paints[f"pill-{mark}"] = Paint(colour, colour)
        paints[f"dot-{mark}"] = Paint(colour, ground.page, 1.6)
        paints[f"hollow-{mark}"] = Paint(ground.page, colour, 2.0)
    paints["pill-best"] = Paint(ground.page, ground.good)
    paints["pill-meant"] = Paint(ground.page, ground.soft_ink, 1.0, (3, 2))
    return paints


def _customers(ground: Ground) -> Paints:
    """Each customer's curve, dots and words."""
    paints = {}
    for number, (look, colour) in enumerate(zip(CUSTOMER_LOOKS, ground.curves, strict=True)):
        paints[f"curve-{number}"] = Paint("none", colour, 2.4, look.dash)
        paints[f"bridge-{number}"] = Paint("none", colour, 1.4, (3, 4))
        paints[f"dot-{number}"] = Paint(colour, ground.page, 1.6)
        paints[f"hollow-{number}"] = Paint(ground.page, colour, 2.0)
        paints[f"text-{number}"] = Paint(colour)
    return paints


def _signs(ground: Ground, hues: dict[str, Hue]) -> Paints:
    """Signs with a ground of their own."""
    return {
        "badge-bad": Paint(ground.bad, ground.card, 1.5),
        "decision": Paint(ground.card, hues["customer"].strong, 1.6),
        "truth": Paint(ground.ink, ground.page, 1.4),
    }


def _lines(ground: Ground, hues: dict[str, Hue]) -> Paints:
    """Connectors with their heads and words, by kind."""
    lines = {
        "flow": Paint("none", hues["customer"].strong, 1.8),
        "branch": Paint("none", hues["customer"].strong, 1.8),
        "loop": Paint("none", ground.bad, 1.6, (6, 4)),
        "meets": Paint("none", hues["touchpoint"].strong, 1.3),
        "interacts": Paint("none", ground.soft_ink, 1.4),
        "relies": Paint("none", ground.soft_ink, 1.4),
        "passes": Paint("none", ground.soft_ink, 1.4),
        "informs": Paint("none", hues["backstage"].strong, 1.5, (2, 3.5)),
    }
    paints = {f"line-{kind}": paint for kind, paint in lines.items()}
    for kind in lines.keys() - {"meets"}:  # which has neither
        paints[f"head-{kind}"] = paints[f"label-{kind}"] = Paint(lines[kind].stroke)
    return dict(sorted(paints.items()))


def _charts(ground: Ground, hues: dict[str, Hue]) -> Paints:
    """Lines and grounds that only charts have."""
    return {
        "tint-bad": Paint(ground.bad_tint),
        "line-below": Paint("none", ground.bad, 5.0),
        "line-above": Paint("none", ground.good, 5.0, (9.0, 2.0)),
        "line-ideal": Paint("none", ground.ink, 2.4),
        "line-share": Paint("none", ground.ink, 2.0),
        "line-mark": Paint("none", ground.warm, 1.4, (6, 4)),
        "line-hatch": Paint("none", ground.page, 1.4),
        "line-rests": Paint("none", hues["frontstage"].strong, 2.0),
        "line-leans": Paint("none", ground.rule, 1.3),
        "line-leader": Paint("none", ground.rule, 0.9),
    }


def _lanes(ground: Ground, hues: dict[str, Hue]) -> Paints:
    """Lanes and the cards in them, by kind of lane."""
    paints = {
        "card-unowned": Paint(ground.bad_tint, ground.bad, 1.3, (5, 3)),
        "card-implied": Paint(ground.card, hues["support"].border, 1.3, (4, 3)),
    }
    for kind, hue in hues.items():
        paints[f"band-{kind}"] = Paint(hue.band, hue.band if ground.page != hue.band else ground.rule)
        paints[f"bar-{kind}"] = Paint(hue.strong)
        paints[f"ring-{kind}"] = Paint("none", hue.strong)
        paints[f"name-{kind}"] = Paint(hue.name)
        paints[f"card-{kind}"] = Paint(ground.card, hue.border, 1.3)
    return paints


_LIGHT_PAINTS = _paints(_LIGHT, {kind: look.light for kind, look in LOOKS.items()})
_DARK_PAINTS = _paints(_DARK, {kind: look.dark for kind, look in LOOKS.items()})
THEMES = {
    "light": Theme("light", _LIGHT_PAINTS),
    "dark": Theme("dark", _DARK_PAINTS),
    "auto": Theme("auto", _LIGHT_PAINTS, _DARK_PAINTS),
    "print": Theme("print", _paints(_PRINT, dict.fromkeys(LOOKS, PLAIN_HUE))),
    "contrast": Theme("contrast", _paints(_CONTRAST, {kind: look.contrast for kind, look in LOOKS.items()})),
}


def theme(name: str) -> Theme:
    """The theme of that name. Raises UnknownName."""
    if name not in THEMES:
        raise UnknownName("theme", name, THEMES)
    return THEMES[name]
