"""XML as text: the one place that escapes."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.layout.numbers import px
from blueprint.render.turning import TURNING, settled

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}
_UNSAFE = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if code not in (9, 10, 13)}
_ESCAPES |= _UNSAFE | {9: " ", 10: " ", 13: " ", 0x2060: ""}
_ESCAPES = {code: chr(code) for code in range(0x80)} | _ESCAPES  # to look for what is not there takes longer


def escaped(text: str) -> str:
    """Text as it may stand between tags and in attributes; what XML does not allow becomes U+FFFD.

    The word joiner, which only says where a line must not end, has done its work: fonts need not know it. What turns
    the direction of writing ends with the text, so that nothing after it is turned; what forces it is shown as U+FFFD.

    >>> escaped('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    if text.isascii():
        return text.translate(_ESCAPES)
    text = settled(text) if TURNING.search(text) else text
    return text.translate(_ESCAPES).encode("utf-8", "replace").decode("utf-8")


Value = str | float | None
"""What an attribute may hold: a text, a length in px, or nothing, which leaves the attribute out."""


def opening(name: str, /, paint: str = "", **attributes: Value) -> str:
    """A start tag. paint: attributes that are written already; `_` in a name stands for `-`."""
    return f"<{name}{_listed(attributes)}{paint}>"


def empty(name: str, /, paint: str = "", **attributes: Value) -> str:
    """A tag without content.

    >>> empty("rect", x=1.50, stroke_width="2", fill=None)
    '<rect x="1.5" stroke-width="2"/>'
    """
    return f"<{name}{_listed(attributes)}{paint}/>"


def element(name: str, content: str, /, paint: str = "", **attributes: Value) -> str:
    """A tag around content that is markup already."""
    return f"<{name}{_listed(attributes)}{paint}>{content}</{name}>"


def group(parts: Iterable[str], **attributes: Value) -> str:
    """A group, with each part on a line of its own; nothing if there are none."""
    inside = "\n".join(parts)
    return f"<g{_listed(attributes)}>\n{inside}\n</g>" if inside else ""


def _listed(attributes: dict[str, Value]) -> str:
    written = []
    for name, value in attributes.items():
        if value is not None:
            text = escaped(value) if isinstance(value, str) else px(value)
            written.append(f' {_NAMES[name]}="{text}"')
    return "".join(written)


class _Names(dict[str, str]):
    """The names of attributes as XML spells them, by our own; each is worked out once."""

    def __missing__(self, name: str) -> str:
        spelled = self[name] = name.rstrip("_").replace("_", "-")
        return spelled


_NAMES = _Names()
