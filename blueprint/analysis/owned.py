"""Tables of what is owned: each thing with its owner, how much has none, and who takes part beside the owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blueprint.analysis.answers import KINDS, Answer
from blueprint.analysis.departments import department_of
from blueprint.analysis.organisation import NOBODY, Organisation
from blueprint.analysis.result import Column, Kind, Table, Value
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, Phase, StaffAction, Touchpoint

_THING = (Column("kind", "What"), Column("element", "Element", Kind.ELEMENT), Column("name", "Name"))
_OWNER = (Column("owner", "Owner", Kind.ELEMENT), Column("owner_name", "Answers for it"))
_SOURCE = Column(
    "source", "Said by", Kind.TEXT,
    "`own`: by the thing itself; `lane`: the lane's owner; `directory`: that of the system or policy that it is; "
    "`action`: that of the action at which a fail point lies; empty: nobody answers",
)  # fmt: skip


class Tally(NamedTuple):
    """How many things of a kind there are in a phase (None: in the whole), and how many of them nobody owns."""

    phase: Phase | None
    kind: str
    things: int
    unowned: int


def elements_table(of: Organisation) -> Table:
    """Each thing that needs an owner, with its owner and the department."""
    columns = (*_THING, Column("phases", "Phases"), *_OWNER, _SOURCE,
               Column("department", "Department", Kind.ELEMENT,
                      "the nearest `kind: department` along `part_of`, else the one just below the top"),
               Column("department_name", "Rolls up to"))  # fmt: skip
    note = "A system stands here once, however many steps lean on it. What customers do is listed if it has an owner."
    rows = tuple(_element_row(answer, of.graph) for answer in of.answers)
    return Table("elements", "Who answers for what", columns, rows, note)


def _element_row(answer: Answer, graph: Graph) -> tuple[Value, ...]:
    owner = answer.owner
    above = department_of(graph, owner) if owner else None
    phases = ", ".join(phase.name for phase in answer.phases)
    return (answer.kind, answer.element.id, answer.name, phases, owner.id if owner else None,
            owner.name if owner else NOBODY, answer.source, above.id if above else None,
            above.name if above else None)  # fmt: skip


def tallies(answers: Iterable[Answer], phases: Iterable[Phase]) -> Iterator[Tally]:
    """How much is owned, kind by kind: in the whole, then in every phase.

    What has a part in several phases counts in each of them, and what has a part in none only in the whole.
    """
    every, bare = Counter[tuple[Phase | None, str]](), Counter[tuple[Phase | None, str]]()
    for answer in answers:
        for scope in (None, *answer.phases):
            every[scope, answer.kind] += 1
            bare[scope, answer.kind] += answer.owner is None
    for scope in (None, *phases):
        yield from (
            Tally(scope, kind, every[scope, kind], bare[scope, kind]) for kind in KINDS if every[scope, kind]
        )  # fmt: skip


def totals_table(of: Organisation) -> Table:
    """How much nobody owns, by kind, for the whole and every phase."""
    columns = (Column("scope", "Scope"), Column("phase", "Phase", Kind.ELEMENT), Column("phase_name", "Name"),
               Column("kind", "What"), Column("count", "How many", Kind.COUNT),
               Column("unowned", "Without an owner", Kind.COUNT),
               Column("share", "Share without", Kind.SHARE, "through all of the kind"))  # fmt: skip
    rows = tuple(
        ("phase" if phase else "whole", phase.id if phase else None, phase.name if phase else "", kind, count, unowned,
         unowned / count)
        for phase, kind, count, unowned in tallies(of.answers, of.graph.phases)
    )  # fmt: skip
    note = "What spans several phases counts in each of them."
    return Table("totals", "What nobody answers for", columns, rows, note)


def roles_table(of: Organisation) -> Table:
    """Who is accountable, who does it and who helps, where a blueprint says more than the owner."""
    columns = (*_THING, Column("accountable", "Accountable", Kind.ELEMENT, "the one owner"),
               Column("accountable_name", "Answers for it"),
               Column("responsible", "Responsible", Kind.TEXT, "who does it: `by:` of an action"),
               Column("helping", "Helping", Kind.TEXT, "who helps with a touchpoint: `with:`"))  # fmt: skip
    rows = tuple(row for answer in of.answers if (row := _role_row(answer, of.graph)))
    note = ("Exactly one is accountable (Smith & Erwin 2005): the format takes one owner for each thing. It has no key "
            "for who is consulted or informed; messages between actions are in `links:`.")  # fmt: skip
    return Table("roles", "Who takes part beside the owner", columns, rows, note)


def _role_row(answer: Answer, graph: Graph) -> tuple[Value, ...] | None:
    """The parts that people have in a thing; None where only the owner is said."""
    element = answer.element
    by = element.by if isinstance(element, StaffAction) and answer.kind != "fail point" else None
    helping = element.with_owners if isinstance(element, Touchpoint) else ()
    if not by and not helping:
        return None
    names = ", ".join(owner.name for key in helping if (owner := graph.owner(key)))
    owner = answer.owner
    return (answer.kind, element.id, answer.name, owner.id if owner else None, owner.name if owner else NOBODY, by,
            names or None)  # fmt: skip


def is_card(answer: Answer) -> bool:
    """Whether a thing has a card of its own in the picture, on which a mark can stand."""
    return isinstance(answer.element, Action | Touchpoint)
