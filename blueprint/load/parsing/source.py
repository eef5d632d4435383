"""Text into plain data, with positions on demand: the only door to YAML.

Whatever the bytes are, the answer is data or a `SourceError` whose problems all have their place.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from blueprint.errors import Location, Problem, SourceError, Span
from blueprint.load.limits import DEFAULTS, Limits
from blueprint.load.parsing import wording as say
from blueprint.load.parsing.complaints import Stop
from blueprint.load.parsing.compose import Composer, FirstUnknown
from blueprint.load.parsing.decode import decode
from blueprint.load.parsing.lines import Lines, point, quoted_from
from blueprint.load.parsing.positions import Positions
from blueprint.load.parsing.record import Recorder

__all__ = ["DEFAULTS", "Limits", "Positions", "decode", "positions", "read_data", "read_with_positions"]

_FIRST_SAID = re.compile(r"^(?!---|%)[ \t]*(?=[^\s#])", re.MULTILINE)


def read_data(raw: bytes | str, name: str, limits: Limits = DEFAULTS, kind: str = "blueprint") -> dict[str, Any]:
    """The data of a YAML file: dict, list, str, int, float, bool, None; keys are text as spelled.

    Raises SourceError with every problem located. name: the file as its reader knows it; kind: what it should be, a
    `blueprint` or a `catalog`.

    >>> read_data("title: No\\nwaits: {for: 1:30, on: 012}", "stay.yaml")
    {'title': 'No', 'waits': {'for': '1:30', 'on': 12}}
    """
    text = decode(raw, name, limits)
    try:
        return _composed(text, name, limits, kind=kind)
    except FirstUnknown:
        return _composed(text, name, limits, Recorder(text), kind)


def read_with_positions(raw: bytes | str, name: str, limits: Limits = DEFAULTS) -> tuple[dict[str, Any], Positions]:
    """The same data, and where each part of it stands; takes about half as long again."""
    text = decode(raw, name, limits)
    recorder = Recorder(text)
    data = _composed(text, name, limits, recorder)
    return data, Positions(name, text, recorder.tree())


def positions(raw: bytes | str, name: str, limits: Limits = DEFAULTS) -> Positions:
    """Where each value of a YAML file stands: for when its data is wrong, or is to be changed in place."""
    return read_with_positions(raw, name, limits)[1]


def _composed(
    text: str, name: str, limits: Limits, recorder: Recorder | None = None, kind: str = "blueprint"
) -> dict[str, Any]:
    """The one border: whatever a parser or a conversion raises becomes a problem of the file's."""
    composer, cause = Composer(text, name, limits, recorder), None
    problems = composer.wrong.problems
    try:
        with _collector_off():
            composer.run()
    except FirstUnknown:
        raise
    except Stop:
        pass
    except Exception as error:
        from blueprint.load.parsing.explain import explain

        cause = error
        problems.append(_problem(name, *explain(text, error, composer.event)))
    problems = problems or _wrong_root(composer.roots, text, name, kind)
    if problems:
        raise SourceError(sorted(_causes(problems, text, name), key=_in_order), quoted_from(name, text)) from cause
    return composer.roots[0]


def _wrong_root(roots: list[Any], text: str, name: str, kind: str) -> list[Problem]:
    """A blueprint, or a catalog, is a mapping, and says something."""
    if roots and isinstance(roots[0], dict):
        return []
    first = _FIRST_SAID.search(text)
    names = {"kind": kind, "begins": say.BEGINS_WITH[kind]}
    if first is None:
        said = say.ONLY_COMMENTS if "#" in text else say.EMPTY
        return [_problem(name, *said.of(**names), point(1, 1))]
    from blueprint.load.parsing.blanks import spoilt
    from blueprint.load.parsing.slips import spoilt_colon

    line, column = Lines(text).place(first.end())
    lines = text.splitlines()
    whole = point(line, 1, len(lines[line - 1]))
    if isinstance(roots[0], str) and (advice := spoilt(lines, [whole]) or spoilt_colon(lines[line - 1], line)):
        return [_problem(name, *advice)]
    said = say.ROOT_IS_LIST if isinstance(roots[0], list) else say.ROOT_IS_TEXT
    said = say.ROOT_IS_MARKUP if text.startswith("<", first.end()) else said
    return [_problem(name, *said.of(**names), point(line, column))]


def _causes(problems: list[Problem], text: str, name: str) -> list[Problem]:
    """The problems, or the hard spaces that keys have in them, of which the others follow."""
    if text.isascii():
        return problems
    from blueprint.load.parsing.blanks import spoilt

    advice = spoilt(text.splitlines(), (problem.location.span for problem in problems if problem.location))
    return [_problem(name, *advice)] if advice else problems


def _problem(name: str, message: str, repair: str, span: Span) -> Problem:
    return Problem("BP101", message, repair, location=Location(name, span))


def _in_order(problem: Problem) -> tuple[int, int]:
    return problem.location.span[:2] if problem.location else (0, 0)


@contextmanager
def _collector_off() -> Generator[None]:
    """Nothing here makes rings, and looking for them takes longer than reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
