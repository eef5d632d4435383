"""Texts that a page might take for markup: each of them must stay a text."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

TEXTS = (
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'\"><b onclick=alert(1)>x</b>",
    "<!-- x --><![CDATA[<script>alert(1)</script>]]>",
    "]]><script>alert(1)</script>",
    "</figure></div><iframe src='javascript:alert(1)'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "[x](javascript:alert(1))",
    "![x](x.png){onerror=alert(1)}",
    "<a href='javascript:alert(1)'>x</a>",
    "<javascript:alert(1)>",
    "**x** _x_ `x` ~~x~~",
    "# x",
    "{: onclick=alert(1) }",
    "{ .x onclick=alert(1) }",
    "[[wzxhzdk:0]]",
    "\\<script\\>",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "|x|_",
    "`x <javascript:alert(1)>`_",
    ":ref:`x`",
    ":raw-html:`<script>`",
    ".. raw:: html",
    ".. include:: /etc/passwd",
    "x_",
    "[x]_",
    "*x",
    "``",
    "::",
    "\\input{/etc/passwd}",
    "$\\href{javascript:alert(1)}{x}$",
    "%s %(x)s {x}",
    "\u202etxt.exe",
)


class Seen(HTMLParser):
    """The tags and the attributes in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, Any]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @property
    def kinds(self) -> set[tuple[str, str]]:
        """Each tag with each attribute that it has."""
        return {(tag, name) for tag, attributes in self.tags for name in ("", *attributes)}
