"""What cards are found by: their lane, who answers for them, whose they are, their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from blueprint.details.book import Book, Subject
from blueprint.graph.draft import Evidence
from blueprint.graph.nodes import Action, CustomerAction, Note, Step
from blueprint.layout.scene import Card
from blueprint.render.page.data import Choice, Facet
from blueprint.report.located import Located

MARKS = {
    "peak": "key.peak", "best": "key.best", "pit": "key.pit", "end": "key.end", "transition": "transition",
    "milestone": "milestone", "truth": "key.truth", "decides": "key.decides", "loop": "key.loop",
    "informs": "key.informs", "waits": "key.waits", "late": "key.late", "fails": "key.fails",
    "recovers": "key.recovers", "unowned": "key.unowned", "implied": "key.implied", "pain": "note.pain",
    "quote": "note.quote", "question": "note.question", "opportunity": "note.opportunity", "idea": "note.idea",
    "note": "note.note", "error": "page.error", "warning": "page.warning", "info": "page.info",
}  # fmt: skip
"""Every mark and what it is called, in the order in which they are offered."""


def keys(card: Card, subject: Subject, book: Book, first: bool, found: Iterable[Located]) -> Iterator[str]:
    """All keys of a card. first: it is the card by which its step is known."""
    yield f"lane:{card.lane}"
    if not isinstance(subject, Step):
        owner = book.graph.owner_of(subject.touchpoint if isinstance(subject, Evidence) else subject)
        yield from (f"owner:{one.id}" for one in ((owner, *book.graph.above(owner)) if owner else ()))
    yield from (f"customer:{customer}" for customer in _customers(subject, book))
    marks = {*_marks(card, subject, book, first), *(one.level.value for one in found)}
    yield from (f"mark:{mark}" for mark in MARKS if mark in marks)


def _customers(subject: Subject, book: Book) -> list[str]:
    """Whose a card is: an action's own customer, else all who act in its step."""
    everybody = [customer.id for customer in book.graph.customers]
    if isinstance(subject, CustomerAction):
        return [subject.customer] if subject.customer else everybody
    step = subject if isinstance(subject, Step) else subject.step
    return [customer for customer in everybody if book.graph.actions_of(customer, step)]


def _marks(card: Card, subject: Subject, book: Book, first: bool) -> Iterator[str]:
    yield card.state
    yield from (chip.kind for chip in card.chips)
    yield from ["waits"] if any(chip.kind == "late" for chip in card.chips) else []
    yield from ["decides"] if card.decides else []
    if first and not isinstance(subject, Step | Evidence):
        yield from subject.step.marks
        yield from ["loop"] if any(way.loop for way in book.graph.ways(subject.step)) else []
    yield from (note.kind for note in _notes(subject))
    if isinstance(subject, Action):
        yield from _moments(subject, book)


def _notes(subject: Subject) -> tuple[Note, ...]:
    return subject.touchpoint.notes if isinstance(subject, Evidence) else subject.notes


def _moments(action: Action, book: Book) -> Iterator[str]:
    """What stands out at an action, and whether customer and service meet in it."""
    for edge in (*book.graph.edges_from(action), *book.graph.edges_to(action)):
        yield "truth" if edge.is_moment_of_truth else edge.kind.value
    if isinstance(action, CustomerAction):
        yield from book.standing_out(action)


def facets(all_keys: Iterable[Iterable[str]], book: Book) -> Iterator[Facet]:
    """What can be looked for, with how many cards there are of each."""
    counts = Counter(key for keys in all_keys for key in keys)
    offered = {
        "lane": [(lane.id, lane.name) for lane in book.scene.lanes],
        "owner": [(owner.id, owner.name) for owner in book.graph.owners()],
        "customer": [(one.id, one.name or one.id) for one in book.graph.customers],
        "mark": [(mark, book.words[name]) for mark, name in MARKS.items()],
    }
    for name, entries in offered.items():
        named = [(f"{name}:{key}", label) for key, label in entries]
        choices = tuple(Choice(key, label, counts[key]) for key, label in named if counts[key])
        if len(choices) > (name != "mark"):
            yield Facet(name, book.words[f"page.{name}"], choices)
