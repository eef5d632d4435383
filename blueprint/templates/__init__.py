"""Blueprints to begin with, in several languages: `<name>.<language>.yaml` beside this module."""

from __future__ import annotations

from pathlib import Path

from blueprint.errors import UnknownName

TEMPLATES = {
    "minimal": "a café in three steps: the smallest useful file",
    "service": "a repair shop, with a remark beside everything: to learn from and to change",
    "branches": "a return that branches, goes back and ends in two places",
}
LANGUAGES = ("en", "zh-Hans", "zh-Hant")


def template(name: str, language: str = "en") -> str:
    """The text of a template. Raises UnknownName."""
    if name not in TEMPLATES:
        raise UnknownName("template", name, TEMPLATES)
    if language not in LANGUAGES:
        raise UnknownName("language", language, LANGUAGES)
    return Path(__file__).with_name(f"{name}.{language}.yaml").read_text(encoding="utf-8")
