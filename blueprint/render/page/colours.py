"""The colours of what stands around the picture, taken from the picture's own theme."""

from __future__ import annotations

from blueprint.layout.theme import Theme
from blueprint.render.brush import either

_FILLS = {
    "page": "page", "panel": "panel", "ink": "text", "soft": "text-soft", "good": "text-good", "bad": "text-bad",
    "warm": "text-warm", "tint-bad": "chip-fails", "tint-warm": "chip-waits", "quiet": "chip-quiet",
    "phase": "phase", "on-phase": "text-phase", "card": "card-customer",
}  # fmt: skip
_KINDS = ("touchpoint", "customer", "frontstage", "backstage", "support", "note")


def colours(theme: Theme) -> str:
    """Names for colours, as CSS: those of a light page, and where the browser knows how, of a dark one as well."""
    light = _named(theme, dark=False)
    fixed = f":root{{{light}}}"
    if theme.dark is None:
        lightness = sum(int(theme.paints["page"].fill[at : at + 2], 16) for at in (1, 3, 5))
        kind = "dark" if lightness < 3 * 128 else "light"
        return f"{fixed}:root{{color-scheme:{kind}}}#the_look{{display:none!important}}"
    return f"{fixed}@supports (color:light-dark(red,red)){{:root{{{_named(theme, dark=True)}}}}}"


def _named(theme: Theme, *, dark: bool) -> str:
    """The names with their colours. dark: they change with the page."""
    names = {
        **{name: (role, "fill") for name, role in _FILLS.items()},
        **{f"of-{kind}": (f"bar-{kind}", "fill") for kind in _KINDS},
        "rule": ("panel", "stroke"),
        "strong-rule": ("rule", "stroke"),
        "accent": ("line-flow", "stroke"),
    }
    paints = theme.paints
    if dark and theme.dark is not None:
        paints = {role: either(theme.paints[role], theme.dark[role]) for role, _ in names.values()}
    return "".join(f"--{name}:{getattr(paints[role], part)};" for name, (role, part) in names.items())
