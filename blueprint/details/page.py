"""All that a page is told beside the picture."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.details.book import Book, Subject
from blueprint.details.brief import brief
from blueprint.details.facts import facts
from blueprint.details.keys import facets, keys
from blueprint.details.ties import ties
from blueprint.details.told import findings, lists
from blueprint.graph.draft import Evidence
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step
from blueprint.layout.numbers import signed
from blueprint.layout.scene import Card, Scene
from blueprint.render.page.data import Detail, Moment, Told
from blueprint.report.located import Located, Run


def tell(graph: Graph, scene: Scene, run: Run | None = None) -> Told:
    """What is known of each card of a scene, what can be looked for, and the steps; nothing for a chart.

    run: what a check has found; without it the recommended rules are asked.
    """
    if not scene.cards:
        return Told()
    book = Book(graph, scene)
    found = findings(book, run)
    details = tuple(_detail(number, card, book, found.get(number, [])) for number, card in enumerate(scene.cards))
    return Told(details, tuple(facets((detail.keys for detail in details), book)), tuple(_moments(book)))


def _detail(number: int, card: Card, book: Book, found: list[Located]) -> Detail:
    subject = book.subject(card)
    if subject is None:
        return Detail(card.about, (), (), (), (f"lane:{card.lane}",))
    step = subject if isinstance(subject, Step) else subject.step
    first = book.card_of(step) == number
    known = tuple(facts(subject, book, first))
    listed = list(lists(subject, book, first, found))
    if not isinstance(subject, Step):
        listed += ties(subject, book, first)
    found_by = tuple(keys(card, subject, book, first, found))
    return Detail(_name(subject, book), tuple(brief(subject, listed, book)), known, tuple(listed), found_by)


def _name(subject: Subject, book: Book) -> str:
    if isinstance(subject, Step):
        return book.words["lane.notes"]
    return subject.touchpoint.name if isinstance(subject, Evidence) else subject.name


def _moments(book: Book) -> Iterator[Moment]:
    """The steps with how they feel."""
    scores: dict[str, list[str]] = {}
    for journey in book.journeys:
        customer = book.graph.customer(journey.customer)
        who = f"{customer.name}{book.words['colon']}" if customer and len(book.journeys) > 1 else ""
        names = {"peak": journey.peak, "pit": journey.worst if journey.worst in journey.pits else None,
                 "end": journey.end}  # fmt: skip
        for moment in journey.moments:
            marks = [book.words[f"key.{name}"] for name, one in names.items() if one is moment]
            said = " ".join([f"{who}{signed(moment.score, book.graph.scale.neutral)}", *marks])
            scores.setdefault(moment.step.id, []).append(said)
    for step in book.graph.steps:
        yield Moment(step.id, step.index + 1, step.name, step.phase.name, tuple(scores.get(step.id, ())))
