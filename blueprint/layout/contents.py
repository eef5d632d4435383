"""What is written on the cards: from the elements of the graph to paragraphs and chips, before anything has a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blueprint.graph.draft import Evidence
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, Lane, Node, Note, StaffAction, Step, SupportProcess
from blueprint.graph.reading import NOTE_KINDS
from blueprint.layout import measures as m
from blueprint.layout.numbers import signed
from blueprint.layout.wording import Words
from blueprint.model.durations import spell


class Paragraph(NamedTuple):
    """A text of one size and weight, to be wrapped. gap: px of air above it."""

    text: str
    size: float = m.CARD_TEXT
    weight: int = 400
    role: str = "text"
    line: float = m.CARD_LINE
    gap: float = 0.0


class Tag(NamedTuple):
    """A chip to be: what it tells, in words."""

    kind: str
    text: str


class Content(NamedTuple):
    """A card to be. column: its step's number, from 0; about: what it is, for those who do not see the picture."""

    id: str
    kind: str
    lane: str
    column: int
    paragraphs: tuple[Paragraph, ...]
    tags: tuple[Tag, ...]
    state: str
    about: str
    decides: bool = False


def of_evidence(evidence: Evidence, graph: Graph, words: Words) -> Content:
    """The card of a touchpoint: its name, its owner or that nobody owns it."""
    touchpoint = evidence.touchpoint
    owner = graph.owner_of(touchpoint)
    tag = Tag("owner", owner.name) if owner else Tag("no-owner", words["no-owner"])
    about = _about(
        graph, words, evidence.lane, evidence.step, touchpoint.name, [touchpoint.channel, _owned(owner, words)]
    )
    return Content(
        id=f"{evidence.step.id}/{evidence.lane.id}/{touchpoint.id}",
        kind="touchpoint",
        lane=evidence.lane.id,
        column=evidence.step.index,
        paragraphs=(Paragraph(touchpoint.name),),
        tags=(tag,),
        state="plain" if owner else "unowned",
        about=about,
    )


def of_action(action: Action, graph: Graph, words: Words, first: bool) -> Content:
    """The card of an action. first: it is the first of its step's customer actions, on which the step's signs stand."""
    owner = graph.owner_of(action)
    tags = [*_post(action, owner), *_timing(action, words)]
    tags += _failing(action, graph)
    if isinstance(action, StaffAction) and action.feels and action.feels.felt is not None:
        tags.append(Tag("feels", words.say("feels", score=signed(action.feels.felt, graph.scale.neutral))))
    if first:
        tags += _endings(action.step, graph, words)
    implied = isinstance(action, SupportProcess) and action.implied
    said = [_owned(owner, words), *(tag.text for tag in tags if tag.kind in {"by", "waits", "takes", "feels"})]
    said += [words.say("fails", what=fail.what) for fail in action.fails]
    if first and action.step.level:
        said.append(words[f"level.{action.step.level}"])
    return Content(
        id=action.id,
        kind=action.lane.kind,
        lane=action.lane.id,
        column=action.step.index,
        paragraphs=(Paragraph(action.name),),
        tags=tuple(tags),
        state="implied" if implied else "plain",
        about=_about(graph, words, action.lane, action.step, action.name, said),
        decides=first and (action.step.decides or len(graph.ways(action.step)) > 1),
    )


def of_notes(step: Step, graph: Graph, words: Words) -> Content | None:
    """The card with all notes of a step and of what is in it, or None if there are none."""
    found = list(_notes(step, graph))
    if not found:
        return None
    paragraphs: list[Paragraph] = []
    kind = None
    for note in sorted(found, key=lambda note: NOTE_KINDS.index(note.kind)):
        if note.kind != kind:
            head = Paragraph(
                words[f"note.{note.kind}"], m.SMALL_TEXT, 600, "name-note", m.SMALL_LINE, 4.0 if kind else 0.0
            )
            paragraphs.append(head)
            kind = note.kind
        paragraphs.append(Paragraph(note.text, m.SMALL_TEXT, 400, "text", m.SMALL_LINE, 1.0))
    about = "; ".join(f"{words[f'note.{note.kind}']}{words['colon']}{note.text}" for note in found)
    return Content(f"{step.id}/notes", "note", "", step.index, tuple(paragraphs), (), "plain",
                   f"{words['lane.notes']}, {_step(step, words)}{words['colon']}{about}")  # fmt: skip


def lane_name(lane: Lane, graph: Graph, words: Words) -> str:
    """The name of a lane: what the file calls it, else the word of its language."""
    if lane.name:
        return lane.name
    if lane.id == "customer" and len(graph.customers) > 1 and lane.customer is None:
        return words["lane.together"]
    return words[f"lane.{lane.id}"]


def _notes(step: Step, graph: Graph) -> Iterator[Note]:
    yield from step.notes
    for lane in graph.lanes:
        for action in graph.cell(step, lane):
            yield from action.notes
    for evidence in graph.evidence_in(step):
        if graph.first_met(evidence.touchpoint) is step:
            yield from evidence.touchpoint.notes


def _post(action: Action, owner: Node | None) -> list[Tag]:
    """Who does it, and who answers for it unless the whole lane has that owner."""
    by = action.by if isinstance(action, StaffAction) else None
    shown = owner.name if owner and owner.id != action.lane.owner and action.lane.kind != "customer" else None
    text = " · ".join(filter(None, dict.fromkeys([by, shown])))
    return [Tag("owner" if shown else "by", text)] if text else []


def _timing(action: Action, words: Words) -> list[Tag]:
    tags = []
    if action.takes is not None:
        tags.append(Tag("takes", words.say("takes", time=spell(action.takes))))
    waits = action.waits if isinstance(action, CustomerAction) else None
    if waits is not None:
        known = waits.length is not None
        tags.append(Tag("waits", words.say("waits", time=spell(waits.length)) if known else words["waits-unknown"]))
    return tags


def _failing(action: Action, graph: Graph) -> Iterator[Tag]:
    """What can go wrong, each with the step that makes it good."""
    for fail in action.fails:
        yield Tag("fails", fail.what)
        if fail.recovery is not None:
            yield Tag("recovers", graph.find(fail.recovery).name)


def _endings(step: Step, graph: Graph, words: Words) -> list[Tag]:
    """A chip for each declared way on which the journey ends here."""
    return [
        Tag("ends", words.say("ends-when", when=way.when) if way.when else words["ends"])
        for way in graph.ways(step)
        if way.target is None and way.declared
    ]


def _owned(owner: Node | None, words: Words) -> str | None:
    return words.say("owner", name=owner.name) if owner else None


def _step(step: Step, words: Words) -> str:
    return words.say("step", number=step.index + 1, name=step.name)


def _about(graph: Graph, words: Words, lane: Lane, step: Step, name: str, said: Iterable[str | None]) -> str:
    facts = "; ".join(filter(None, [name, *said]))
    return f"{lane_name(lane, graph, words)}, {_step(step, words)}{words['colon']}{facts}"
