"""Ownership: who answers for what, what nobody answers for, how it feels there, and where work changes hands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from blueprint.analysis.answers import KINDS, Answer
from blueprint.analysis.encounters import Encounter, Felt
from blueprint.analysis.factors import (
    Breakdown,
    break_down_first,
    breakdowns,
    factors_caveats,
    factors_sentences,
    factors_table,
    posts_sentence,
)
from blueprint.analysis.hand_offs import agree_first, hand_offs_sentence, hand_offs_table
from blueprint.analysis.organisation import Organisation, organisation
from blueprint.analysis.owned import elements_table, is_card, roles_table, totals_table
from blueprint.analysis.owners import felt_table, map_table, owners_table
from blueprint.analysis.result import Advice, Caveat, Mark, Result
from blueprint.analysis.wording import counted, joined, listed, quoted, scored
from blueprint.graph.graph import Graph
from blueprint.graph.hand_offs import Standing
from blueprint.graph.marks import Moment
from blueprint.graph.nodes import Owner

FEW = 3
"""Below this number of scores a mean says little."""


def ownership(graph: Graph) -> Result:
    """Who answers for every touchpoint, action, system, indicator, promise and fail point, and what nobody does.

    Tables: `elements` (each thing with its owner, where that was said, and the department), `totals` (what has no
    owner, by kind, for the whole and every phase), `owners` (what each answers for), `felt` (how it feels there, for
    each customer), `map` (owners by phases), `hand_offs`, `roles` (who does it and who helps), `factors` (what is
    scored, down to the post that answers). Cost: linear.
    """
    of, broken = organisation(graph), breakdowns(graph)
    return Result(
        "ownership",
        f"Who answers for {quoted(graph.title)}",
        summary=tuple(_summary(of, broken)),
        tables=(elements_table(of), totals_table(of), owners_table(of), felt_table(of), map_table(of),
                hand_offs_table(of.hand_offs), roles_table(of), factors_table(broken)),
        marks=tuple(_marks(of)),
        caveats=tuple(_caveats(of, broken)),
        advice=tuple(_advice(of, broken)),
    )  # fmt: skip


def _marks(of: Organisation) -> Iterator[Mark]:
    for answer in of.unowned:
        if answer.kind != "fail point" and is_card(answer):
            yield Mark("unowned", answer.element.id)
    for one in of.hand_offs:
        if one.standing is Standing.OPEN:
            yield Mark("open-hand-off", one.edge.source.id, f"{one.giver.name} → {one.taker.name}")


def _summary(of: Organisation, broken: tuple[Breakdown, ...]) -> Iterator[str]:
    yield from _owned_sentences(of)
    for customer in of.graph.walkers:
        yield from _felt_sentences(of, customer)
    if of.hand_offs or len(of.portfolios) > 1:
        yield hand_offs_sentence(of.hand_offs)
    yield from _trouble_sentences(of)
    if of.graph.indicators:
        yield posts_sentence(of.graph)
    yield from factors_sentences(broken)


def _owned_sentences(of: Organisation) -> Iterator[str]:
    """How much is owned, where that was said, and in which phase the most is not."""
    needing, bare = len(of.answers), Counter(answer.kind for answer in of.unowned)
    sources = Counter(answer.source for answer in of.answers if answer.owner)
    where = ", ".join(f"{sources[source]} {words}" for source, words in _SOURCES.items() if sources[source])
    have = needing - bare.total()
    told = f"Of {counted(needing, 'thing')} that can have an owner {have} {'has' if have == 1 else 'have'} one"
    yield f"{told}{f': {where}' if where else ''}."
    if bare:
        kinds = [counted(bare[kind], kind, plural) for kind, plural in KINDS.items() if bare[kind]]
        yield f"Nobody answers for {joined(kinds, len(kinds))}{_worst_phase(of)}."


_SOURCES = {
    "own": "by their own `owner:`",
    "lane": "by that of their lane",
    "directory": "by that of the system or policy that they are",
    "action": "by that of the action at which they lie",
}


def _worst_phase(of: Organisation) -> str:
    """Where the most has no owner, if one phase has more than the others."""
    counts = Counter(phase.name for answer in of.unowned for phase in answer.phases)
    ranked = counts.most_common(2)
    if len(of.graph.phases) < 2 or not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    (name, most), every = ranked[0], Counter(phase.name for answer in of.answers for phase in answer.phases)
    most_of = "most of it " if len(ranked) > 1 else ""
    return f", {most_of}in {quoted(name)} ({most} of {every[name]} there)"


def _felt_sentences(of: Organisation, customer: str | None) -> Iterator[str]:
    """Where a customer's moments of truth feel worst and best, and how it feels where nobody answers."""
    known = [(owner, of.felt(customer, owner)) for owner in of.graph.owners()]
    means = [pair for pair in known if pair[1].scored_truths >= FEW]
    who = f"{name}: " if (name := of.name_of(customer)) else ""
    good = of.graph.scale.goodness
    low, high = (choice(means, key=lambda pair: good(pair[1].mean or 0), default=None) for choice in (min, max))
    if low and high and low[1].mean != high[1].mean:
        yield (f"{who}moments of truth {_as(low[1])} worst where {_at(low, of)}, and best where "
               f"{_at(high, of)}.")  # fmt: skip
    bare = of.felt(customer, None)
    if bare.lowest and of.portfolios:
        yield f"{who}{_where_nobody_answers(bare, bare.lowest, of)}."


