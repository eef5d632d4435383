"""What else is said at a card: fail points, notes, promises and figures, and what the rules find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from blueprint.details.book import Book, Subject
from blueprint.errors import ModelError, UnknownName
from blueprint.graph.draft import Evidence
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, FailPoint, Indicator, Node, Note, Promise, Step
from blueprint.graph.part import whole_of
from blueprint.graph.reading import NOTE_KINDS
from blueprint.layout.contents import notes_in
from blueprint.layout.numbers import plain, time
from blueprint.render.page.data import Entry, Listing
from blueprint.report.located import Located, Run, from_findings
from blueprint.rules import RULES
from blueprint.rules.engine import judge

Findings = dict[int, list[Located]]


def findings(book: Book, run: Run | None) -> Findings:
    """What a check has found, by the numbers of the cards that it is about; without one, what the recommended rules do.

    run: of this blueprint alone. What it says of another element than one of this graph's is left out.
    """
    whole, by_card = whole_of(book.graph), Findings()
    for finding in _recommended(whole) if run is None else (item for file in run.files for item in file.items):
        try:
            element = whole.find(finding.element) if finding.element else None
        except UnknownName:  # what it is about has no card: a lane, or the blueprint as a whole
            continue
        for number in book.cards_of(element) if element else ():
            by_card.setdefault(number, []).append(finding)
    return by_card


def _recommended(graph: Graph) -> Iterable[Located]:
    try:
        return from_findings(judge(graph, RULES, ("recommended",)).findings)
    except ModelError:  # the file silences what is no rule: `check` says so with its line, and the picture stands
        return ()


def lists(subject: Subject, book: Book, first: bool, found: Iterable[Located]) -> Iterator[Listing]:
    """Fail points, findings, notes, promises and figures. first: the card tells of its step as well."""
    say = book.words
    if isinstance(subject, Action) and subject.fails:
        yield Listing(say["key.fails"], tuple(_fail(fail, book) for fail in subject.fails))
    if told := tuple(_finding(one, book) for one in found):
        yield Listing(say["page.findings"], told, "en")
    yield from _notes(_noted(subject, book, first), book)
    if isinstance(subject, Step) and not first:
        return
    for key, kind in (("page.promises", EdgeKind.PROMISES), ("page.figures", EdgeKind.MEASURES)):
        about = [edge.source for node in _nodes(subject, first) for edge in book.graph.edges_to(node, kind)]
        if about:
            yield Listing(say[key], tuple(_figure(one, book) for one in about))


def _nodes(subject: Subject, first: bool) -> tuple[Node, ...]:
    """The elements that a card tells of."""
    if isinstance(subject, Evidence):
        return (subject.touchpoint,)
    return (subject, subject.step) if isinstance(subject, Action) and first else (subject,)


def _noted(subject: Subject, book: Book, first: bool) -> list[Note]:
    """The notes of a card: those of its step stand on the card of notes and on that of the customer."""
    if isinstance(subject, Step):
        return list(notes_in(subject, book.graph))
    return [note for node in _nodes(subject, first) for note in node.notes]


def _notes(notes: Iterable[Note], book: Book) -> Iterator[Listing]:
    by_kind = sorted(notes, key=lambda note: NOTE_KINDS.index(note.kind))
    for kind, group in groupby(by_kind, key=lambda note: note.kind):
        entries = tuple(Entry(note.text, (note.source,) if note.source else ()) for note in group)
        yield Listing(book.words[f"note.{kind}"], entries)


def _fail(fail: FailPoint, book: Book) -> Entry:
    """A fail point with its figures; it leads to the step that makes it good."""
    say = book.words
    figures = {name: getattr(fail, name) for name in ("severity", "occurrence", "detection", "risk")}
    more = [f"{say[f'page.{name}']} {value}" for name, value in figures.items() if value is not None]
    owner = book.graph.owner(fail.owner)
    if owner:
        more.append(say.say("owner", name=owner.name))
    if fail.recovery is None:
        return Entry(fail.what, tuple(more), tone="bad")
    step = book.graph.find(fail.recovery)
    return Entry(fail.what, (*more, f"{say['key.recovers']}{say['colon']}{step.name}"), book.card_of(step), "bad")


def _finding(finding: Located, book: Book) -> Entry:
    said = f"{finding.code} {book.words[f'page.{finding.level.value}']}"
    return Entry(finding.message, tuple(filter(None, (finding.help, said))), tone=finding.level.value)


def _figure(node: Node, book: Book) -> Entry:
    """A promise or an indicator with what is meant and what is."""
    say = book.words
    owner = book.graph.owner_of(node)
    told: list[str] = []
    if isinstance(node, Promise):
        pairs = (("page.promised", node.promised), ("page.delivered", node.delivered))
        told = [f"{say[key]}{say['colon']}{time(value, say)}" for key, value in pairs if value is not None]
    elif isinstance(node, Indicator):
        told = list(_measured(node, book))
    return Entry(node.name, (*told, say.say("owner", name=owner.name)) if owner else tuple(told))


def _measured(node: Indicator, book: Book) -> Iterator[str]:
    say, unit = book.words, f" {node.unit}" if node.unit else ""
    if node.actual is not None:
        yield f"{say['page.now']}{say['colon']}{plain(node.actual)}{unit}"
    if node.target is not None:
        aim = node.target if isinstance(node.target, str) else "–".join(map(plain, node.target))
        yield f"{say['page.target']}{say['colon']}{aim}{unit}"
    if node.complaints:
        yield f"{say['pareto.complaints']}{say['colon']}{sum(count for _, count in node.complaints)}"
