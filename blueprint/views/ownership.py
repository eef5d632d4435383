"""The map of ownership: owners by phases, with what each answers for and how it feels to customers there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from blueprint.analysis.encounters import felt
from blueprint.analysis.organisation import Organisation, Portfolio, organisation
from blueprint.graph.graph import Graph
from blueprint.graph.hand_offs import Standing
from blueprint.graph.nodes import Action, Owner, Phase
from blueprint.graph.phased import by_phase
from blueprint.layout.charts.holders import Cell, Holder, Mood, Ownership
from blueprint.layout.charts.ownership import lay_out
from blueprint.layout.charts.sheet import head_of
from blueprint.layout.charts.tree import Twig, grown
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme
from blueprint.layout.wording import Words, words

Column = Phase | None
"""A phase, or None for what has a part in no step."""


def view(graph: Graph, theme: Theme) -> Scene:
    """Who answers for how much in which phase, how it feels there, and what nobody answers for."""
    return lay_out(ownership_map(graph), theme)


def ownership_map(graph: Graph) -> Ownership:
    """The owners in the order of their tree, each with its things and moments in every phase."""
    of, said = organisation(graph), words(graph.language)
    columns = _columns(of)
    portfolios = {one.owner.id: one for one in of.portfolios}
    twigs = grown({key: one.owner.part_of for key, one in portfolios.items()})
    holders = tuple(_holder(of, portfolios[twig.id], twig, columns, said) for twig in twigs)
    nobody = _holder(of, None, Twig("", 0, ()), columns, said) if of.unowned else None
    return Ownership(
        head=head_of(graph, "ownership"),
        scale=graph.scale,
        phases=tuple((phase.id, phase.name) if phase else ("", "") for phase in columns),
        holders=holders,
        nobody=nobody,
        customers=tuple(of.name_of(customer) for customer in graph.walkers),
        things=len(of.answers),
        passed=len(of.hand_offs),
        open=sum(one.standing is Standing.OPEN for one in of.hand_offs),
        meant=any(one.moment.meant for one in of.encounters if one.moment),
    )


def _columns(of: Organisation) -> list[Column]:
    """The phases that have steps, and one column for what has a part in none."""
    phases: list[Column] = list(dict.fromkeys(step.phase for step in of.graph.steps))
    return [*phases, None] if any(not answer.phases for answer in of.answers) else phases


def _holder(of: Organisation, one: Portfolio | None, twig: Twig, columns: Sequence[Column], said: Words) -> Holder:
    """A row of the map; one: what an owner answers for, None for what nobody owns."""
    owner, owned, gives = (one.owner, one.answers, one.gives) if one else (None, of.unowned, ())
    opened = Counter(_begins(given.edge.source) for given in gives if given.standing is Standing.OPEN)
    things, moods = by_phase(owned, lambda answer: answer.phases or (None,)), _moods(of, owner)
    cells = tuple(
        Cell(tuple(answer.name for answer in things.get(column, ())), tuple(moods.get(column, ())), opened[column])
        for column in columns
    )
    every = [(number, of.felt(customer, owner).mean_met) for number, customer in enumerate(of.graph.walkers)]
    whole = Cell(tuple(answer.name for answer in owned),
                 tuple(Mood(number, mean) for number, mean in every if mean is not None), opened.total())  # fmt: skip
    kind = said[f"owner.{owner.kind}"] if owner and owner.kind else ""
    name = owner.name if owner else said["no-owner"]
    leads = owner is not None and (owner.kind in {"department", "organisation"} or not twig.depth)
    return Holder(owner.id if owner else "", name, kind, twig, leads, cells, whole, one.whole if one else 0)


def _begins(element: object) -> Column:
    """The phase in which a hand-off begins."""
    return element.step.phase if isinstance(element, Action) else None


def _moods(of: Organisation, owner: Owner | None) -> dict[Column, list[Mood]]:
    """How it feels to each customer in each phase where they meet what somebody answers for."""
    found: dict[Column, list[Mood]] = {}
    for number, customer in enumerate(of.graph.walkers):
        for phase, there in by_phase(of.meetings.get((customer, owner), ()), lambda one: (one.step.phase,)).items():
            mean = felt(there, owner, of.graph.scale).mean_met
            if mean is not None:
                found.setdefault(phase, []).append(Mood(number, mean))
    return found
