"""Texts that a comma inside braces has cut in two: `{does: Offers a slot, or calls back}`.

What follows the comma is read as a key with nothing after it, and what is said of that key leads astray.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from blueprint.errors import Location, Path, Place, Problem, excerpt
from blueprint.load.gaps import NAMED
from blueprint.load.parsing.positions import Mark, Positions
from blueprint.load.parsing.scalars import resolve
from blueprint.load.texts import Texts
from blueprint.model.records import fields_of, schema
from blueprint.model.slugs import is_id
from blueprint.model.spelling import VISIBLE_PATTERN
from blueprint.model.telling.faults import choices_of
from blueprint.model.telling.wording import AFTER_A_COMMA

_COMMA = re.compile(r"\s*,\s*")
_COLON = re.compile(r"\s*:")
LISTS = frozenset(("needs", "with", "mark", "senses", "touchpoints"))
"""Keys that take several things, which a comma between braces would not divide."""
_LETTERS = {"“": "”", "„": "“", "‘": "’", "‚": "‘", "«": "»", "»": "«", "「": "」"}
"""Quotes that are letters to YAML, each with the one that closes it."""
SHOWN = 90


class _Cut(NamedTuple):
    """A text that was cut. key: of its first part; first: where that stands; rest: the keys that the others are."""

    key: str
    first: Mark
    rest: tuple[str, ...]
    last: Mark


def told_at_commas(problems: Sequence[Problem], texts: Texts) -> list[Problem]:
    """The same problems, with one for each text that was cut in place of all that follow from that."""
    mappings: dict[Place, dict[str, _Cut]] = {}
    cuts: dict[tuple[Place, str], _Cut] = {}
    meant: dict[tuple[Place, str], str] = {}
    for problem in problems:
        whole, key = beside(problem), str(problem.place.path[-1]) if problem.place.path else ""
        if whole is None or not texts.has(whole.file):
            continue
        if whole not in mappings:
            mappings[whole] = _cuts(texts.positions(whole.file), whole.path)
        cut = mappings[whole].get(key)
        if cut and key in cut.rest and (problem.at_key or is_directory(whole.path)):
            cuts.setdefault((whole, cut.key), cut)
            if problem.help.startswith("did you mean `") and (": " in problem.help or key.isidentifier()):
                meant.setdefault((whole, cut.key), f"{problem.help} Else ")
    follow = {(whole, key) for (whole, _), cut in cuts.items() for key in (cut.key, *cut.rest)}
    left = [problem for problem in problems if not _follows(problem, follow, cuts)]
    return [*left, *(_told(at[0], cut, texts, meant.get(at, "")) for at, cut in cuts.items())]


def beside(problem: Problem) -> Place | None:
    """Where the mapping stands that the value of a problem is in; None for what is in none."""
    path = problem.place.path
    if problem.location or AFTER_A_COMMA in problem.message or not (path and isinstance(path[-1], str)):
        return None
    return Place(path[:-1], problem.place.file)


def is_directory(path: Path) -> bool:
    return len(path) == 1 and path[0] in NAMED


def _follows(problem: Problem, follow: set[tuple[Place, str]], cuts: dict[tuple[Place, str], _Cut]) -> bool:
    """Whether a problem is said of a part of a text that was cut, but not of the key of the first part."""
    if (whole := beside(problem)) is None:
        return False
    here = (whole, str(problem.place.path[-1]))
    return here in follow and not (here in cuts and problem.at_key)


# ── finding ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _cuts(positions: Positions, path: Path) -> dict[str, _Cut]:
    """The texts of a mapping that were cut, by the key of each of their parts."""
    return {key: cut for cut in _in(positions.mark(path), positions.text) for key in cut.rest}


def _in(mapping: Mark, text: str) -> Iterator[_Cut]:
    runs: list[list[tuple[str, Mark]]] = []
    for key, mark in mapping.entries.items():
        last = runs[-1][-1][1] if runs else None
        if last and is_bare(mark, text) and _COMMA.fullmatch(text, _end(last), _start(mark)):
            runs[-1].append((str(key), mark))
        else:
            runs.append([(str(key), mark)])
    for (key, first), *rest in runs:
        if rest and _is_text(first, text):
            yield _Cut(key, first, tuple(name for name, _ in rest), rest[-1][1])


def is_bare(mark: Mark, text: str) -> bool:
    """Whether a key has neither a value nor a colon."""
    if mark.key is None or mark.spelling != "" or mark.start < mark.end:
        return False
    return not _COLON.match(text, mark.key.end)


def _is_text(mark: Mark, text: str) -> bool:
    if mark.key is None or mark.start == mark.end or text[mark.start] in "[{&!*|>":
        return False
    return mark.spelling is None or isinstance(resolve(mark.spelling), str)


def _start(mark: Mark) -> int:
    return mark.key.start if mark.key else mark.start


def _end(mark: Mark) -> int:
    """Where an entry ends: its value, or its key if that is all there is."""
    return max(mark.end, mark.key.end) if mark.key and mark.start < mark.end else (mark.key or mark).end


# ── telling ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _told(whole: Place, cut: _Cut, texts: Texts, meant: str) -> Problem:
    """The problem of a text that was cut. meant: what the rest may be if it is no text."""
    positions = texts.positions(whole.file)
    text = positions.text
    comma = positions.sign(text.index(",", cut.first.end))
    message = f"a comma ends a text inside braces, so `{excerpt(cut.rest[0], 40)}` is read as a key"
    typed = " ".join(text[cut.first.start : _end(cut.last)].split())
    place = Place((*whole.path, cut.rest[0]), whole.file)
    return Problem("BP103", message, meant + _help(cut, typed, whole), place, at_key=True,
                   location=Location(texts.title(whole.file), comma))  # fmt: skip


def _help(cut: _Cut, typed: str, whole: Place) -> str:
    """What to do: quotes, where the key takes a text; brackets, where it takes several things."""
    key = excerpt(cut.key, 40)
    listed = f"several things stand in brackets: `{excerpt(f'{cut.key}: [{typed}]', SHOWN)}`"
    if not takes_text(cut.key):
        return listed if cut.key in LISTS else "take it away, or write it as `key: value`"
    if cut.key in LISTS:
        return listed + (f"; one text stands in quotes: `{key}: {quoted(typed)}`" if cut.key == "touchpoints" else "")
    if len(typed) > 2 and _LETTERS.get(typed[0]) == typed[-1]:
        said = f"`{key}: {quoted(typed[1:-1])}`"
        return f"quotes such as {typed[0]} are letters to YAML; put the text in plain ones: {said}"
    hint = f"put the text in quotes: `{key}: {quoted(typed)}`"
    if is_directory(whole.path) and len(cut.rest) == 1 and is_id(cut.rest[0]):
        hint += f"; or give `{cut.rest[0]}` a name: `{cut.rest[0]}: …`"
    return hint


def takes_text(key: str) -> bool:
    """Whether a key takes any text: none of a number, a duration, a date and the like. A lane and an id do."""
    nodes: list[Any] = [fields[key] for fields in map(fields_of, schema()["models"]) if key in fields]
    return not nodes or any(choice.get("pattern") == VISIBLE_PATTERN for node in nodes for choice in choices_of(node))


def quoted(text: str) -> str:
    """A text in quotes, cut short if it is long."""
    shown = excerpt(text, SHOWN)
    if '"' in shown and "'" not in shown:
        return f"'{shown}'"
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'
