"""Tables of the owners: what each answers for, how it feels there, and where in the journey that is."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.analysis.departments import department_of
from blueprint.analysis.encounters import Encounter, Felt, felt
from blueprint.analysis.organisation import NOBODY, Organisation, Portfolio
from blueprint.analysis.result import Column, Kind, Table, Value
from blueprint.graph.graph import Graph
from blueprint.graph.hand_offs import HandOff, Standing
from blueprint.graph.nodes import Owner, Phase, Step

_OWNER = (Column("owner", "Owner", Kind.ELEMENT), Column("owner_name", "Name"))
_WHO = (Column("customer", "Customer", Kind.ELEMENT), Column("customer_name", "Customer's name"))
_BASIS = Column("basis", "Score", Kind.TEXT, "`felt`: as it felt; `target`: nobody felt it yet, it is meant to be so")
_MEAN = Column("mean", "Mean at moments of truth", Kind.SCORE,
               "Σ s / n over the scored moments of truth in which the owner takes part (Normann 1984), off the main "
               "path too")  # fmt: skip
_MEAN_MET = Column("mean_met", "Mean where it is met", Kind.SCORE,
                   "Σ s / n over all scored moments in which customers meet what the owner answers for")  # fmt: skip


def owners_table(of: Organisation) -> Table:
    """What each owner answers for; how it feels there if there is one customer, else that is in `felt`."""
    columns = (*_OWNER, Column("kind", "Kind"), Column("department", "Department", Kind.ELEMENT),
               Column("department_name", "Rolls up to"), Column("touchpoints", "Touchpoints", Kind.COUNT),
               Column("actions", "Actions", Kind.COUNT), Column("systems", "Systems", Kind.COUNT),
               Column("indicators", "Indicators", Kind.COUNT), Column("promises", "Promises", Kind.COUNT),
               Column("fail_points", "Fail points", Kind.COUNT),
               Column("owns", "Owns", Kind.COUNT, "everything of its own, policies too"),
               Column("whole", "With its parts", Kind.COUNT, "everything of its own and of all that are part of it"),
               Column("moments", "Moments", Kind.COUNT, "steps in which customers meet what it answers for"),
               Column("truths", "Moments of truth", Kind.COUNT,
                      "those of them in which customer and service act on each other (Normann 1984)"),
               _MEAN, _MEAN_MET, _BASIS, Column("missed", "Indicators missed", Kind.COUNT),
               Column("pains", "Open pain points", Kind.COUNT, "noted at what it answers for, or in a moment with it"),
               Column("unplanned", "Without an idea", Kind.COUNT, "pain points beside which no idea is noted"),
               Column("hand_offs", "Hands over", Kind.COUNT, "times that work passes from it to another owner"),
               Column("agreed", "Agreed", Kind.COUNT, "hand-offs with a label, an artefact or `within`"),
               Column("open", "Not agreed", Kind.COUNT, "hand-offs to somebody with whom nothing is agreed (BP308)"),
               Column("takes_over", "Takes over", Kind.COUNT, "times that work passes to it"))  # fmt: skip
    note = ("Hand-offs that are neither agreed nor open need no agreement: a head in common, a system, or the same two "
            "owners have agreed on another one.")  # fmt: skip
    return Table("owners", "What each owner answers for", columns, tuple(_owner_row(of, one) for one in of.portfolios),
                 note)  # fmt: skip


def _owner_row(of: Organisation, one: Portfolio) -> tuple[Value, ...]:
    owner, above = one.owner, department_of(of.graph, one.owner)
    actions = one.number_of("frontstage action", "backstage action", "support process", "customer action")
    met, truths = _steps_met(of, owner)
    mean, mean_met, basis = None, None, None
    if len(of.graph.walkers) == 1:
        there = of.felt(of.graph.walkers[0], owner)
        mean, mean_met, basis = there.mean, there.mean_met, basis_of(there)
    return (owner.id, owner.name, owner.kind, above.id, above.name, one.number_of("touchpoint"), actions,
            one.number_of("system"), one.number_of("indicator"), one.number_of("promise"), one.number_of("fail point"),
            len(one.answers), one.whole, len(met), len(truths), mean, mean_met, basis, len(one.missed),
            len(one.pains), len(one.unplanned), len(one.gives), _standing(one.gives, Standing.AGREED),
            _standing(one.gives, Standing.OPEN), len(one.takes))  # fmt: skip


def _steps_met(of: Organisation, owner: Owner) -> tuple[set[Step], set[Step]]:
    """The steps in which any customer meets what an owner answers for, and the moments of truth among them."""
    there = [one for customer in of.graph.walkers for one in of.meetings.get((customer, owner), ())]
    return {one.step for one in there}, {one.step for one in there if owner in one.truth}


def _standing(hand_offs: tuple[HandOff, ...], standing: Standing) -> int:
    return sum(one.standing is standing for one in hand_offs)


def basis_of(there: Felt) -> str | None:
    """What the scores are: `felt` or `target`; None where there is none."""
    return None if there.lowest is None else "target" if there.lowest.meant else "felt"


def felt_table(of: Organisation) -> Table:
    """How it feels to each customer where each owner answers."""
    columns = (*_WHO, *_OWNER, Column("moments", "Moments", Kind.COUNT),
               Column("truths", "Moments of truth", Kind.COUNT), Column("scored", "Scored", Kind.COUNT), _MEAN,
               _MEAN_MET, Column("lowest", "Lowest", Kind.SCORE), Column("lowest_at", "Lowest at", Kind.ELEMENT),
               Column("lowest_name", "What happens"), _BASIS)  # fmt: skip
    rows = tuple(
        (customer, of.name_of(customer), *_named(owner), *_figures(of.felt(customer, owner)))
        for customer in of.graph.walkers
        for owner in (*of.graph.owners(), None)
        if (customer, owner) in of.meetings
    )
    note = "A moment with several owners counts for each of them. “nobody”: something is met there that has no owner."
    return Table("felt", "How it feels where they answer", columns, rows, note)


def _named(owner: Owner | None) -> tuple[str | None, str]:
    return (owner.id, owner.name) if owner else (None, NOBODY)


def _figures(there: Felt) -> tuple[Value, ...]:
    low = there.lowest
    return (there.moments, there.truths, there.scored, there.mean, there.mean_met, low.score if low else None,
            low.step.id if low else None, low.action.name if low else None, basis_of(there))  # fmt: skip


def map_table(of: Organisation) -> Table:
    """The map of ownership: owners by phases, with what they own there and how it feels to each customer."""
    columns = (*_OWNER, Column("department", "Department", Kind.ELEMENT), Column("phase", "Phase", Kind.ELEMENT),
               Column("phase_name", "Phase's name"), *_WHO, Column("owns", "Owns", Kind.COUNT),
               Column("things", "What it owns there"), Column("moments", "Moments", Kind.COUNT),
               Column("truths", "Moments of truth", Kind.COUNT), Column("scored", "Scored", Kind.COUNT), _MEAN,
               _MEAN_MET, _BASIS)  # fmt: skip
    note = ("One row for each owner, phase and customer where there is anything. Without a phase: figures of the whole "
            "and what no step meets. “nobody”: what has no owner.")  # fmt: skip
    return Table("map", "Owners by phases", columns, tuple(_map_rows(of)), note)


def _map_rows(of: Organisation) -> Iterator[tuple[Value, ...]]:
    things, meetings = _things(of), _meetings(of)
    owners = {owner: place for place, owner in enumerate((*of.graph.owners(), None))}
    phases = {phase: place for place, phase in enumerate((*of.graph.phases, None))}
    cells = {*things, *((owner, phase) for _, owner, phase in meetings)}
    for owner, phase in sorted(cells, key=lambda cell: (owners[cell[0]], phases[cell[1]])):
        owned = things.get((owner, phase), [])
        for customer in of.graph.walkers or (None,):
            there = felt(meetings.get((customer, owner, phase), ()), owner, of.graph.scale)
            yield (*_named(owner), _department(of.graph, owner), *_phase(phase), customer, of.name_of(customer),
                   len(owned), ", ".join(owned), there.moments, there.truths, there.scored, there.mean,
                   there.mean_met, basis_of(there))  # fmt: skip


def _things(of: Organisation) -> dict[tuple[Owner | None, Phase | None], list[str]]:
    """The names of what every owner has in every phase; under no phase what has a part in none."""
    found: dict[tuple[Owner | None, Phase | None], list[str]] = {}
    for answer in of.answers:
        for phase in answer.phases or (None,):
            found.setdefault((answer.owner, phase), []).append(answer.name)
    return found


def _meetings(of: Organisation) -> dict[tuple[str | None, Owner | None, Phase | None], list[Encounter]]:
    found: dict[tuple[str | None, Owner | None, Phase | None], list[Encounter]] = {}
    for one in of.encounters:
        for owner in one.owners:
            found.setdefault((one.customer, owner, one.step.phase), []).append(one)
    return found


def _department(graph: Graph, owner: Owner | None) -> str | None:
    return department_of(graph, owner).id if owner else None


def _phase(phase: Phase | None) -> tuple[str | None, str]:
    return (phase.id, phase.name) if phase else (None, "")