def _where_nobody_answers(bare: Felt, lowest: Moment, of: Organisation) -> str:
    moment = f"{quoted(lowest.action.name)} ({_score(lowest, of)})"
    if bare.scored == 1:
        return f"in {moment} there is something that nobody owns"
    return (f"in {bare.moments} moments there is something that nobody owns (mean "
            f"{scored(bare.mean_met, of.graph.scale)} over {bare.scored}); the worst of them is {moment}")  # fmt: skip


def _as(there: Felt) -> str:
    return "are meant to feel" if there.lowest and there.lowest.meant else "feel"


def _at(pair: tuple[Owner, Felt], of: Organisation) -> str:
    owner, there = pair
    return f"{quoted(owner.name)} takes part (mean {scored(there.mean, of.graph.scale)} over {there.scored_truths})"


def _score(moment: Moment, of: Organisation) -> str:
    return f"{'target' if moment.meant else 'felt'} {scored(moment.score, of.graph.scale)}"


def _trouble_sentences(of: Organisation) -> Iterator[str]:
    """The indicators that are missed and the pain points, with those who have them."""
    missed = [(figure, one) for one in of.portfolios for figure in one.missed]
    if missed:
        names = listed(dict.fromkeys(one.owner.name for _, one in missed))
        yield f"{counted(len(missed), 'indicator misses its', 'indicators miss their')} target, with {names}."
    if of.pains:
        bare = sum(not pain.planned for pain in of.pains)
        nobodys = sum(not any(pain.owners) for pain in of.pains)
        said = ((bare, "without an idea beside it"), (nobodys, "where nobody answers"))
        parts = " and ".join(f"{count} {what}" for count, what in said if count)
        yield f"{counted(len(of.pains), 'pain point is', 'pain points are')} noted{', ' if parts else ''}{parts}."


