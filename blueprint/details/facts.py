"""What is known of one card, as labels and texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from blueprint.details.book import Book, Subject
from blueprint.graph.draft import Evidence
from blueprint.graph.nodes import (
    Action,
    CustomerAction,
    Feeling,
    Lane,
    Node,
    Policy,
    Remark,
    StaffAction,
    Step,
    Touchpoint,
    Waiting,
)
from blueprint.graph.part import tells_feelings
from blueprint.layout.contents import lane_name
from blueprint.layout.numbers import plain, signed, time
from blueprint.render.page.data import Fact


def facts(subject: Subject, book: Book, first: bool) -> Iterator[Fact]:
    """All facts of a card. first: it is the first card of its step's customers, which tells of the step as well."""
    step = subject if isinstance(subject, Step) else subject.step
    say = book.words
    lane = say["lane.notes"] if isinstance(subject, Step) else _lane(subject.lane, book)
    yield Fact(say["page.lane"], lane)
    yield Fact(say["page.step"], f"{step.index + 1}{say['separator']}{step.name}", book.card_of(step))
    yield Fact(say["page.phase"], step.phase.name)
    if isinstance(subject, Evidence):
        yield from _touchpoint(subject.touchpoint, book)
    elif isinstance(subject, Action):
        yield from _action(subject, book)
    if first:
        yield from _step(step, book)


def _lane(lane: Lane, book: Book) -> str:
    return lane_name(lane, book.graph, book.words)


def _touchpoint(touchpoint: Touchpoint, book: Book) -> Iterator[Fact]:
    say = book.words
    yield _owner(touchpoint, book) or Fact(say["page.owner"], say["no-owner"])
    helpers = [owner.name for key in touchpoint.with_owners if (owner := book.graph.owner(key))]
    if helpers:
        yield Fact(say["page.with-owners"], ", ".join(helpers))
    if touchpoint.channel:
        yield Fact(say["page.channel"], touchpoint.channel)
    if touchpoint.senses:
        yield Fact(say["coverage.modules"], ", ".join(say[f"coverage.{sense}"] for sense in touchpoint.senses))
    yield from _scores(touchpoint.scores, book)


def _action(action: Action, book: Book) -> Iterator[Fact]:
    say = book.words
    if isinstance(action, StaffAction) and action.by:
        yield Fact(say["page.by"], action.by)
    if owner := _owner(action, book):
        yield owner
    if action.takes is not None:
        yield Fact(say["timeline.total"], time(action.takes, say))
    if isinstance(action, CustomerAction):
        yield from _customer(action, book)
    if isinstance(action, StaffAction) and action.feels:
        yield from _feeling(action.feels, book)
    if isinstance(action, Remark) and action.policy:
        policy = book.graph.find(action.policy)
        yield from [Fact(policy.name, policy.says)] if isinstance(policy, Policy) and policy.says else []


def _owner(element: Node, book: Book) -> Fact | None:
    """Who answers for it, with those above and how to reach them."""
    owner = book.graph.owner_of(element)
    if owner is None:
        return None
    chain = " › ".join(one.name for one in (*reversed(book.graph.above(owner)), owner))
    return Fact(
        book.words["page.owner"], f"{chain}{book.words['separator']}{owner.contact}" if owner.contact else chain
    )


def _customer(action: CustomerAction, book: Book) -> Iterator[Fact]:
    say = book.words
    customer = book.graph.customer(action.customer)
    if customer and customer.name:
        yield Fact(say["page.customer"], customer.name)
    if action.waits:
        yield Fact(say["timeline.waits"], waiting(action.waits, book) or say["not-known"])
    if action.tolerates is not None:
        yield Fact(say["page.tolerates"], time(action.tolerates, say))
    if action.emotion and tells_feelings(book.graph):
        yield from _feeling(action.emotion, book, [say[f"key.{mark}"] for mark in book.standing_out(action)])


def waiting(waits: Waiting, book: Book) -> str:
    """A wait: how long, how long at the most, what makes it bearable; "" if nothing is known of it."""
    say = book.words
    told = [time(waits.length, say)] if waits.length is not None else []
    told += [say.say("most", time=time(waits.most, say))] if waits.most is not None else []
    for key, known in (("explained", waits.explained), ("occupied", waits.occupied)):
        if known is not None:
            told.append(say[f"page.{key}" if known else f"page.not-{key}"])
    return say["separator"].join(told)


def _feeling(feeling: Feeling, book: Book, marks: Iterable[str] = ()) -> Iterator[Fact]:
    """The score with what stands out in it and how it is known, and what it should be."""
    say, neutral = book.words, book.graph.scale.neutral
    if feeling.felt is not None:
        number = f"n = {feeling.n}" if feeling.n else None
        known = [signed(feeling.felt, neutral), *marks, feeling.source, number, feeling.date]
        yield Fact(say["emotion"], say["separator"].join(filter(None, known)))
    if feeling.target is not None:
        yield Fact(say["page.target"], signed(feeling.target, neutral))


def _step(step: Step, book: Book) -> Iterator[Fact]:
    say = book.words
    if step.phase.stage:
        yield Fact(say["coverage.stages"], say[f"coverage.{step.phase.stage}"])
    if step.level:
        yield Fact(say["coverage.levels"], say[f"coverage.{step.level}"])
    if step.marks:
        yield Fact(say["key.meant"], ", ".join(say[mark] for mark in step.marks))
    yield from _scores(step.scores, book)


def _scores(scores: Any, book: Book) -> Iterator[Fact]:
    """The scores from 0 to 10, in one line."""
    if scores is None:
        return
    say = book.words
    names = ("experience", "expectation", "importance", "ideal")
    told = [f"{say[f'gaps.{name}']} {plain(value)}" for name in names if (value := getattr(scores, name)) is not None]
    if scores.source:
        told.append(scores.source)
    if told:
        yield Fact(say["gaps.scale"], say["separator"].join(told))
