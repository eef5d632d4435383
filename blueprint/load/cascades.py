"""Of all problems, those that follow from another one are not reported: one slip, one message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from blueprint.errors import Place, Problem
from blueprint.load.gaps import Gaps
from blueprint.model.records import fields_of

_NAMES = {"BP103", "BP107"}
"""Codes of problems about names that nothing declares."""


def own_problems(problems: Sequence[Problem], gaps: Sequence[Gaps], data: Any, names_are_lost: bool) -> list[Problem]:
    """The problems of a graph that do not follow from others.

    gaps: what was cut out of the files before the graph was built; data: of the blueprint, without the cuts;
    names_are_lost: a catalog could not be read, so that nobody knows which names there are.
    """
    problems = [_original(problem, gaps) for problem in problems]
    lanes_are_lost = names_are_lost or any(("lanes",) in gap.paths for gap in gaps)
    left = [problem for problem in problems if not any(_follows(problem, gap) for gap in gaps)]
    for is_cause in (_is_of_lanes, _is_of_a_step):
        found = Gaps()
        for problem in filter(is_cause, problems):
            found.note(problem.place.path[:5], data)  # of a cell that is wrong, nothing is taken
            names_are_lost |= problem.code == "BP104" and found.names_are_lost
        left = [problem for problem in left if is_cause(problem) or not _follows(problem, found)]
    if names_are_lost or any(gap.names_are_lost for gap in gaps):
        left = [problem for problem in left if problem.code != "BP107"]
    return [problem for problem in left if not (lanes_are_lost and problem.code == "BP103" and _is_of_a_step(problem))]


def _is_of_lanes(problem: Problem) -> bool:
    """Whether a problem is one of the lanes or the scale, on which steps depend."""
    path = problem.place.path
    return problem.place.file is None and problem.code not in _NAMES and (path == ("scale",) or path[:1] == ("lanes",))


def _is_of_a_step(problem: Problem) -> bool:
    """Whether a problem is that of a key that no step has, or of what stands under it."""
    path = problem.place.path
    is_cell = len(path) > 4 and path[0] == "journey" and path[4] not in fields_of("Step")
    return problem.place.file is None and problem.code in {"BP103", "BP104"} and is_cell


def _follows(problem: Problem, gaps: Gaps) -> bool:
    """Whether a problem would perhaps not be there if what was cut out were right."""
    place = problem.place
    if gaps.hold(place) or (problem.code == "BP105" and gaps.lie_in(place)):
        return True
    if problem.code in _NAMES and gaps.name(problem):
        return True
    if problem.code == "BP103" and len(place.path) == 5 and place.path[4] in fields_of("Step"):
        return place.file == gaps.file and place.path[:4] in gaps.units  # said of a customer's action that was cut
    return problem.code == "BP106" and "on the scale" in problem.message and _has_scale(gaps)


def _has_scale(gaps: Gaps) -> bool:
    return any(path[:1] == ("scale",) for path in gaps.paths)


def _original(problem: Problem, gaps: Sequence[Gaps]) -> Problem:
    """A problem with its places as they are in the files."""
    related = tuple(item._replace(place=_in_file(item.place, gaps)) for item in problem.related)
    return problem._replace(place=_in_file(problem.place, gaps), related=related)


def _in_file(place: Place, gaps: Sequence[Gaps]) -> Place:
    for gap in gaps:
        place = gap.original(place)
    return place
