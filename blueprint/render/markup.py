"""XML as text: the one place that escapes."""

from __future__ import annotations

from collections.abc import Iterable

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}
_UNSAFE = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if code not in (9, 10, 13)}
_ESCAPES |= _UNSAFE | {9: " ", 10: " ", 13: " "}


def escaped(text: str) -> str:
    """Text as it may stand between tags and in attributes; what XML does not allow becomes U+FFFD.

    >>> escaped('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    if text.isalnum():
        return text
    return (
        text.translate(_ESCAPES).encode("utf-8", "replace").decode("utf-8")
        if not text.isascii()
        else text.translate(_ESCAPES)
    )


def opening(name: str, **attributes: str | None) -> str:
    """A start tag. Attributes whose value is None are left out; `_` in a name stands for `-`."""
    return f"<{name}{_listed(attributes)}>"


def empty(name: str, **attributes: str | None) -> str:
    """A tag without content.

    >>> empty("rect", x="1", stroke_width="2", fill=None)
    '<rect x="1" stroke-width="2"/>'
    """
    return f"<{name}{_listed(attributes)}/>"


def element(name: str, content: str, **attributes: str | None) -> str:
    """A tag around content that is markup already."""
    return f"<{name}{_listed(attributes)}>{content}</{name}>"


def group(parts: Iterable[str], **attributes: str | None) -> str:
    """A group, with each part on a line of its own."""
    inside = "\n".join(parts)
    return f"<g{_listed(attributes)}>\n{inside}\n</g>" if inside else ""


def _listed(attributes: dict[str, str | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