def _caveats(of: Organisation, broken: tuple[Breakdown, ...]) -> Iterator[Caveat]:
    graph = of.graph
    moments = list({id(one.moment): one.moment for one in of.encounters if one.moment}.values())
    if not graph.owners():
        yield Caveat("no-owners", "The file names no owner at all, so nobody answers for anything.")
    elif not any(owner.part_of for owner in graph.owners()):
        yield Caveat("no-departments", "No owner is part of another: each rolls up to itself.")
    if of.encounters and not moments:
        yield Caveat("unscored", "Nobody scored a moment, so how it feels where they answer is left empty.")
    if assumed := [one for one in moments if _is_assumed(one)]:
        count = f"{len(assumed)} of {counted(len(moments), 'score')}"
        yield Caveat("assumed", f"{count} are assumed, not asked: the means rest on them.")
    if any(moment.meant for moment in moments):
        yield Caveat("targets", "Nobody felt this yet: scores are targets where `basis` says so.")
    if len(graph.walkers) > 1:
        yield Caveat("several-customers", "The customers' scores are not mixed: the means are in the table `felt`.")
    yield from _sharing(of)
    yield from factors_caveats(broken)


def _is_assumed(moment: Moment) -> bool:
    feeling = moment.action.emotion
    return feeling is None or feeling.source in {None, "assumption"}


def _sharing(of: Organisation) -> Iterator[Caveat]:
    """Means that say little of one owner: over few scores, or over moments that others share."""
    scores = Counter[tuple[str | None, Owner]]()
    shared: dict[str, Encounter] = {}
    for one in of.encounters:
        owners = [owner for owner in one.owners if owner]
        scores.update((one.customer, owner) for owner in owners if one.moment)
        if len(owners) > 1 and one.moment:
            shared.setdefault(one.step.id, one)
    if few := list(dict.fromkeys(owner for (_, owner), count in scores.items() if count < FEW)):
        names = listed(owner.name for owner in few)
        yield Caveat("few-scores", f"The means of {names} rest on fewer than {FEW} scores: too few to tell.",
                     tuple(owner.id for owner in few))  # fmt: skip
    if shared:
        count = counted(len(shared), "scored moment has", "scored moments have")
        yield Caveat("shared-moments", f"{count} several owners: a mean there is not the work of one.", tuple(shared))


def _advice(of: Organisation, broken: tuple[Breakdown, ...]) -> Iterator[Advice]:
    yield from filter(None, (_own_first(of), agree_first(of.hand_offs), _plan_first(of), break_down_first(broken)))


def _own_first(of: Organisation) -> Advice | None:
    """The thing without an owner that customers meet where it feels worst; else the first without one."""
    in_view = [answer for answer in of.unowned if answer.kind in {"touchpoint", "frontstage action"}]
    bare = {one.moment.action: one.moment for who in of.graph.walkers for one in of.meetings.get((who, None), ())
            if one.moment}  # fmt: skip
    worst = min(bare.values(), key=lambda moment: of.graph.scale.goodness(moment.score), default=None)
    if worst and (there := [answer for answer in in_view if worst.step in answer.steps]):
        because = f"customers meet it in {quoted(worst.action.name)} ({_score(worst, of)})"
        if len(bare) > 1:
            because += f", the worst of {len(bare)} scored moments with something that nobody owns"
        return _give(there[0], because)
    return _give(of.unowned[0], "nobody answers for it") if of.unowned else None


def _give(answer: Answer, because: str) -> Advice:
    return Advice(f"Find an owner for the {answer.kind} {quoted(answer.name)}", because, (answer.element.id,))


def _plan_first(of: Organisation) -> Advice | None:
    """The owner with the most pain points beside which nobody noted an idea."""
    worst = max(of.portfolios, key=lambda one: len(one.unplanned), default=None)
    if worst is None or not worst.unplanned:
        return None
    texts = listed((pain.text for pain in worst.unplanned), 2)
    count = counted(len(worst.unplanned), "pain point")
    return Advice(
        f"Ask {quoted(worst.owner.name)} what could be done about {texts}",
        f"{count} with {quoted(worst.owner.name)} {'has' if len(worst.unplanned) == 1 else 'have'} no idea or "
        "opportunity noted at the same place",
        tuple(dict.fromkeys(pain.element.id for pain in worst.unplanned)),
        worst.owner.name,
    )
