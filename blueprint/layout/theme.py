"""Colours by role, for every theme. A role has a fill, a stroke, or both.

Text has a contrast of at least 4.5:1 on what it stands on (a test computes it), and no state is told by colour alone.
The hues of the lanes keep apart for colour-blind eyes: amber, blue, green, violet, slate.
"""

from __future__ import annotations

from typing import NamedTuple

from blueprint.errors import UnknownName


class Paint(NamedTuple):
    """fill and stroke as #rrggbb, or "none"."""

    fill: str = "none"
    stroke: str = "none"


class Theme(NamedTuple):
    """name; paints by role; dark: paints for a dark page where the theme follows the reader's setting."""

    name: str
    paints: dict[str, Paint]
    dark: dict[str, Paint] | None = None


KINDS = ("touchpoint", "customer", "frontstage", "backstage", "support", "note")


class Hue(NamedTuple):
    """The colours of one kind of lane: its band, its strong colour, its name, the border of its cards."""

    band: str
    strong: str
    name: str
    border: str


class Ground(NamedTuple):
    """The colours that do not belong to a lane."""

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
    curve: str
    curves: tuple[str, ...]
    on_pill: str


_LIGHT = Ground(
    page="#ffffff", card="#ffffff", shadow="#1d2733", ink="#1d2733", soft_ink="#52606d", rule="#8592a0",
    phase="#22303f", phase_ink="#ffffff", panel="#f6f8fa", panel_border="#d5dbe1", good="#0b6e4f",
    good_tint="#d3f2e5", bad="#b42318", bad_tint="#fdecea", warm="#8a4b00", warm_tint="#fff1d6",
    quiet_tint="#eef1f4", curve="#22303f", curves=("#22303f", "#a4337a", "#0a6a8a", "#7a5310"), on_pill="#ffffff",
)  # fmt: skip
_LIGHT_HUES = {
    "touchpoint": Hue("#fdf7ea", "#c98a12", "#7a5310", "#e3bd73"),
    "customer": Hue("#edf4fe", "#2f6fca", "#123f7a", "#8fb6ea"),
    "frontstage": Hue("#ebf7f2", "#1a9068", "#0d5a45", "#86cbb1"),
    "backstage": Hue("#f5f1fd", "#7a4fc4", "#43297f", "#bda5e6"),
    "support": Hue("#f1f4f6", "#5b6875", "#323f4b", "#b0bac4"),
    "note": Hue("#fdfbee", "#b5a642", "#5c5000", "#ded49a"),
}
_DARK = Ground(
    page="#12181f", card="#1d262f", shadow="#000000", ink="#e8edf2", soft_ink="#aab6c2", rule="#6d7b89",
    phase="#33475b", phase_ink="#ffffff", panel="#1a222b", panel_border="#35424f", good="#5fd3a8",
    good_tint="#173c30", bad="#ff9c91", bad_tint="#43201d", warm="#ffc46b", warm_tint="#40300f",
    quiet_tint="#2a3540", curve="#dfe7ee", curves=("#dfe7ee", "#f29bd0", "#7fd0ec", "#e6c07a"), on_pill="#12181f",
)  # fmt: skip
_DARK_HUES = {
    "touchpoint": Hue("#211c12", "#d9a441", "#f0c878", "#7d6229"),
    "customer": Hue("#141f2f", "#6ba3f0", "#a9cbfa", "#3a5f92"),
    "frontstage": Hue("#12231d", "#4cc497", "#93e0c2", "#2d6e57"),
    "backstage": Hue("#1e1a2b", "#a888ea", "#cdb9f6", "#5b4689"),
    "support": Hue("#1a2026", "#93a1af", "#c3ccd5", "#4d5965"),
    "note": Hue("#232111", "#cdb93c", "#eadb7e", "#6f6525"),
}
_PRINT = Ground(
    page="#ffffff", card="#ffffff", shadow="#ffffff", ink="#000000", soft_ink="#333333", rule="#000000",
    phase="#ffffff", phase_ink="#000000", panel="#ffffff", panel_border="#000000", good="#000000",
    good_tint="#ffffff", bad="#000000", bad_tint="#ffffff", warm="#000000", warm_tint="#ffffff",
    quiet_tint="#ffffff", curve="#000000", curves=("#000000", "#000000", "#000000", "#000000"), on_pill="#ffffff",
)  # fmt: skip
_PRINT_HUES = dict.fromkeys(KINDS, Hue("#ffffff", "#000000", "#000000", "#000000"))
_CONTRAST = Ground(
    page="#000000", card="#000000", shadow="#000000", ink="#ffffff", soft_ink="#ffffff", rule="#ffffff",
    phase="#ffffff", phase_ink="#000000", panel="#000000", panel_border="#ffffff", good="#3dff9e",
    good_tint="#000000", bad="#ff8f8f", bad_tint="#000000", warm="#ffd43b", warm_tint="#000000",
    quiet_tint="#000000", curve="#ffffff", curves=("#ffffff", "#ffd43b", "#7ee7ff", "#ff9ce6"), on_pill="#000000",
)  # fmt: skip
_CONTRAST_HUES = {
    "touchpoint": Hue("#000000", "#ffd43b", "#ffd43b", "#ffd43b"),
    "customer": Hue("#000000", "#8ec7ff", "#8ec7ff", "#8ec7ff"),
    "frontstage": Hue("#000000", "#3dff9e", "#3dff9e", "#3dff9e"),
    "backstage": Hue("#000000", "#d3b8ff", "#d3b8ff", "#d3b8ff"),
    "support": Hue("#000000", "#ffffff", "#ffffff", "#ffffff"),
    "note": Hue("#000000", "#fff3a3", "#fff3a3", "#fff3a3"),
}


