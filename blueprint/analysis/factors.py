"""Factors of the experience, broken down until some post answers: how far down a blueprint goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blueprint.analysis.encounters import owners_in_view
from blueprint.analysis.organisation import NOBODY
from blueprint.analysis.result import Advice, Caveat, Column, Kind, Table, Value
from blueprint.analysis.wording import counted, figure, listed, quoted
from blueprint.graph.contents import elements_in
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node, Owner, Step
from blueprint.graph.scored import Scored, scored

FACTORS = ("product", "service", "relationship", "convenience", "brand", "price")
"""The six factors of a customer's experience."""

_DOWNWARD = ("post", "team", "partner", "department", "organisation")
"""Kinds of owners, those nearest to the work first."""


class Breakdown(NamedTuple):
    """Something that can be scored, with those who answer for it.

    kind: factor, touchpoint or step; scores: None for a factor that nobody scored; owners: for a step those of what
    customers meet in it, None among them for what nobody owns; figures: the indicators that watch it; asked: the owners
    of those.
    """

    kind: str
    name: str
    element: Node | None
    scores: Scored | None
    owners: tuple[Owner | None, ...] = ()
    figures: tuple[Node, ...] = ()
    asked: tuple[Owner, ...] = ()

    @property
    def answering(self) -> tuple[Owner, ...]:
        """Everybody who can be asked about it."""
        return tuple(dict.fromkeys(owner for owner in (*self.owners, *self.asked) if owner))

    @property
    def posts(self) -> tuple[Owner, ...]:
        """The posts among them: as far down as it can go."""
        return tuple(owner for owner in self.answering if owner.kind == "post")

    @property
    def reaches(self) -> str | None:
        """How far down it goes: the kind of owner nearest to the work; `owner` if none says its kind."""
        kinds = {owner.kind for owner in self.answering}
        return next((kind for kind in _DOWNWARD if kind in kinds), "owner" if kinds else None)


def breakdowns(graph: Graph) -> tuple[Breakdown, ...]:
    """The six factors, then the touchpoints and steps that have scores."""
    found = list(scored(graph))
    by_name = {one.name: one for one in found if one.element is None}
    factors = tuple(Breakdown("factor", name, None, by_name.get(name)) for name in FACTORS)
    return factors + tuple(_of_element(graph, one, one.element) for one in found if one.element is not None)


def _of_element(graph: Graph, one: Scored, element: Node) -> Breakdown:
    kind, owners, elements = "touchpoint", (graph.owner_of(element),), [element]
    if isinstance(element, Step):
        kind, owners, elements = "step", owners_in_view(graph, element), list(elements_in(graph, element))
    figures = dict.fromkeys(edge.source for part in elements for edge in graph.edges_to(part, EdgeKind.MEASURES))
    asked = dict.fromkeys(owner for figure in figures if (owner := graph.owner_of(figure)))
    return Breakdown(kind, one.name, element, one, owners, tuple(figures), tuple(asked))


def factors_table(found: Iterable[Breakdown]) -> Table:
    """What is scored, and who answers for it."""
    columns = (Column("kind", "What"), Column("element", "Element", Kind.ELEMENT), Column("name", "Name"),
               Column("scored", "Scored", Kind.YES_NO), Column("experience", "Experience", Kind.NUMBER, "0 to 10"),
               Column("expectation", "Expectation", Kind.NUMBER, "0 to 10"),
               Column("importance", "Importance", Kind.NUMBER, "0 to 10"),
               Column("owners", "Answers for it", Kind.TEXT,
                      "of a touchpoint its owner, of a step those of what customers meet and see done in it"),
               Column("figures", "Indicators", Kind.COUNT, "that watch it or anything in it"),
               Column("asked", "Asked for them", Kind.TEXT, "the owners of these indicators"),
               Column("posts", "Posts", Kind.TEXT, "those of all these that say `kind: post`"),
               Column("reaches", "Comes down to", Kind.TEXT,
                      "the kind of owner nearest to the work; empty: nobody"))  # fmt: skip
    note = ("A factor is scored for the service as a whole, and the format has no key that ties it to a touchpoint, a "
            "step or an owner: so nobody stands beside it.")  # fmt: skip
    return Table("factors", "What is scored, down to the post that answers", columns, tuple(map(_row, found)), note)


def _row(one: Breakdown) -> tuple[Value, ...]:
    scores = one.scores
    figures = (scores.experience, scores.expectation, scores.importance) if scores else (None, None, None)
    factor = one.element is None
    names = ", ".join(owner.name if owner else NOBODY for owner in one.owners)
    return (one.kind, one.element.id if one.element else None, one.name, scores is not None, *figures, names or None,
            None if factor else len(one.figures), _names(one.asked), _names(one.posts), one.reaches)  # fmt: skip


def _names(owners: Iterable[Owner]) -> str | None:
    return ", ".join(owner.name for owner in owners) or None


def factors_sentences(found: Iterable[Breakdown]) -> Iterator[str]:
    """How many factors are scored, and how much of what is scored comes down to a post."""
    found = list(found)
    factors = [one for one in found if one.kind == "factor" and one.scores]
    parts = [one for one in found if one.kind != "factor"]
    if factors:
        some = f"{len(factors)} of the {len(FACTORS)}" if len(factors) < len(FACTORS) else f"All {len(FACTORS)}"
        yield (f"{some} factors of the experience {'is' if len(factors) == 1 else 'are'} scored "
               f"({listed((one.name for one in factors), 6)}), and no post can be named for any of them.")  # fmt: skip
    if parts:
        down = [one for one in parts if one.posts]
        yield (f"{counted(len(parts), 'touchpoint or step has', 'touchpoints and steps have')} scores; a post is among "
               f"those who answer for {len(down)} of them.")  # fmt: skip


def posts_sentence(graph: Graph) -> str:
    """How many indicators come down to a post, and where the others stop."""
    owners = [graph.owner_of(figure) for figure in graph.indicators]
    stops = Counter(owner.kind or "owner of no kind" if owner else NOBODY for owner in owners)
    posts = stops.pop("post", 0)
    others = ", ".join(f"{count} {'with' if kind == NOBODY else 'at a'} {kind}" for kind, count in stops.items())
    rest = f"; the others stop: {others}" if others else ""
    return f"{posts} of {counted(len(owners), 'indicator')} {'comes' if posts == 1 else 'come'} down to a post{rest}."


def factors_caveats(found: Iterable[Breakdown]) -> Iterator[Caveat]:
    """Why nobody stands beside a factor."""
    names = [one.name for one in found if one.kind == "factor" and one.scores]
    if names:
        yield Caveat(
            "factor-without-post",
            f"The format ties no factor to who answers for it, so {listed(names, 6)} cannot be broken down to a post "
            "here: score the touchpoints and steps that make it.",
        )


def break_down_first(found: Iterable[Breakdown]) -> Advice | None:
    """The factor that falls shortest of what is expected, by importance where that is known."""
    short = [(one, one.scores) for one in found
             if one.kind == "factor" and one.scores and (one.scores.satisfaction or 0) < 0]  # fmt: skip
    if not short:
        return None
    one, scores = min(short, key=lambda pair: (pair[1].weighted_satisfaction or 0, pair[1].satisfaction or 0))
    below = figure(-(scores.satisfaction or 0))
    matters = f" at an importance of {figure(scores.importance)}" if scores.importance is not None else ""
    return Advice(
        f"Break {quoted(one.name)} down to the touchpoints and steps that make it, and score each of them",
        f"its experience ({figure(scores.experience)}) is {below} below what is expected "
        f"({figure(scores.expectation)}){matters}, and no post answers for it",
    )
