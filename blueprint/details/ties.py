"""What a card is joined to: what it leans on and what leans on it, what goes before and after, what it tells."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.details.book import Book
from blueprint.graph.draft import Evidence
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.nodes import Action, Node, Step
from blueprint.layout.numbers import time
from blueprint.render.page.data import Entry, Listing

OUT = {
    EdgeKind.MEETS: "page.meets",
    EdgeKind.INTERACTS: "page.acts-with",
    EdgeKind.RELIES: "page.leans",
    EdgeKind.FLOW: "page.goes-on",
    EdgeKind.INFORMS: "page.tells",
}
"""What the other end of an edge is to the element at which it begins, by its key in the words."""

INTO = {
    EdgeKind.MEETS: "page.met",
    EdgeKind.INTERACTS: "page.acts-with",
    EdgeKind.RELIES: "page.leaned-on",
    EdgeKind.FLOW: "page.comes-from",
    EdgeKind.INFORMS: "page.told",
    EdgeKind.RECOVERS: "page.makes-good",
}
"""The same for the element at which it ends."""

ORDER = (
    "page.meets", "page.met", "page.acts-with", "page.leans", "page.leaned-on", "page.comes-from", "page.goes-on",
    "page.tells", "page.told", "page.makes-good",
)  # fmt: skip


def ties(subject: Action | Evidence, book: Book, first: bool) -> Iterator[Listing]:
    """What a card is joined to, each kind under its heading. first: it is the card by which its step is known."""
    found: dict[str, dict[Entry, None]] = {key: {} for key in ORDER}
    for edge, key, other in _edges(subject, book, first):
        found[key][_entry(edge, other, subject.step, book)] = None
    return (Listing(book.words[key], tuple(entries)) for key, entries in found.items() if entries)


def _edges(subject: Action | Evidence, book: Book, first: bool) -> Iterator[tuple[Edge, str, Node]]:
    """Each edge, the key of what its other end is to the card, and that end."""
    graph, step = book.graph, subject.step
    if isinstance(subject, Evidence):
        for edge in graph.edges_to(subject.touchpoint, EdgeKind.MEETS):
            if getattr(edge.source, "step", step) is step:
                yield edge, INTO[edge.kind], edge.source
        return
    yield from ((edge, OUT[edge.kind], edge.target) for edge in graph.edges_from(subject) if edge.kind in OUT)
    for node in (subject, step) if first else (subject,):
        yield from ((edge, INTO[edge.kind], edge.source) for edge in graph.edges_to(node) if edge.kind in INTO)


def _entry(edge: Edge, other: Node, step: Step, book: Book) -> Entry:
    return Entry(other.name or other.id, tuple(_said(edge, book)), book.card_of(other, step))


def _said(edge: Edge, book: Book) -> Iterator[str]:
    """What is said on a line."""
    say = book.words
    if edge.label:
        yield edge.label
    if edge.artefact and edge.artefact != edge.label:
        yield edge.artefact
    if edge.share is not None:
        yield f"{edge.share * 100:g}%"
    if edge.within is not None:
        yield say.say("within", time=time(edge.within, say))
    if edge.loop:
        yield say["again"]
    if edge.via:
        yield edge.via.name
    if edge.is_moment_of_truth:
        yield say["key.truth"]