def _paints(ground: Ground, hues: dict[str, Hue]) -> dict[str, Paint]:
    """The paint of every role."""
    paints = {
        "page": Paint(ground.page),
        "text": Paint(ground.ink),
        "text-soft": Paint(ground.soft_ink),
        "text-good": Paint(ground.good),
        "text-bad": Paint(ground.bad),
        "text-warm": Paint(ground.warm),
        "text-phase": Paint(ground.phase_ink),
        "text-pill": Paint(ground.on_pill),
        "phase": Paint(ground.phase, ground.phase if ground.phase != ground.page else ground.ink),
        "panel": Paint(ground.panel, ground.panel_border),
        "rule": Paint("none", ground.rule),
        "grid": Paint("none", ground.panel_border),
        "halo": Paint(ground.page),
        "shadow": Paint(ground.shadow),
        "card-unowned": Paint(ground.bad_tint, ground.bad),
        "badge-bad": Paint(ground.bad, ground.card),
        "chip-waits": Paint(ground.warm_tint, ground.warm),
        "chip-fails": Paint(ground.bad_tint, ground.bad),
        "chip-recovers": Paint(ground.good_tint, ground.good),
        "chip-quiet": Paint(ground.quiet_tint, ground.panel_border),
        "pill-line": Paint(ground.page, ground.rule),
        "soft": Paint("none", ground.soft_ink),
        "badge": Paint("none", ground.bad),
        "decision": Paint(ground.card, hues["customer"].strong),
        "pill-peak": Paint(ground.good, ground.good),
        "pill-best": Paint(ground.page, ground.good),
        "pill-pit": Paint(ground.bad, ground.bad),
        "pill-end": Paint(ground.curve, ground.curve),
        "pill-meant": Paint(ground.page, ground.soft_ink),
        "area-good": Paint(ground.good),
        "area-bad": Paint(ground.bad),
        "truth": Paint(ground.page, ground.ink),
    }
    lines = {"flow": hues["customer"].strong, "branch": hues["customer"].strong, "loop": ground.bad,
             "meets": hues["touchpoint"].strong, "interacts": ground.soft_ink, "relies": ground.soft_ink,
             "passes": ground.soft_ink, "informs": hues["backstage"].strong}  # fmt: skip
    for kind, colour in lines.items():
        paints[f"line-{kind}"] = Paint("none", colour)
        paints[f"head-{kind}"] = Paint(colour)
        if kind != "meets":
            paints[f"label-{kind}"] = Paint(colour)
    dots = {"pill-peak": ground.good, "pill-pit": ground.bad, "pill-end": ground.curve}
    for number, colour in enumerate(ground.curves):
        paints[f"curve-{number}"] = Paint("none", colour)
        dots[f"curve-ink-{number}"] = colour
    for name, colour in dots.items():
        paints[f"{name}-dot"] = Paint(colour, ground.page)
        paints[f"{name}-hollow"] = Paint(ground.page, colour)
    for kind, hue in hues.items():
        paints[f"band-{kind}"] = Paint(hue.band, hue.band if ground.page != hue.band else ground.rule)
        paints[f"ring-{kind}"] = Paint("none", hue.strong)
        paints[f"bar-{kind}"] = Paint(hue.strong)
        paints[f"name-{kind}"] = Paint(hue.name)
        paints[f"card-{kind}"] = Paint(ground.card, hue.border)
    return paints


_DARK_PAINTS = _paints(_DARK, _DARK_HUES)
THEMES = {
    "light": Theme("light", _paints(_LIGHT, _LIGHT_HUES)),
    "dark": Theme("dark", _DARK_PAINTS),
    "auto": Theme("auto", _paints(_LIGHT, _LIGHT_HUES), _DARK_PAINTS),
    "print": Theme("print", _paints(_PRINT, _PRINT_HUES)),
    "contrast": Theme("contrast", _paints(_CONTRAST, _CONTRAST_HUES)),
}


def theme(name: str) -> Theme:
    """The theme of that name. Raises UnknownName."""
    if name not in THEMES:
        raise UnknownName("theme", name, THEMES)
    return THEMES[name]
