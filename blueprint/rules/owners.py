"""Rules about those who answer: one for each thing, a post and not a person, and not one for everything (BP3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from blueprint.edits import Fix, Replace, SetKey
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Owner
from blueprint.model.likeness import skeleton
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.people import is_person
from blueprint.rules.wording import listed, quoted

_AND = re.compile(r"\s*[,;/+&、，；／]\s*|\s+(?:and|und|et|y)\s+|[和與与及]")
_GROUPS = frozenset({"organisation", "department", "team"})


@rule("BP306", Level.ERROR)
def not_one_accountable(graph: Graph) -> Iterator[Finding]:
    """An owner that is two others in one.

    Why: where two answer for a thing, each waits for the other; of all who take part exactly one is accountable (Smith
    & Erwin 2005, on charts of responsibility). Only a name made up of the names of other owners is meant: a department
    may be called "Food and beverage", and one that says its `kind` or has the others in it is one owner.

    Bad:
        touchpoints:
          desk: {name: Front desk, owner: Front office}
          tray: {name: Tray, owner: Kitchen}
          bar: {name: Bar, owner: "Front office, Kitchen"}

    Good:
        touchpoints:
          desk: {name: Front desk, owner: Front office}
          tray: {name: Tray, owner: Kitchen}
          bar: {name: Bar, owner: Front office, with: [Kitchen]}

    Good:
        owners:
          food: {name: Food, part_of: both}
          drinks: {name: Drinks, part_of: both}
          both: {name: Food and drinks, kind: department}
    """
    by_name = {skeleton(name): owner for owner in graph.owners() for name in (owner.id, owner.name)}
    for owner in graph.owners():
        parts = [by_name.get(skeleton(part)) for part in _AND.split(owner.name)]
        others = [part for part in parts if part is not None and part is not owner]
        joined = len(others) == len(parts) > 1 and owner.kind not in _GROUPS
        if joined and not any(owner in graph.above(other) for other in others):
            yield Finding(
                owner,
                f"{quoted(owner)} is {len(others)} owners, and exactly one can answer",
                help=f"choose {listed(others)}; whoever helps with a touchpoint goes into its `with:`",
            )


@rule("BP307", Level.INFO)
def owner_is_a_person(graph: Graph) -> Iterator[Finding]:
    """An owner that is called like a person.

    Why: people leave, and a blueprint should not have to be drawn anew when they do; responsibilities belong to
    "functional roles or departmental positions (no personal names)" (Smith & Erwin 2005). Only what can hardly be
    anything else is told: a title such as Ms or 先生 before or after a name, or a common given name, alone or with one
    family name. Firms that are called after people say so with `kind: partner` or `kind: organisation`.

    Bad:
        touchpoints: {desk: {name: Front desk, owner: Anna Schmidt}}

    Bad:
        owners: {manager: {name: 王女士, kind: post}}

    Good:
        owners: {duty-manager: {name: Duty Manager, kind: post, contact: "Anna Schmidt, ext. 12"}}
        touchpoints: {desk: {name: Front desk, owner: duty-manager}}

    Good:
        owners: {food-hall: {name: Marks & Spencer, kind: partner}, agency: {name: Thomas Cook, kind: partner}}
    """
    for owner in graph.owners():
        if owner.kind in {None, "post"} and is_person(owner.name, inside=owner.kind == "post" or bool(owner.part_of)):
            yield Finding(
                owner,
                f"{quoted(owner)} looks like the name of a person, and posts last longer than people",
                help="name the post, such as `Duty manager`, and put the person into `contact:`; a firm of that name "
                "says `kind: partner`",
                field="name",
            )


@rule("BP309", Level.INFO)
def overloaded_owner(graph: Graph, *, touchpoints: int = 10, share: float = 0.5) -> Iterator[Finding]:
    """A post that answers for more than half of all touchpoints.

    Why: who answers for everything looks after nothing in particular. A chart of responsibility with one name in most
    of its rows asks whether that post can stay on top of so much, and what of it could be handed on (Smith & Erwin
    2005). Only what says `kind: post` is looked at: a department or a team shares its work out by itself.

    Thresholds:
        touchpoints: how many touchpoints there must be at least before the rule looks.
        share: the part of them, from 0 to 1, over which a post has too many.

    Bad:
        owners: {host: {name: Host, kind: post}, cook: {name: Cook, kind: post}}
        touchpoints:
          sign: {name: Sign, owner: host}
          door: {name: Door, owner: host}
          coat-rack: {name: Coat rack, owner: host}
          table: {name: Table, owner: host}
          menu: {name: Menu, owner: cook}
          bread: {name: Bread, owner: cook}
          plate: {name: Plate, owner: cook}
          wine: {name: Wine, owner: host}
          bill: {name: Bill, owner: host}
          mint: {name: Mint, owner: host}

    Good:
        owners: {host: {name: Host, kind: post}, cook: {name: Cook, kind: post}}
        touchpoints: {sign: {name: Sign, owner: host}, menu: {name: Menu, owner: cook}}
    """
    counted = [
        touchpoint
        for touchpoint in graph.touchpoints()
        if touchpoint.place.file is None or graph.steps_that_meet(touchpoint)
    ]
    if len(counted) < touchpoints:
        return
    shares = Counter(owner for touchpoint in counted if (owner := graph.owner_of(touchpoint)))
    for owner, count in shares.items():
        if owner.kind == "post" and count > share * len(counted):
            yield Finding(
                owner,
                f"{quoted(owner)} answers for {count} of {len(counted)} touchpoints",
                help="share them out among the posts that work with them, or accept it with `ignore:` and say why",
            )


@rule("BP311", Level.WARNING)
def owner_without_department(graph: Graph) -> Iterator[Finding]:
    """A post that belongs to no department while others do.

    Why: findings, figures and complaints are added up along `part_of`, and what hangs in the air is in no sum and on
    nobody's desk. Organisations, departments and partners may stand alone. So may an owner of no `kind` where several
    stand at the top: it may be one more of them.

    Bad:
        owners: {hotel: The hotel, kitchen: {name: Kitchen, part_of: hotel}, desk-clerk: Desk clerk}

    Bad:
        owners:
          kitchen: Kitchen
          cook: {name: Cook, part_of: kitchen}
          bar: Bar
          barkeeper: {name: Barkeeper, kind: post}

    Good:
        owners:
          hotel: The hotel
          kitchen: {name: Kitchen, part_of: hotel}
          desk-clerk: {name: Desk clerk, part_of: hotel}
          laundry: {name: Laundry, kind: partner}
    """
    parents = {owner.part_of for owner in graph.owners() if owner.part_of}
    tops = [owner for owner in graph.owners() if owner.part_of is None and owner.id in parents]
    kinds: set[str | None] = {"post", "team"}
    if len(tops) == 1 and tops[0].kind in {None, "organisation"}:
        kinds |= {None}
    for owner in graph.owners() if parents else ():
        loose = owner.part_of is None and owner.id not in parents and owner.kind in kinds
        if loose and (owner.place.file is None or _has_a_part(graph, owner)):
            yield Finding(
                owner,
                f"{quoted(owner)} belongs to no department, and other owners do",
                help=f"add `part_of:` with the one above it: {_above(tops)}; if it is none of yours, `kind: partner`",
                field="kind",
                fix=_put_under(owner, tops),
            )


def _above(tops: list[Owner]) -> str:
    return ", ".join(f"`{top.id}`" for top in tops[:3]) + (" …" if len(tops) > 3 else "")


def _has_a_part(graph: Graph, owner: Owner) -> bool:
    """Whether an owner of a shared catalog answers for anything in this blueprint."""
    return bool(graph.edges_from(owner)) or any(lane.owner == owner.id for lane in graph.lanes)


def _put_under(owner: Owner, tops: list[Owner]) -> Fix | None:
    if len(tops) != 1:
        return None
    top = tops[0].id
    if isinstance(owner.declared, str):
        return Fix(f"make it part of `{top}`", (Replace(owner.place, {"name": owner.name, "part_of": top}),), False)
    return Fix(f"make it part of `{top}`", (SetKey(owner.place, "part_of", top),), safe=False)
