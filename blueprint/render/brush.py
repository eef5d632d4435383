"""Colours and texts for one picture: roles become attributes, and classes where the reader's setting decides."""

from __future__ import annotations

from blueprint.layout.characters import is_rtl
from blueprint.layout.numbers import px
from blueprint.layout.scene import Scene, Text
from blueprint.layout.theme import Paint
from blueprint.render.markup import element, escaped

RIGHT_TO_LEFT, END_OF_IT = "\u2067", "\u2069"


class Brush:
    """Paints by role in the theme of a scene, as attributes that are ready to be written into a tag."""

    def __init__(self, scene: Scene) -> None:
        self._paints, self._dark = scene.theme.paints, scene.theme.dark
        self._id = scene.id
        self._written: dict[tuple[str, str, float | None], str] = {}

    def fill(self, role: str) -> str:
        """The attributes of a thing that is filled and has no outline."""
        return self._write(role, "f")

    def stroke(self, role: str, width: float | None = None) -> str:
        """The attributes of a line. width: in px, where it is not that of the role."""
        return self._write(role, "s", width)

    def both(self, role: str) -> str:
        """The attributes of a thing that is filled and outlined."""
        return self._write(role, "b")

    def stop(self, role: str) -> str:
        """The attributes of a stop in a gradient: the role's fill."""
        return self._write(role, "g")

    def _write(self, role: str, part: str, width: float | None = None) -> str:
        if (role, part, width) not in self._written:
            paint = self._paints[role]
            paint = paint if width is None else paint._replace(width=width)
            name = f' class="{role}-{part}"' if self._dark is not None else ""
            self._written[role, part, width] = _attributes(paint, part) + name
        return self._written[role, part, width]

    def text(self, text: Text) -> str:
        """One line of text on its baseline."""
        words = escaped(text.text)
        if not text.text.isascii() and is_rtl(text.text):
            words = f"{RIGHT_TO_LEFT}{words}{END_OF_IT}"
        return element(
            "text",
            words,
            self.fill(text.role),
            x=text.at.x,
            y=text.at.y,
            font_size=text.size,
            font_weight=str(text.weight) if text.weight != 400 else None,
            text_anchor=text.anchor if text.anchor != "start" else None,
            text_decoration="line-through" if text.struck else None,
        )

    def style(self) -> str:
        """The rules that repaint what was painted so far where the reader wants a dark page; none for a fixed theme."""
        if self._dark is None:
            return ""
        rules = (f"#{self._id} .{role}-{part}{{{_rule(self._dark[role], part)}}}" for role, part in self._painted())
        return element("style", f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}")

    def both_ways(self, within: str) -> str:
        """Rules with the colours of a light and of a dark page, for pages that can change between them by themselves.

        within: the selector of what they hold in. None for a fixed theme.
        """
        if self._dark is None:
            return ""
        paints = {role: either(self._paints[role], self._dark[role]) for role, _ in self._painted()}
        return "".join(f"{within} .{role}-{part}{{{_rule(paints[role], part)}}}" for role, part in self._painted())

    def _painted(self) -> list[tuple[str, str]]:
        """The roles that were painted so far, each with the part of it."""
        return list(dict.fromkeys((role, part) for role, part, _ in self._written))


def either(light: Paint, dark: Paint) -> Paint:
    """A paint of which the page decides which one it is.

    >>> either(Paint("#ffffff"), Paint("#000000")).fill, either(Paint("none"), Paint("none")).stroke
    ('light-dark(#ffffff,#000000)', 'none')
    """
    return Paint(_of_two(light.fill, dark.fill), _of_two(light.stroke, dark.stroke))


def _of_two(light: str, dark: str) -> str:
    if light == dark:
        return light
    return "light-dark({},{})".format(*("transparent" if colour == "none" else colour for colour in (light, dark)))


def _attributes(paint: Paint, part: str) -> str:
    """A paint as attributes. part: `f` its fill alone, `s` its stroke alone, `b` both, `g` its fill in a gradient."""
    if part == "g":
        return f' stop-color="{paint.fill}"'
    fill = f' fill="{paint.fill if part in "fb" else "none"}"'
    if part == "f" or paint.stroke == "none":
        return fill
    width = f' stroke-width="{px(paint.width)}"' if paint.width != 1 else ""
    dash = f' stroke-dasharray="{" ".join(map(px, paint.dash))}"' if paint.dash else ""
    return f'{fill} stroke="{paint.stroke}"{width}{dash}'


def _rule(paint: Paint, part: str) -> str:
    """The same colours as a rule."""
    fill, stroke = f"fill:{paint.fill}", f"stroke:{paint.stroke}"
    return {"f": fill, "s": stroke, "b": f"{fill};{stroke}", "g": f"stop-color:{paint.fill}"}[part]
