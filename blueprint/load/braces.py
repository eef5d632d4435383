"""Text alone inside braces, which hold keys with values: `touchpoints: {lobby, desk}`."""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.errors import Location, Place, Problem, excerpt
from blueprint.load.commas import LISTS, SHOWN, beside, is_bare, is_directory, quoted, takes_text
from blueprint.load.texts import Texts
from blueprint.model.slugs import slug

_ENTRIES = {"steps": "customer", "journey": "phase"}
"""Lists of things with keys, and the key of each that a text alone is probably meant for."""


_SEVERAL = LISTS | {"links", "use"}
_WITH_IDS = frozenset(("lanes", "promises", "indicators", "factors"))
"""Keys of things with ids and keys of their own, of which nothing is known where there is text alone."""


def told_at_braces(problems: Sequence[Problem], texts: Texts) -> list[Problem]:
    """The same problems, with one for each pair of braces that has no value in it, in place of all that follow."""
    wholes = dict.fromkeys(beside(one) if one.at_key else one.place for one in problems if not one.location)
    alone = dict.fromkeys(whole for whole in wholes if whole and whole.path and _has_text_alone(whole, texts))
    left = [one for one in problems if one.place not in alone and beside(one) not in alone]
    return [*left, *(_told(whole, texts) for whole in alone)]


def _has_text_alone(whole: Place, texts: Texts) -> bool:
    if not texts.has(whole.file) or whole.path[-1] in _WITH_IDS:
        return False
    positions = texts.positions(whole.file)
    mark = positions.mark(whole.path)
    in_braces = bool(mark.entries) and positions.text.startswith("{", mark.start)
    return in_braces and all(is_bare(entry, positions.text) for entry in mark.entries.values())


def _told(whole: Place, texts: Texts) -> Problem:
    positions = texts.positions(whole.file)
    mark = positions.mark(whole.path)
    typed = " ".join(positions.text[mark.start + 1 : mark.end - 1].split())
    return Problem("BP104", "there is text alone in these braces, which hold keys with values",
                   _help(whole, typed, str(next(iter(mark.entries)))), whole,
                   location=Location(texts.title(whole.file), positions.sign(mark.start)))  # fmt: skip


def _help(whole: Place, typed: str, first: str) -> str:
    """What to write instead. typed: the text; first: its part before the first comma."""
    field = next((part for part in reversed(whole.path) if isinstance(part, str)), "")
    if is_directory(whole.path):
        return f"an id stands before each name: `{slug(first)}: {excerpt(first, 40)}`"
    if field in _SEVERAL:
        return f"several things stand in brackets: `{excerpt(f'{field}: [{typed}]', SHOWN)}`"
    key = _ENTRIES.get(field, excerpt(field, 40))
    said = quoted(typed) if takes_text(key) else excerpt(typed, SHOWN)
    return f"write `{key}: {said}`, without the braces"
