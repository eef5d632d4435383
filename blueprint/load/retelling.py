"""Problems told anew where their cause is a slip that the data does not show: a hard space, a comma in braces."""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.errors import Location, Place, Problem, Span
from blueprint.load.braces import told_at_braces
from blueprint.load.commas import told_at_commas
from blueprint.load.parsing.blanks import in_value, spoilt
from blueprint.load.texts import Texts


def retold(problems: Sequence[Problem], texts: Texts) -> list[Problem]:
    """The problems of a blueprint and its catalogs, with their causes in place of what follows from those."""
    if spoilt_keys := _odd_spaces(problems, texts):
        return spoilt_keys
    problems = [_at_odd_space(problem, texts) for problem in problems]
    return told_at_braces(told_at_commas(problems, texts), texts)


def _odd_spaces(problems: Sequence[Problem], texts: Texts) -> list[Problem]:
    """A problem for each file in which hard spaces have spoilt keys: nothing else can be told while they are there."""
    spans: dict[str | None, list[Span]] = {}
    for problem in problems:
        file = problem.place.file
        if not problem.location and texts.has(file) and not texts.positions(file).text.isascii():
            spans.setdefault(file, []).append(texts.locate(problem.place, problem.at_key).span)
    found = []
    for file, places in spans.items():
        name = texts.title(file)
        if (advice := spoilt(texts.lines(name), places)) is not None:
            found.append(Problem("BP101", advice.message, advice.help, Place((), file),
                                 location=Location(name, advice.span)))  # fmt: skip
    return found


def _at_odd_space(problem: Problem, texts: Texts) -> Problem:
    """The problem of a value that nothing but a hard space makes wrong, told of that."""
    place = problem.place
    if problem.location or problem.at_key or not texts.has(place.file):
        return problem
    positions = texts.positions(place.file)
    typed = positions.spelling(place.path) or ""
    if typed.isascii() or (found := in_value(typed, problem.help)) is None:
        return problem
    span = positions.sign(positions.mark(place.path).start + found[0])
    return problem._replace(
        message=found[1].message, help=found[1].help, location=Location(texts.title(place.file), span)
    )
