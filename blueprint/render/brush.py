"""Colours and texts for one picture: roles become attributes, and classes where the reader's setting decides."""

from __future__ import annotations

from blueprint.layout.characters import is_rtl
from blueprint.layout.scene import Scene, Text
from blueprint.render.markup import element, escaped

RIGHT_TO_LEFT, END_OF_IT = "\u2067", "\u2069"


class Brush:
    """Paints by role in the theme of a scene, as attributes that are ready to be written into a tag."""

    def __init__(self, scene: Scene) -> None:
        self._paints, self._dark = scene.theme.paints, scene.theme.dark
        self._id = scene.id
        self.right_to_left = scene.right_to_left
        self._written: dict[tuple[str, str], str] = {}

    def fill(self, role: str) -> str:
        """The attributes of a thing that is filled and has no outline."""
        return self._write(role, "f")

    def stroke(self, role: str) -> str:
        """The attributes of a line."""
        return self._write(role, "s")

    def both(self, role: str) -> str:
        """The attributes of a thing that is filled and outlined."""
        return self._write(role, "b")

    def colour(self, role: str) -> str:
        """The fill of a role, for gradients."""
        return self._paints[role].fill

    def _write(self, role: str, part: str) -> str:
        if (role, part) not in self._written:
            paint = self._paints[role]
            fill = f' fill="{paint.fill if part in "fb" else "none"}"'
            stroke = f' stroke="{paint.stroke}"' if part in "sb" else ""
            name = f' class="{role}-{part}"' if self._dark is not None else ""
            self._written[role, part] = fill + stroke + name
        return self._written[role, part]

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
        )

    def style(self) -> str:
        """The rules that repaint the picture where the reader prefers a dark page; nothing for a fixed theme."""
        if self._dark is None:
            return ""
        rules = []
        for role, paint in self._dark.items():
            name = f"#{self._id} .{role}"
            rules.append(f"{name}-f{{fill:{paint.fill}}}")
            if paint.stroke != "none":
                rules.append(f"{name}-s{{stroke:{paint.stroke}}}")
                rules.append(f"{name}-b{{fill:{paint.fill};stroke:{paint.stroke}}}")
        return element("style", "@media (prefers-color-scheme:dark){" + "".join(rules) + "}")
