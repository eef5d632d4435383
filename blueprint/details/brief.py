"""What a table says under the name of a card: who, how long, what can fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.details.book import Book, Subject
from blueprint.details.facts import waiting
from blueprint.graph.draft import Evidence
from blueprint.graph.nodes import Action, CustomerAction, StaffAction, Step
from blueprint.layout.numbers import signed, time
from blueprint.render.page.data import Listing


def brief(subject: Subject, listed: Iterable[Listing], book: Book) -> Iterator[str]:
    """The lines under a name; for the notes of a step, the notes themselves."""
    say, graph = book.words, book.graph
    if isinstance(subject, Step):
        yield from (f"{notes.title}{say['colon']}{note.text}" for notes in listed for note in notes.entries)
        return
    if isinstance(subject, StaffAction) and subject.by:
        yield say.say("by", name=subject.by)
    owner = graph.owner_of(subject.touchpoint if isinstance(subject, Evidence) else subject)
    if owner:
        yield say.say("owner", name=owner.name)
    if isinstance(subject, Action):
        yield from _done(subject, book)
    elif owner is None:
        yield say["no-owner"]


def _done(action: Action, book: Book) -> Iterator[str]:
    """How long it takes, how it feels to those who do it, what can fail."""
    say = book.words
    if action.takes is not None:
        yield f"{say['timeline.total']}{say['colon']}{time(action.takes, say)}"
    if isinstance(action, CustomerAction) and action.waits:
        yield f"{say['key.waits']}{say['colon']}{waiting(action.waits, book) or say['not-known']}"
    if isinstance(action, StaffAction) and action.feels and action.feels.felt is not None:
        yield say.say("feels", score=signed(action.feels.felt, book.graph.scale.neutral))
    yield from (say.say("fails", what=fail.what) for fail in action.fails)
